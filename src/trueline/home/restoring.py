"""Restores a home from a back-up: into an empty folder only, files first, database last."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trueline.core.digest import digest_file
from trueline.core.errors import DamagedError, SettingError
from trueline.facts.ledger.disk import room_for, sync
from trueline.home.backup import Tell, read_document
from trueline.home.database_copy import copy_in, database_kind

UNFINISHED = "restoring"
"""Stands in a home while it is being restored, and names the back-up."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A home that was restored.

    Attributes:
        home: Where it is.
        made_at: When its back-up was made, as ISO text in UTC.
        file_count: Files, without the database.
    """

    home: Path
    made_at: str
    file_count: int


def restore(folder: Path, home: Path, tell: Tell) -> Restored:
    """Restore a back-up into an empty folder; one that was cut short is taken up again.

    Args:
        folder: The back-up.
        home: Empty or not there yet.
        tell: Told how far it is.

    Raises:
        SettingError: There is no finished back-up, or the home holds something already.
        DamagedError: A file of the back-up is missing or is not what was written there.
        NoRoomError: The disk is full.
    """
    document = read_document(folder)
    _check_database(folder, document)
    with room_for(f"The home {home}"):
        _begin(home, document["database"]["sha256"])
        files: list[dict[str, str]] = document["files"]
        for done, one in enumerate(files, start=1):
            _bring(folder / one["path"], home / one["path"], one["sha256"])
            tell(done, len(files))
        sync((home / one["path"] for one in files), root=home)
        copy_in(folder / document["database"]["file"], home)
        (home / UNFINISHED).unlink()
    return Restored(home, document["made_at"], len(files))


def _check_database(folder: Path, document: dict[str, Any]) -> None:
    database = document["database"]
    if database["kind"] != database_kind():
        raise SettingError(
            f"The back-up is of a {database['kind']} database and the settings name another kind; "
            "set or leave out TRUELINE_DATABASE accordingly."
        )
    path = folder / database["file"]
    if not path.exists() or digest_file(path) != database["sha256"]:
        raise DamagedError(f"The back-up's database {path} is not what was written there.")


def _begin(home: Path, digest: str) -> None:
    mark = home / UNFINISHED
    if mark.exists() and mark.read_text(encoding="utf-8") == digest:
        return
    if home.exists() and any(home.iterdir()):
        raise SettingError(
            f"{home} holds something already. Set TRUELINE_HOME to an empty or new folder."
        )
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark.write_text(digest, encoding="utf-8")


def _bring(source: Path, target: Path, digest: str) -> None:
    """Copy a file, unless it came before the restoring was cut short."""
    if not source.exists():
        raise DamagedError(f"The back-up's file {source} is missing.")
    if target.exists() and target.stat().st_size == source.stat().st_size:
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.part")
    shutil.copy2(source, draft)
    if digest and digest_file(draft) != digest:
        raise DamagedError(f"The back-up's file {source} is not what was written there.")
    draft.replace(target)
