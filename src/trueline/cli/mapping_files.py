"""Mappings on the command line: documents that people mend, and how they are shown."""

from pathlib import Path
from typing import Any

from trueline.cli.files import readable
from trueline.contracts.mapping_shelf import SavedMapping
from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.mapping.mapping import TableMapping
from trueline.exports.mapping.mapping_text import read_mapping
from trueline.metrics.catalogue import load_catalogue


def mapping_of(path: Path) -> TableMapping:
    """Read the mapping document of a path.

    Raises:
        FaultyInputError: It cannot be read, or something in it is open or wrong.
    """
    content = readable(path).read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError as failed:
        where = f"{path.name}, byte {failed.start + 1}"
        what, remedy = "The document is not UTF-8 there.", "Save it as UTF-8 in the editor."
        raise FaultyInputError(Issue(Severity.BLOCKS, where, what, remedy)) from None
    return read_mapping(text, path.name, load_catalogue().metrics)


def saved_document(saved: SavedMapping) -> dict[str, Any]:
    """Give a saved mapping as ``--json`` says it."""
    return {
        "name": saved.mapping.name,
        "version": saved.version,
        "layout": saved.mapping.layout.value,
        "saved_at": saved.saved_at,
        "by": saved.by,
        "mapping": encode(saved.mapping),
    }
