"""Takes a zip archive apart into its files, each to be opened by itself."""

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from trueline.exports.files.archive import is_workbook, refuse_bomb
from trueline.exports.files.refusing import damage_refused


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    Attributes:
        name: As it is called in the archive, with its folders.
        path: Where its bytes are now.
    """

    name: str
    path: Path


def is_archive(path: Path) -> bool:
    """Say whether a file is a zip archive and no workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return not is_workbook(archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def unpack(path: Path, where: str, folder: Path) -> tuple[Member, ...]:
    """Write the files of an archive into a folder, under names of our own.

    Args:
        path: Where the archive is.
        where: What people call it.
        folder: Empty; gets the files.

    Raises:
        FaultyInputError: It is damaged, locked or far too large.
    """
    with damage_refused(where), zipfile.ZipFile(path) as archive:
        return tuple(
            _written(archive, member, folder / str(number))
            for number, member in enumerate(refuse_bomb(archive, where))
        )


def _written(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path) -> Member:
    with archive.open(member) as source, place.open("wb") as stream:
        shutil.copyfileobj(source, stream)
    return Member(member.filename, place)
