"""Homes that a later version wrote, and back-ups that are killed on the way."""

import contextlib
import os
import random
import signal
import sqlite3
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests import databases
from tests.cli.command_process import said
from tests.cli.test_processes import DAYS, run
from tests.forking import answer_of
from tests.ledger_process import home
from tests.step_process import back_up_to, known, prepare, problems, step
from trueline.home.restoring import restore

COMMANDS = (
    ("value", "views", *DAYS),
    ("facts", "coverage"),
    ("verify",),
    ("facts", "compact"),
    ("facts", "gc"),
    ("undo", "1"),
)


@pytest.fixture(scope="module", autouse=True)
def no_server() -> Iterator[None]:
    """Let homes have a file for a database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TRUELINE_DATABASE", raising=False)
        patch.setattr(databases, "SERVER", "")
        yield


def test_a_home_of_a_later_version_is_refused_in_a_sentence_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    assert "No import" in run(folder, *COMMANDS[0]).stdout
    file = folder / "trueline.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as database:
        database.execute(
            "insert into django_migrations (app, name, applied)"
            " values ('web', '9999_of_a_later_version', '2030-01-01')"
        )
        database.commit()
    before = contents(folder)
    export = tmp_path / "export.csv"
    export.write_text("Date,Impressions,Engagements,New follows\n2026-06-01,1,1,1\n")
    backup = ("backup", "--to", str(tmp_path / "safe"))
    for refused in said(folder, *COMMANDS, ("import", str(export)), backup, code=2):
        assert "was written by a newer version of Trueline" in refused["error"]
        assert "Start that version, or use another home." in refused["error"]
    assert contents(folder) == before
    assert not (tmp_path / "safe").exists()


def contents(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_back_ups_killed_at_random_moments_are_taken_up_again(tmp_path: Path) -> None:
    draw = random.Random(1)  # noqa: S311 - moments to kill at, not a secret
    safe = tmp_path / "safe"
    with home(tmp_path / "home", "tests.step_process") as processes:
        processes.call(prepare, "acme")
        for number in range(1, 6):
            processes.call(step, "acme", "import", number)
            began = time.monotonic()
            processes.call(back_up_to, str(tmp_path / f"measure-{number}"))
            usual = time.monotonic() - began
            process, line = processes.begin(back_up_to, str(safe))
            time.sleep(draw.uniform(0, usual))
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            answer_of(line)
        assert processes.call(back_up_to, str(safe))
        expected = processes.call(known, "acme")
    restore(safe, tmp_path / "restored", lambda _done, _of: None)
    with home(tmp_path / "restored", "tests.step_process") as restored:
        assert restored.call(known, "acme") == expected
        assert restored.call(problems, "acme") == []
