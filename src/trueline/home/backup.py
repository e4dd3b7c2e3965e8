"""Back-up of a whole home into a folder: database first, then the files that it names.

Files of the ledger are never changed, so a copy that was made stands; a second back-up into the
same folder copies only what came since. Imports may run meanwhile: files that they replace stay for
their days of grace. One small document is written last and says what belongs to the back-up, so
that one which was cut short leaves the one before it whole.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trueline.core.digest import digest_file
from trueline.core.errors import DamagedError, SettingError
from trueline.facts.ledger.disk import room_for, sync
from trueline.home.database_copy import NamedFile, copy_out, database_kind
from trueline.home.person_keys import person_key_maker

DOCUMENT = "backup.json"
MARK = "trueline-backup"
FORMAT = 1
ATTEMPTS = 5
SYNCED_AT_ONCE = 500
MADE_ANEW = frozenset({"assets"})
"""Folders of a home that the program makes again."""

LEDGER = frozenset({"facts", "raw", "dims", "names", "scratch"})
"""Folders of an organisation whose files the database names, or that are made again."""

Tell = Callable[[int, int], None]
"""Called with files done and files in all."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A back-up.

    Attributes:
        folder: Where it is.
        made_at: When its database was copied, in UTC.
        file_count: Files in it, without the database.
        byte_count: Their size, with the database.
        copied: Files that came with this run; the others were there.
        removed: Files that went because they no longer belong to it.
    """

    folder: Path
    made_at: datetime
    file_count: int
    byte_count: int
    copied: int
    removed: int


def back_up(home: Path, folder: Path, tell: Tell, *, links: bool = False) -> BackupMade:
    """Bring a folder to hold exactly what a home holds now.

    Args:
        home: Opened before.
        folder: Empty, new, or an earlier back-up of the same home.
        tell: Told how far it is.
        links: Link files of the ledger instead of copying them, on the same disk; such a back-up
            saves from slips but not from a disk that fails.

    Raises:
        SettingError: The folder holds something else or lies in the home.
        DamagedError: A file that the database names is missing.
        NoRoomError: The disk is full; an earlier back-up in the folder is still whole.
    """
    with room_for(f"The back-up {folder}"):
        _prepare(home, folder)
        for _ in range(ATTEMPTS - 1):
            with suppress(FileNotFoundError):  # erased or collected since the database was copied
                return _attempt(home, folder, tell, links=links)
        return _last_attempt(home, folder, tell, links=links)


def read_document(folder: Path) -> dict[str, Any]:
    """Read what belongs to a back-up.

    Raises:
        SettingError: The folder holds no back-up, an unfinished one, or one of a newer version.
    """
    try:
        document: dict[str, Any] = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise SettingError(f"{folder} holds no finished back-up of Trueline.") from None
    if document.get("format") != FORMAT:
        raise SettingError(f"{folder} was made by a newer Trueline; restore it with that one.")
    return document


def _prepare(home: Path, folder: Path) -> None:
    if folder.resolve().is_relative_to(home.resolve()):
        raise SettingError(f"{folder} lies in the home itself; name a folder outside of it.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whose = _whose(home)
    mark = folder / MARK
    if mark.exists() and mark.read_text(encoding="utf-8").strip() != whose:
        raise SettingError(f"{folder} holds the back-up of another home; name another folder.")
    if not mark.exists() and any(folder.iterdir()):
        raise SettingError(f"{folder} holds other files; name an empty folder.")
    mark.write_text(f"{whose}\n", encoding="utf-8")


def _whose(home: Path) -> str:
    """Tell a home from others without giving its secret away."""
    return str(person_key_maker(home, MARK)(MARK))


def _last_attempt(home: Path, folder: Path, tell: Tell, *, links: bool) -> BackupMade:
    try:
        return _attempt(home, folder, tell, links=links)
    except FileNotFoundError as gone:
        raise DamagedError(
            f"{gone.filename} is named by the database and is missing. "
            "`trueline verify` says what else is."
        ) from gone


def _attempt(home: Path, folder: Path, tell: Tell, *, links: bool) -> BackupMade:
    made_at = datetime.now(UTC)
    draft = folder / "database.part"
    named = copy_out(home, draft)
    digest = digest_file(draft)
    database = f"database-{digest[:16]}"
    draft.replace(folder / database)
    copied = _copy(home, folder, named, tell, links=links)
    others, more = _copy_others(home, folder)
    files = [*named, *others]
    _write_document(folder, files, database=database, digest=digest, made_at=made_at)
    kept = {database, DOCUMENT, MARK, *(one.path for one in files)}
    removed = _remove_others(folder, kept)
    size = sum((folder / one.path).stat().st_size for one in files)
    size += (folder / database).stat().st_size
    return BackupMade(folder, made_at, len(files), size, copied + more, removed)


def _others(home: Path) -> Iterator[NamedFile]:
    """Give the files beside ledger and database: secrets, files that wait to be imported."""
    for folder, below, names in os.walk(home):
        here = Path(folder).relative_to(home).parts
        if not here:
            below[:] = [one for one in below if one not in MADE_ANEW]
        if len(here) == 2 and here[0] == "organisations":  # noqa: PLR2004 - organisations/<name>
            below[:] = [one for one in below if one not in LEDGER]
        for name in names:
            path = Path(folder, name).relative_to(home).as_posix()
            if not _is_passing(path):
                yield NamedFile(path)


def _is_passing(path: str) -> bool:
    return path.startswith("trueline.sqlite3") or path.endswith((".lock", ".part"))


def _copy(home: Path, folder: Path, files: Sequence[NamedFile], tell: Tell, *, links: bool) -> int:
    """Copy what is not there yet of the ledger; give how many files that were."""
    new: list[Path] = []
    total = 0
    for done, one in enumerate(files, start=1):
        source, target = home / one.path, folder / one.path
        if not _is_there(source, target):
            _copy_one(source, target, is_linked=links)
            new.append(target)
        tell(done, len(files))
        if len(new) >= SYNCED_AT_ONCE or done == len(files):
            sync(new, root=folder)
            total += len(new)
            new = []
    return total


def _copy_others(home: Path, folder: Path) -> tuple[list[NamedFile], int]:
    """Copy the files beside ledger and database; give them, and how many were not there.

    Files that wait to be imported may go at any moment.
    """
    kept: list[NamedFile] = []
    new: list[Path] = []
    for one in _others(home):
        with suppress(FileNotFoundError):
            if not _is_there(home / one.path, folder / one.path):
                _copy_one(home / one.path, folder / one.path, is_linked=False)
                new.append(folder / one.path)
            kept.append(one)
    sync(new, root=folder)
    return kept, len(new)


def _is_there(source: Path, target: Path) -> bool:
    """Say whether a file was copied before: its copy has its size and its time."""
    found = source.stat()
    if not target.exists():
        return False
    copy = target.stat()
    return (copy.st_size, copy.st_mtime_ns) == (found.st_size, found.st_mtime_ns)


def _copy_one(source: Path, target: Path, *, is_linked: bool) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    if is_linked:
        os.link(source, draft)
    else:
        shutil.copy2(source, draft)
    draft.replace(target)


def _write_document(
    folder: Path, files: Iterable[NamedFile], *, database: str, digest: str, made_at: datetime
) -> None:
    document = {
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        "database": {"kind": database_kind(), "file": database, "sha256": digest},
        "files": [{"path": one.path, "sha256": one.sha256} for one in files],
    }
    draft = folder / f"{DOCUMENT}.part"
    draft.write_text(json.dumps(document, indent=1), encoding="utf-8")
    sync([draft], root=folder)
    draft.replace(folder / DOCUMENT)
    sync([folder / DOCUMENT], root=folder)


def _remove_others(folder: Path, kept: set[str]) -> int:
    """Remove what no longer belongs to the back-up; it is no one else's folder."""
    gone = [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).as_posix() not in kept
    ]
    for path in gone:
        path.unlink()
    return len(gone)
