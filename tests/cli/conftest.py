"""The command line, run in this process on a home of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from trueline.cli.main import main


@dataclass(frozen=True)
class Said:
    """What a command answered.

    Attributes:
        code: Exit code.
        text: What it printed.
        beside: What it printed beside its output.
    """

    code: int
    text: str
    beside: str = ""

    @property
    def json(self) -> Any:
        """What ``--json`` printed."""
        return json.loads(self.text)


@pytest.fixture
def home(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:  # noqa: ARG001
    """Give an empty home that this process has open."""
    settings.TRUELINE_HOME = tmp_path / "home"
    monkeypatch.setenv("TRUELINE_HOME", str(settings.TRUELINE_HOME))
    return Path(settings.TRUELINE_HOME)


@pytest.fixture
def trueline(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:  # noqa: ARG001
    """Give a function that runs a command as typed."""

    def run(*words: str | Path) -> Said:
        code = main([str(one) for one in words])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return run
