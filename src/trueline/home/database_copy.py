"""Copies of the application database as of one moment, and the ledger's files that it names then.

SQLite is copied with its own online back-up while others write; PostgreSQL with ``pg_dump`` and
``pg_restore`` of the same machine, over a snapshot that the list of files is read from too.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trueline.core.errors import DamagedError, SettingError
from trueline.facts.ledger.disk import sync
from trueline.web.database.place import database_at

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
SQLITE_FILE = "trueline.sqlite3"
FACT_FILES = (
    "select o.slug, f.path, f.sha256 from web_factfile f"
    " join web_organisation o on o.id = f.organisation_id where f.removed is null"
)
RAW_FILES = (
    "select distinct o.slug, r.sha256 from web_revision r"
    " join web_organisation o on o.id = r.organisation_id where r.sha256 <> ''"
)
PASSED_ON = ("sslmode", "sslrootcert", "sslcert", "sslkey")
"""Parts of the setting's address, and the ends of the names that PostgreSQL's programs know."""

Run = Callable[[str], Iterable[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that the application database names.

    Attributes:
        path: Below the home, with slashes.
        sha256: Digest of its bytes; empty when none was kept.
    """

    path: str
    sha256: str = ""


def database_kind() -> str:
    """Give the kind of database that the settings name."""
    return POSTGRESQL if os.environ.get("TRUELINE_DATABASE") else SQLITE


def copy_out(home: Path, target: Path) -> tuple[NamedFile, ...]:
    """Copy the database to a file as of one moment; give the files that it names then.

    Args:
        home: Opened before.
        target: To be written.

    Raises:
        SettingError: The programs of PostgreSQL are not on this machine.
        DamagedError: The database cannot be copied.
    """
    if database_kind() == POSTGRESQL:
        named = _dump(target)
    else:
        named = _copy_sqlite(home / SQLITE_FILE, target)
    sync([target], root=target.parent)
    return named


def copy_in(source: Path, home: Path) -> None:
    """Make a copy the database of a home that has none.

    Raises:
        SettingError: The programs of PostgreSQL are not on this machine, or its database holds
            tables already.
        DamagedError: The copy cannot be taken in.
    """
    if database_kind() == POSTGRESQL:
        _load(source)
        return
    draft = home / f"{SQLITE_FILE}.part"
    shutil.copyfile(source, draft)
    sync([draft], root=home)
    draft.replace(home / SQLITE_FILE)
    sync([home / SQLITE_FILE], root=home)


def _copy_sqlite(source: Path, target: Path) -> tuple[NamedFile, ...]:
    target.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            copy.execute("pragma journal_mode=delete")
            return tuple(_named(copy.execute))
    except sqlite3.DatabaseError as failed:
        raise DamagedError(
            f"The application database {source} cannot be copied: {failed}."
        ) from failed


def _named(run: Run) -> Iterator[NamedFile]:
    for slug, path, digest in run(FACT_FILES):
        yield NamedFile(f"organisations/{slug}/{path}", digest)
    for slug, digest in run(RAW_FILES):
        yield NamedFile(f"organisations/{slug}/raw/{digest}.zst")


def _dump(target: Path) -> tuple[NamedFile, ...]:
    from django.db import connection, transaction  # noqa: PLC0415 - needs Django set up

    def run(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read")
        [(snapshot,)] = run("select pg_export_snapshot()")
        _program("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        return tuple(_named(run))


def _load(source: Path) -> None:
    options = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
    _program("pg_restore", *options, f"--dbname={_place()['PGDATABASE']}", str(source))


def _program(name: str, *arguments: str) -> None:
    if shutil.which(name) is None:
        raise SettingError(
            f"{name} is not on this machine; install the client programs of PostgreSQL."
        )
    done = subprocess.run(  # noqa: S603 - our own words and the setting's
        [name, *arguments], env=os.environ | _place(), capture_output=True, text=True, check=False
    )
    if "already exists" in done.stderr:
        raise SettingError(
            "The database that TRUELINE_DATABASE names holds tables already; name an empty one."
        )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it does not say why"])[0].rstrip(".")
        raise DamagedError(f"The application database could not be copied: {said}.")


def _place() -> dict[str, str]:
    """Give the setting's parts as PostgreSQL's programs read them; a password is no argument."""
    server = database_at(os.environ["TRUELINE_DATABASE"], Path())
    asked = {f"PG{name.upper()}": server["OPTIONS"].get(name) for name in PASSED_ON}
    named = asked | {
        "PGHOST": server["HOST"],
        "PGPORT": server["PORT"],
        "PGUSER": server["USER"],
        "PGPASSWORD": server["PASSWORD"],
        "PGDATABASE": server["NAME"],
    }
    return {name: value for name, value in named.items() if value}
