"""What is said of an export as a whole, whatever its kind."""

from collections.abc import Set as AbstractSet

from trueline.core.issue import Issue
from trueline.exports.files.export import Export
from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.staging import Staging


def part_names(export: Export) -> tuple[str, ...]:
    """Give the names of the sheets, by part number."""
    return tuple(one.name for one in export.sheets)


def no_rows(file: str) -> Issue:
    """Build the warning that a file has headers and no row below any of them."""
    return warning(
        file,
        "The file holds a header and no rows.",
        "Choose days on which something happened, and download the export again.",
    )


def remark(export: Export, read_parts: AbstractSet[int], staging: Staging) -> None:
    """Tell of sheets that are not read, and of bytes whose letters were guessed.

    A JSON document of which some sheet is read counts as read: its other lists only describe.
    """
    documents = {export.sheets[part].document for part in read_parts} - {""}
    for part, sheet in enumerate(export.sheets):
        if part not in read_parts and sheet.head and sheet.document not in documents:
            where = sheet.document or f"{export.name}, {sheet.name}"
            staging.say(note(where, "This part is of another kind and was not read."))
        if sheet.encoding == "cp1252":
            staging.say(
                warning(
                    export.name,
                    "The file is not in UTF-8; its letters were read as Windows-1252.",
                    "Check names with accents; download the export again if they look wrong.",
                )
            )
