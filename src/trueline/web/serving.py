"""Serves the pages and runs the jobs, until it is told to stop."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from trueline.core.errors import SettingError
from trueline.web.assets import bring_assets_up_to_date
from trueline.web.schema import bring_up_to_date

THREADS = 4
SECONDS_TO_STOP = 20
SECONDS_BEFORE_RESTART = 1.0


def prepare() -> None:
    """Make home and database fit this version, and build what browsers fetch; quick when done.

    Raises:
        SettingError: The database was written by a newer version of the program.
    """
    bring_up_to_date()
    bring_assets_up_to_date()


def serve(host: str, port: int) -> None:
    """Serve until interrupted; jobs run in a process of their own beside it.

    A process that dies is started anew; all of them end when this one does, however it ends.

    Raises:
        SettingError: The port is taken or the address is not of this machine.
    """
    refuse_taken(host, port)
    # A forked process would hold what threads of this one left behind, and end when it frees it.
    multiprocessing.set_start_method("spawn", force=True)
    with _worker():
        Server(
            "trueline.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            log_level=LogLevels.warning,
        ).serve()


def refuse_taken(host: str, port: int) -> None:
    """Try the port: the server itself would share it silently with another.

    Raises:
        SettingError: It is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as taken:
            raise SettingError(
                f"Nothing can listen on {host}, port {port}: {taken.strerror}. "
                "Choose another port with TRUELINE_PORT, or stop what uses it."
            ) from taken


@contextmanager
def _worker() -> Iterator[None]:
    """Keep a process that runs jobs alive; one that dies is started anew.

    The first is started before the server forks: a fork in the middle of a start would inherit
    the pipe over which the start is told that it worked, and nobody would ever hear of it.
    """
    over = threading.Event()
    running = [_start_worker()]

    def keep() -> None:
        while True:
            running[0].wait()
            if over.wait(SECONDS_BEFORE_RESTART):
                return
            running[0] = _start_worker()
            if over.is_set():  # told to stop meanwhile, too late for that process
                _stop(running[0])
                return

    keeper = threading.Thread(target=keep, name="job-worker-keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        _stop(running[0])
        keeper.join(SECONDS_TO_STOP)


def _start_worker() -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches the server first, which then stops the worker.
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "trueline.web.settings"}
    return subprocess.Popen(
        [sys.executable, "-m", "trueline.web.worker"], env=environment, start_new_session=True
    )


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
