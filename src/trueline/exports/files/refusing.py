"""The words in which a file is refused or remarked on: where, what, what to do."""

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity

ANEW = "Download the export again and import it as it comes, without opening and saving it."


def refusal(where: str, what: str, remedy: str = ANEW) -> FaultyInputError:
    """Build the error that refuses a whole file."""
    return FaultyInputError(Issue(Severity.BLOCKS, where, what, remedy))


def warning(where: str, what: str, remedy: str) -> Issue:
    """Build an issue that a person should act on although the file was read."""
    return Issue(Severity.WARNS, where, what, remedy)


def note(where: str, what: str, remedy: str = "Nothing to do.") -> Issue:
    """Build an issue that only tells."""
    return Issue(Severity.NOTES, where, what, remedy)


def place(file: str, part: str, line: int) -> str:
    """Say where a row stands: ``orders.xlsx, sheet Metrics, row 17``."""
    return f"{file}, {part}, row {line}" if part else f"{file}, row {line}"


@contextmanager
def damage_refused(where: str) -> Iterator[None]:
    """Turn what a broken archive makes its reader raise into a refusal.

    Raises:
        FaultyInputError: The archive is damaged or cut off.
        OSError: The machine failed, not the file.
    """
    said = "The archive or workbook is damaged or cut off."
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise refusal(where, said) from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the start of the file
            raise
        raise refusal(where, said) from None
