"""Processes forked from a server that has imported everything: a call costs milliseconds.

Each call is a process of its own, so that it can be killed and leaves nothing behind.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from tempfile import TemporaryDirectory
from typing import Any


@dataclass(frozen=True, slots=True)
class Processes:
    """Where the server listens."""

    address: str

    def begin(self, work: Callable[..., Any], *args: Any) -> tuple[int, Connection]:
        """Start work in a process of its own; give its number and where its answer comes."""
        line = Client(self.address)
        line.send((work.__name__, args))
        return line.recv(), line

    def call(self, work: Callable[..., Any], *args: Any) -> Any:
        """Work in a process of its own; give its answer, or None when it was killed."""
        return answer_of(self.begin(work, *args)[1])


@contextmanager
def forking(module: str, environment: Mapping[str, str]) -> Iterator[Processes]:
    """Start a server whose processes do the work of a module, which serves when it is run."""
    surroundings = {**environment, "PYTHONPATH": os.pathsep.join(sys.path)}
    with TemporaryDirectory() as scratch:
        address = f"{scratch}/door"
        command = [sys.executable, "-m", module, address]
        server = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE)
        try:
            assert server.stdout is not None
            server.stdout.readline()
            yield Processes(address)
        finally:
            server.kill()
            server.communicate()


def answer_of(line: Connection) -> Any:
    """Wait for an answer; None when the process was killed."""
    try:
        kind, answer = line.recv()
    except (EOFError, ConnectionResetError):
        return None
    finally:
        line.close()
    if kind == "failed":
        raise AssertionError(answer)
    return answer


def serve(address: str, works: Mapping[str, Any]) -> None:
    """Fork a process for each caller, until killed."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with Listener(address) as door:
        print("ready", flush=True)  # noqa: T201 - the starter waits for it
        while True:
            line = door.accept()
            name, args = line.recv()
            if os.fork() == 0:
                line.send(os.getpid())
                _answer(line, works[name], args)
                os._exit(0)
            line.close()


def _answer(line: Connection, work: Callable[..., Any], args: tuple[Any, ...]) -> None:
    try:
        line.send(("done", work(*args)))
    except Exception as failed:  # noqa: BLE001 - the caller shows it
        line.send(("failed", repr(failed)))
