"""Takes a person out of a file as it was imported, and leaves everything else readable.

Rows that name the person are blanked and keep their line; text keeps every other byte. Workbooks
and Parquet files are written anew with the same rows. What cannot be taken apart safely is emptied
as a whole, and said to be.
"""

import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from xlsxwriter.exceptions import XlsxWriterException

from trueline.core.errors import FaultyInputError
from trueline.core.people_in_text import PersonFinder, found_anywhere
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.files.opening import open_export
from trueline.exports.files.refusing import damage_refused
from trueline.exports.redaction.person_in_file import is_person_in
from trueline.exports.redaction.redacted_json import json_without
from trueline.exports.redaction.redacted_text import write_text_without
from trueline.exports.redaction.redacted_workbook import write_workbook_without
from trueline.facts.redacted import NOWHERE, Redacted, RowPlaces


def redact(
    path: Path, finder: PersonFinder, out: Path, *, name: str = "", behind: RowPlaces = NOWHERE
) -> Redacted | None:
    """Write a file without a person.

    Args:
        path: The file.
        finder: Finds the person in text.
        out: Where the new file goes.
        name: Of the file, for messages.
        behind: Rows that are known to be the person's, whatever they say.

    Returns:
        None when the person is not in it; then nothing is written.
    """
    try:
        export = open_export(path, name)
        named = frozenset(_rows_of(export, finder))
        rows = behind | named
        if not rows and not is_person_in(path, finder):
            return None
        can_blank = export.container != "json" or behind <= named  # records go by what they say
        _write(export, rows, finder, out)
        if can_blank and not is_person_in(out, finder) and _is_else_the_same(export, rows, out):
            return Redacted(rows)
    except (FaultyInputError, XlsxWriterException, pa.ArrowException, UnicodeError):
        rows = behind  # what cannot be read or written whole is not kept at all
    out.write_bytes(b"")
    return Redacted(rows, is_emptied=True)


def _rows_of(export: Export, finder: PersonFinder) -> Iterator[tuple[int, int]]:
    if export.container == "text" and not is_person_in(export.path, finder):
        return  # looking through the whole text is faster than taking it apart
    for part, sheet in enumerate(export.sheets):
        for row in sheet.rows():
            if found_anywhere(finder, row.cells):
                yield part, row.line


def _write(export: Export, rows: RowPlaces, finder: PersonFinder, out: Path) -> None:
    match export.container:
        case "text":
            lines = frozenset(line for _, line in rows)
            path = export.path
            write_text_without(export.sheets[0], lambda: path.open("rb"), lines, out)
        case "json":
            _write_json(export, finder, out)
        case "parquet":
            _write_parquet(export.path, frozenset(line for _, line in rows), out)
        case "archive":
            _write_archive(export, rows, finder, out)
        case _:
            named = ((finder.without(one.name), one) for one in export.sheets)
            write_workbook_without(named, rows, out)


def _write_json(export: Export, finder: PersonFinder, out: Path) -> None:
    content = export.path.read_bytes()
    encoding = export.sheets[0].encoding
    text = content.decode(encoding)
    is_marked = encoding == "utf-16" and content.startswith(b"\xfe\xff")
    packed = json_without(text, finder.found_in).encode("utf-16-be" if is_marked else encoding)
    out.write_bytes(b"\xfe\xff" + packed if is_marked else packed)


def _write_parquet(path: Path, lines: frozenset[int], out: Path) -> None:
    table = pq.read_table(path)
    gone = pa.array([at + 2 in lines for at in range(table.num_rows)], pa.bool_())
    columns = [pc.if_else(gone, pa.scalar(None, one.type), one) for one in table.columns]
    schema = pa.schema([one.with_nullable(nullable=True) for one in table.schema])
    pq.write_table(pa.table(columns, schema=schema), out)


def _write_archive(export: Export, rows: RowPlaces, finder: PersonFinder, out: Path) -> None:
    first = 0
    with (
        TemporaryDirectory(dir=out.parent) as scratch,
        zipfile.ZipFile(export.path) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for member in archive.infolist():
            count = sum(_is_of(one, member.filename) for one in export.sheets)
            own = frozenset(
                (part - first, line) for part, line in rows if first <= part < first + count
            )
            first += count
            content = _member(archive, member, finder, own, Path(scratch))
            entry = zipfile.ZipInfo(finder.without(member.filename), member.date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, content)


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    finder: PersonFinder,
    own: RowPlaces,
    scratch: Path,
) -> bytes:
    """Give the bytes of one file of an archive without the person."""
    inside, cleaned = scratch / "inside", scratch / "cleaned"
    with damage_refused(member.filename):
        content = archive.read(member)
    inside.write_bytes(content)
    if not content or redact(inside, finder, cleaned, name=member.filename, behind=own) is None:
        return content
    return cleaned.read_bytes()


def _is_of(sheet: Sheet, member: str) -> bool:
    return sheet.name == member or sheet.name.startswith(f"{member}: ")


def _is_else_the_same(export: Export, rows: RowPlaces, out: Path) -> bool:
    """Say whether a redacted file gives the same rows in the same lines, but for the blanked ones.

    JSON says where a row stands by its place in a list, so there it is enough that it is read.
    """
    again = open_export(out, export.name)
    if export.container == "json":
        return True
    if len(again.sheets) != len(export.sheets):
        return False
    return all(
        _same_rows(before, after, frozenset(line for one, line in rows if one == part))
        for part, (before, after) in enumerate(zip(export.sheets, again.sheets, strict=True))
    )


def _same_rows(before: Sheet, after: Sheet, blanked: frozenset[int]) -> bool:
    pairs = zip_longest(_told(before, blanked), _told(after, blanked))
    return all(one == other for one, other in pairs)


def _told(sheet: Sheet, blanked: frozenset[int]) -> Iterator[Row]:
    """Give each row that says something and is not blanked."""
    for row in sheet.rows():
        if row.line not in blanked and any(row.cells):
            yield row
