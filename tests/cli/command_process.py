"""Commands in processes of their own, forked from one that has everything imported.

What a process imports takes longer than most commands; ``test_processes`` starts whole ones.
"""

import os
import sys
from atexit import register
from collections.abc import Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from json import loads
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django import http
from django.apps import apps
from django.db import connections, models

from tests.forking import Processes, forking, serve
from trueline.cli.main import COMMANDS, main
from trueline.facts.compiled import compiled
from trueline.facts.tables import table
from trueline.metrics.catalogue import load_catalogue
from trueline.plugins.engines import duckdb
from trueline.plugins.stores import parquet
from trueline.usecases.catalogues import IMPORTERS

Words = tuple[str, ...]
READY = (
    *(COMMANDS.all(), IMPORTERS.all(), load_catalogue(), duckdb, parquet, http, models),
    compiled(table("metric_day"), "duckdb", None),
)
"""Loaded once, before the first fork; nothing of it knows of a home."""


def said(
    home: Path, *commands: Words, code: int = 0, also: Mapping[str, str] = MappingProxyType({})
) -> list[Any]:
    """Run commands one after the other in one process; give what each said.

    Args:
        home: Folder that they work on.
        commands: Their words.
        code: Exit code that each must have.
        also: What else is in their environment.
    """
    own = {"TRUELINE_HOME": str(home), **also}
    ended = _server().call(carry_out, own, [(*words, "--json") for words in commands])
    assert [one for one, _, _ in ended] == [code] * len(commands), ended
    return [loads(printed) for _, printed, _ in ended]


def carry_out(environment: dict[str, str], commands: list[Words]) -> list[tuple[int, str, str]]:
    """Run commands in this process; give their exit codes, what they printed, and beside it."""
    os.environ.update(environment)
    try:
        return [_run(words) for words in commands]
    finally:
        if apps.ready:  # else there is no database; asking for it would make the home
            connections.close_all()  # as a process does that ends by itself; this one is cut off


def _run(words: Words) -> tuple[int, str, str]:
    printed, beside = StringIO(), StringIO()
    with redirect_stdout(printed), redirect_stderr(beside):
        code = main(words)
    return code, printed.getvalue(), beside.getvalue()


@cache
def _server() -> Processes:
    """Start the server when it is first asked; it ends with the tests."""
    open_until_the_end = ExitStack()
    register(open_until_the_end.close)
    plain = {name: text for name, text in os.environ.items() if not name.startswith("TRUELINE_")}
    return open_until_the_end.enter_context(forking("tests.cli.command_process", plain))


if __name__ == "__main__":
    serve(sys.argv[1], globals())
