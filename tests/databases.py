"""The application database of a home that processes of its own work on.

Where the suite runs on a server, each home gets a database of its own there.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

SERVER = os.environ.get("TRUELINE_DATABASE", "")


def own_database() -> dict[str, str]:
    """Give what a process must have in its environment to work on an empty database."""
    if not SERVER:
        return {}
    name = f"home_{uuid4().hex}"
    with _connected(SERVER) as opened:
        opened.execute(f"create database {name}")
    return {"TRUELINE_DATABASE": urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))}


@contextlib.contextmanager
def opened_database(home: Path, environment: dict[str, str]) -> Iterator[Any]:
    """Open the database of a home beside the processes that work on it."""
    if "TRUELINE_DATABASE" in environment:
        with _connected(environment["TRUELINE_DATABASE"]) as opened:
            yield opened
    else:
        with contextlib.closing(sqlite3.connect(home / "trueline.sqlite3", timeout=10)) as file:
            yield file


def _connected(address: str) -> Any:
    return import_module("psycopg").connect(address, autocommit=True)
