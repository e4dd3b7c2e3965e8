"""Every ``trueline`` line in the docs is a command that exists, with options that it knows."""

import re
import shlex
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from trueline.cli.main import COMMANDS, build_parser

PAGES = sorted([*ROOT.glob("docs/howto/*.md"), ROOT / "README.md"])
LINE = re.compile(
    r"^\$ (?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?trueline (?P<words>[^|>#\n]+)", re.MULTILINE
)


@pytest.mark.parametrize("guide", PAGES, ids=lambda guide: guide.name)
def test_a_command_shown_in_the_docs_is_understood(guide: Path) -> None:
    parser = build_parser(COMMANDS.all())
    for shown in LINE.finditer(guide.read_text(encoding="utf-8")):
        parser.parse_args(shlex.split(shown["words"]))
