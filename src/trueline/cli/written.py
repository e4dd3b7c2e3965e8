"""Files that commands write."""

from pathlib import Path

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that is there is replaced.

    Raises:
        FaultyInputError: It cannot be written there.
    """
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = (error.strerror or "it cannot be written").lower()
        what, remedy = (
            f"The file cannot be written: {reason}.",
            "Name a folder that you may write to.",
        )
        raise FaultyInputError(Issue(Severity.BLOCKS, str(path), what, remedy)) from None
