"""Locks between processes: on one machine by a file, on several by the database they share.

Either is freed by the system when the process that holds it dies.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import Error

Held = Callable[[], bool]
"""Says whether a lock is still held; a server that went away has given it to others."""


@contextmanager
def only_one(name: str, file: Path) -> Iterator[Held]:
    """Wait for a lock and hold it for as long as the context lasts.

    Args:
        name: What is locked; among all processes that share a database on a server.
        file: That stands for it where the database is a file.
    """
    waiting = _on_server(name) if connection.vendor == "postgresql" else _on_this_machine(file)
    with waiting as held:
        yield held


@contextmanager
def _on_this_machine(file: Path) -> Iterator[Held]:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield lambda: True


@contextmanager
def _on_server(name: str) -> Iterator[Held]:
    """Hold a lock by a connection of its own: it ends with it, whatever became of the others."""
    own = connection.copy(alias=f"lock of {name}")
    own.inc_thread_sharing()  # whoever watches it is a thread of its own
    try:
        with own.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [_number(name)])
        yield lambda: _answers(own)
    finally:
        own.close()


def _answers(own: BaseDatabaseWrapper) -> bool:
    try:
        with own.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return False
    return True


def _number(name: str) -> int:
    """Give the number that stands for a lock: 63 bits, the same on every machine."""
    return int.from_bytes(sha256(f"trueline {name}".encode()).digest()[:8], "big") >> 1
