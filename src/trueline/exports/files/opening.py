"""Opens any file that people bring. What it is shows in its first bytes, never in its name."""

import zipfile
from pathlib import Path

from trueline.exports.files.archive import archive_sheets, is_workbook, refuse_bomb
from trueline.exports.files.confined_workbook import confined_sheets
from trueline.exports.files.encoding import CHUNK_BYTES
from trueline.exports.files.export import Export
from trueline.exports.files.json_sheets import json_sheets
from trueline.exports.files.json_text import is_json
from trueline.exports.files.parquet_file import PARQUET, parquet_sheets
from trueline.exports.files.refusing import damage_refused, refusal
from trueline.exports.files.spreadsheet_xml import NAMESPACE, spreadsheet_xml_sheets
from trueline.exports.files.text import text_sheet
from trueline.exports.files.workbook import locked, workbook_sheets

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_STRANGE = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PARE", "an encrypted Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text document"),
)
_HTML = ("<!doctype html", "<html", "<head", "<body", "<table")
_DOWNLOAD = "Sign in to the network, download the export itself and import that."


def open_export(path: Path, name: str = "") -> Export:
    """Open a file as sheets of text cells.

    Args:
        path: Where its bytes are.
        name: What people call it; shown only. Empty for the path's own.

    Raises:
        FaultyInputError: It is missing, empty, protected, damaged, cut off, or no table at all.
    """
    name = name or path.name
    if not path.is_file():
        raise refusal(name, "There is no such file.", "Check the path.")
    with path.open("rb") as stream:
        start = stream.read(8192)
    if not start:
        raise refusal(name, "The file is empty.")
    for magic, what in _STRANGE:
        if start.startswith(magic):
            raise refusal(name, f"This is {what}, not an export with rows.", _DOWNLOAD)
    if start.startswith(_ZIP):
        return _open_zip(path, name)
    if start.startswith(_OLE):
        return _open_ole(path, name)
    if start.startswith(PARQUET):
        return Export(name, path, "parquet", parquet_sheets(path, name))
    return _open_text(path, name, start)


def _open_zip(path: Path, name: str) -> Export:
    with damage_refused(name), zipfile.ZipFile(path) as archive:
        if not is_workbook(archive):
            return Export(name, path, "archive", archive_sheets(path, name))
        refuse_bomb(archive, name)
    return Export(name, path, "workbook", workbook_sheets(path, name))


def _open_ole(path: Path, name: str) -> Export:
    rest = b""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            if _ENCRYPTED_PACKAGE in rest + chunk:
                raise locked(name)
            rest = chunk[-64:]
    return Export(name, path, "workbook", confined_sheets(path, name))


def _open_text(path: Path, name: str, start: bytes) -> Export:
    shown = start.decode(
        "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1", "ignore"
    )
    lowered = shown.lstrip("\ufeffï»¿ \t\r\n").casefold()
    if NAMESPACE in shown and lowered.startswith("<"):
        return Export(name, path, "spreadsheet-xml", spreadsheet_xml_sheets(path, name))
    if lowered.startswith(_HTML) or (lowered.startswith(("<?xml", "<!--")) and "<html" in lowered):
        raise refusal(name, "This is a web page, often a log-in page, not an export.", _DOWNLOAD)
    if lowered.startswith("<?xml"):
        raise refusal(name, "This is an XML file of no known kind.", _DOWNLOAD)
    if is_json(start):
        return Export(name, path, "json", json_sheets("", lambda: path.open("rb"), name))
    sheet = text_sheet("", lambda: path.open("rb"), name)
    if not sheet.delimiter:
        raise refusal(name, "The file is empty: it holds blanks only.")
    if not sheet.head:
        next(sheet.rows(), None)  # says why not even the first row can be read
    return Export(name, path, "text", (sheet,))
