"""Says whether a person is named anywhere in a file's bytes, in its rows or beside them."""

import codecs
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow.parquet as pq

from trueline.core.people_in_text import PersonFinder, found_anywhere
from trueline.exports.files.encoding import CHUNK_BYTES

OVERLAP = 1_000
"""Characters; longer than any identifier with what may stand inside it."""

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_PARQUET = b"PAR1"


def is_person_in(path: Path, finder: PersonFinder) -> bool:
    """Say whether a person is named anywhere in a file, unpacked."""
    with path.open("rb") as stream:
        start = stream.read(4)
    if start == _PARQUET:
        return _in_parquet(path, finder)
    if start.startswith(_ZIP) and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return _in_archive(archive, finder)
    with path.open("rb") as stream:
        return _in_bytes(stream, finder)


def _in_archive(archive: zipfile.ZipFile, finder: PersonFinder) -> bool:
    texts = [archive.comment.decode("latin-1"), *archive.namelist()]
    if found_anywhere(finder, texts):
        return True
    return any(_in_member(archive, one, finder) for one in archive.infolist())


def _in_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, finder: PersonFinder) -> bool:
    with archive.open(member) as stream:
        is_archive = stream.read(2) == _ZIP
        stream.seek(0)
        if not is_archive:
            return _in_bytes(cast("BinaryIO", stream), finder)
        with zipfile.ZipFile(stream) as inner:
            return _in_archive(inner, finder)


def _in_parquet(path: Path, finder: PersonFinder) -> bool:
    with pq.ParquetFile(path) as file:
        about = [f"{key!r} {value!r}" for key, value in (file.metadata.metadata or {}).items()]
        rows = (row for batch in file.iter_batches() for row in batch.to_pylist())
        return found_anywhere(finder, [*about, *file.schema_arrow.names]) or any(
            found_anywhere(finder, map(str, row.values())) for row in rows
        )


def _in_bytes(stream: BinaryIO, finder: PersonFinder) -> bool:
    """Look through bytes in every encoding that they may be in."""
    start = stream.read(CHUNK_BYTES)
    return any(
        finder.found_in(text) for encoding in _encodings(start) for text in _texts(stream, encoding)
    )


def _encodings(start: bytes) -> tuple[str, ...]:
    if start.startswith(_OLE):
        return ("latin-1", "utf-16-le", "utf-16-be")
    if start.startswith(_WIDE):
        return ("utf-16",)
    return ("utf-16-le",) if start[1:2] == b"\0" else ("utf-8", "latin-1")


def _texts(stream: BinaryIO, encoding: str) -> Iterator[str]:
    before = ""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while chunk := stream.read(CHUNK_BYTES):
        text = decoder.decode(chunk)
        yield before + text
        before = text[-OVERLAP:]
