"""A server that is killed takes its processes with it; one of them that dies is started anew."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import own_database
from tests.ports import free_port
from tests.web.conftest import ROOT, wait_for

Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def start(port: int, tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts a server on one port and waits until it answers."""
    environment = {
        **os.environ,
        **own_database(),
        "TRUELINE_HOME": str(tmp_path / "home"),
        "TRUELINE_PORT": str(port),
        "PYTHONPATH": str(ROOT / "src"),
    }
    running: list[subprocess.Popen[bytes]] = []

    def begin() -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "trueline.cli.main", "start", "--without-demo"]
        running.append(
            subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL)
        )
        wait_for(f"http://127.0.0.1:{port}")
        return running[-1]

    yield begin
    for process in running:
        process.terminate()
        process.wait(30)


def test_what_dies_is_started_anew_and_a_killed_server_leaves_nothing_behind(
    start: Start, port: int
) -> None:
    killed = start()
    others = {child for child in children_of(killed.pid) if serves_no_pages(child)}
    (pages,) = set(children_of(killed.pid)) - others
    os.kill(pages, signal.SIGKILL)
    await_that(lambda: len(set(children_of(killed.pid)) - others - {pages}) == 1)
    wait_for(f"http://127.0.0.1:{port}")

    children = children_of(killed.pid)
    killed.kill()
    killed.wait()
    await_that(lambda: not any(map(is_alive, children)))
    start()


def children_of(parent: int) -> list[int]:
    lists = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(child) for one in lists for child in one.read_text().split()]


def serves_no_pages(process: int) -> bool:
    """Say whether a child runs jobs, or keeps Python's list of what processes share."""
    words = Path(f"/proc/{process}/cmdline").read_bytes()
    return b"trueline.web.worker" in words or b"resource_tracker" in words


def is_alive(process: int) -> bool:
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def await_that(holds: Callable[[], bool]) -> None:
    for _ in range(150):
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("this did not come true within 15 seconds")
