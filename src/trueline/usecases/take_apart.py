"""Take an archive of several exports apart; one that is a single export stays whole."""

from pathlib import Path

from trueline.core.errors import FaultyInputError
from trueline.exports.files.unpacking import Member, is_archive, unpack
from trueline.exports.tables.recognition import Recognition
from trueline.usecases.recognise import recognise_file


def take_apart(path: Path, name: str, folder: Path) -> tuple[Member, ...]:
    """Give the files of an archive; none when the file is to be read as a whole.

    An archive that a network makes, such as the table and chart of one report, is one export: an
    importer knows it, and none of its files is of another kind. A folder that somebody packed is
    not, although one of its files may be known so well that the whole would be taken for it.

    Args:
        path: Where the file is.
        name: What people call it.
        folder: Empty; gets the files of an archive.

    Raises:
        FaultyInputError: The archive is damaged, locked or far too large.
    """
    if not is_archive(path):
        return ()
    members = unpack(path, name, folder)
    whole = _importer_of(path, name)
    kinds = {_importer_of(one.path, one.name) for one in members} - {""}
    return () if whole and kinds <= {whole} else members


def _importer_of(path: Path, name: str) -> str:
    try:
        found = recognise_file(path, name)
    except FaultyInputError:
        return ""
    return found.importer if isinstance(found, Recognition) else ""
