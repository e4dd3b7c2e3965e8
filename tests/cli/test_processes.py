"""The command line as a process of its own: bad homes, full disks, closed pipes, taken ports."""

import json
import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Ended = subprocess.CompletedProcess[str]
DAYS = ("--from", "2026-06-01", "--to", "2026-06-02")


CLI = ("-m", "trueline.cli.main")


def run(home: Path | str, *words: str, program: tuple[str, ...] = CLI, **changes: Any) -> Ended:
    """Run a command to its end on a home, or another program of Python."""
    environment: Mapping[str, str] = {
        **{name: text for name, text in os.environ.items() if not name.startswith("TRUELINE_")},
        "TRUELINE_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
        **changes.pop("also", {}),
    }
    settings: dict[str, Any] = {"stdout": subprocess.PIPE} | changes
    return subprocess.run(
        [sys.executable, *program, *words],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
        **settings,
    )


def no_room(free_bytes: int) -> Callable[[], None]:
    """Give what lets no file of a process grow beyond some bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (free_bytes, free_bytes))


@pytest.mark.parametrize("free_bytes", [10, 1_000, 60_000])
def test_a_home_that_finds_no_room_is_refused(tmp_path: Path, free_bytes: int) -> None:
    ended = run(
        tmp_path / "home", "value", "views", *DAYS, "--json", preexec_fn=no_room(free_bytes)
    )
    assert ended.returncode == 1
    assert "Make room on the disk" in json.loads(ended.stdout)["error"]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("place", ["/proc/trueline", "a-file", "a-file/below", "~nobody-here/home"])
def test_a_home_that_cannot_be_is_a_matter_of_settings(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_text("")
    home = place if place[0] in "/~" else tmp_path / place
    ended = run(home, "value", "views", *DAYS, "--json")
    assert ended.returncode == 2
    assert json.loads(ended.stdout)["error"].startswith("TRUELINE_HOME is ")
    assert "Traceback" not in ended.stderr


def test_a_damaged_application_database_is_named(tmp_path: Path) -> None:
    database = tmp_path / "trueline.sqlite3"
    database.write_bytes(b"not a database, " * 600)
    ended = run(tmp_path, "value", "views", *DAYS, "--json")
    assert ended.returncode == 1
    assert f"{database} is damaged" in json.loads(ended.stdout)["error"]
    assert "Traceback" not in ended.stderr


def test_a_taken_port_is_said_before_any_address(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = run(tmp_path, "start", "--without-demo", "--port", port, "--json")
    assert ended.returncode == 2
    assert f"port {port}" in json.loads(ended.stdout)["error"]


@pytest.mark.parametrize("words", [("--help",), ("plan", "check-syntax", "gone.yaml")])
def test_a_reader_that_went_away_ends_it_quietly(tmp_path: Path, words: tuple[str, ...]) -> None:
    readable, writable = os.pipe()
    os.close(readable)
    with os.fdopen(writable, "wb") as pipe:
        ended = run(tmp_path, *words, stdout=pipe)
    assert ended.stderr == ""


def test_an_output_that_takes_no_more_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = run(tmp_path, "plan", "check-syntax", "gone.yaml", stdout=full)
    assert ended.returncode == 1
    assert ended.stderr == "The answer could not be written: No space left on device.\n"
