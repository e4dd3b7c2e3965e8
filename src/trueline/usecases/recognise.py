"""Say what a file is, by its content alone."""

from pathlib import Path

from trueline.exports.files.opening import open_export
from trueline.exports.tables.recognising import recognise
from trueline.exports.tables.recognition import Recognition, Unrecognised
from trueline.usecases.catalogues import IMPORTERS


def recognise_file(path: Path, name: str) -> Recognition | Unrecognised:
    """Give the kind of export a file is, or what it seems to be and the nearest kinds.

    Args:
        path: Where its bytes are.
        name: What people call it; shown only.

    Raises:
        FaultyInputError: The file cannot be opened at all.
    """
    return recognise(open_export(path, name), IMPORTERS.all())
