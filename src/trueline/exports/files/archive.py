"""Zip archives as sheets, one for each file in them; those made to swamp a machine are refused."""

import re
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from trueline.exports.files.encoding import Opener
from trueline.exports.files.export import Sheet
from trueline.exports.files.json_sheets import json_sheets
from trueline.exports.files.json_text import is_json
from trueline.exports.files.refusing import damage_refused, refusal
from trueline.exports.files.text import text_sheet
from trueline.exports.files.workbook import locked, workbook_sheets

MEMBER_LIMIT = 100
TOTAL_LIMIT_BYTES = 4 << 30
RATIO_LIMIT = 300
"""How far a large member may have been squeezed; tables rarely pass 60."""

_SMALL_BYTES = 16 << 20
_WORKBOOK_LIMIT_BYTES = 64 << 20
_ENCRYPTED = 0x1
_MEASURED_OF_X = re.compile(r"(?:^|/)data/(?:account|manifest|tweets?(?:-part\d+)?)\.js$")
_START_BYTES = 8192
_ZIP = b"PK\x03\x04"
_NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def archive_sheets(path: Path, where: str) -> tuple[Sheet, ...]:
    """Open every file of a zip archive.

    Raises:
        FaultyInputError: It is damaged, locked, far too large, or holds an archive or a file that
            is no table.
    """
    with damage_refused(where), zipfile.ZipFile(path) as archive:
        members = refuse_bomb(archive, where)
    if not members:
        raise refusal(where, "The archive holds no files.")
    return tuple(sheet for one in members for sheet in _member_sheets(path, one, where))


def refuse_bomb(archive: zipfile.ZipFile, where: str) -> tuple[zipfile.ZipInfo, ...]:
    """Give the members that a person put in, without folders and system litter.

    Raises:
        FaultyInputError: They are locked, too many, too large or squeezed beyond belief.
    """
    members = _measured_of_x(tuple(one for one in archive.infolist() if not _is_litter(one)))
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise locked(where)
    if len(members) > MEMBER_LIMIT:
        raise refusal(where, f"The archive holds {len(members)} files; no export has so many.")
    large = [one for one in members if one.file_size > _SMALL_BYTES]
    if sum(one.file_size for one in members) > TOTAL_LIMIT_BYTES or any(
        one.file_size > RATIO_LIMIT * max(one.compress_size, 1) for one in large
    ):
        raise refusal(where, "The archive would unpack to far more than an export can hold.")
    return members


def _measured_of_x(members: tuple[zipfile.ZipInfo, ...]) -> tuple[zipfile.ZipInfo, ...]:
    """Give what can be measured of a whole X archive, which has pictures, letters and ads too.

    Any other archive is given as it is.
    """
    if not any(one.filename.endswith("data/manifest.js") for one in members):
        return members
    return tuple(one for one in members if _MEASURED_OF_X.search(one.filename))


def _is_litter(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return member.is_dir() or "__MACOSX" in path.parts or path.name.startswith(".")


def _member_sheets(path: Path, member: zipfile.ZipInfo, where: str) -> tuple[Sheet, ...]:
    inside = f"{where}, {member.filename}"

    def opener() -> BinaryIO:
        with zipfile.ZipFile(path) as archive:
            return cast(BinaryIO, archive.open(member.filename))

    with damage_refused(inside):
        with opener() as stream:
            start = stream.read(_START_BYTES)
        if start.startswith(_ZIP):
            return _nested(opener, member, inside)
        if start.startswith(_NOT_TABLES):
            raise refusal(inside, "This file in the archive is no table.", "Take it out.")
        if is_json(start):
            return json_sheets(member.filename, opener, inside)
        return (text_sheet(member.filename, opener, inside),)


def _nested(opener: Opener, member: zipfile.ZipInfo, inside: str) -> tuple[Sheet, ...]:
    if member.file_size > _WORKBOOK_LIMIT_BYTES:
        raise refusal(inside, "This workbook is too large for an archive.", "Import it by itself.")
    with opener() as stream:
        content = stream.read()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if not is_workbook(archive):
            raise refusal(
                inside, "This is an archive inside an archive.", "Unpack it and import its files."
            )
        refuse_bomb(archive, inside)
    return workbook_sheets(content, inside, prefix=f"{member.filename}: ")


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Say whether a zip archive is an .xlsx workbook."""
    return any(name.startswith("xl/workbook") for name in archive.namelist())
