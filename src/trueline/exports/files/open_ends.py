"""Files whose last line lacks its line end: cut off, or made so by their network."""

from collections import deque

from trueline.core.issue import Issue
from trueline.exports.files.export import Export
from trueline.exports.files.refusing import note, refusal


def refuse_open_end(export: Export, part: int) -> None:
    """Refuse a text file of a kind that always ends with a line end when it does not.

    A number that was cut short still looks like one, so its row cannot show it. Archives tell
    themselves when they are cut.

    Raises:
        FaultyInputError: The file is cut off.
    """
    if export.container == "text" and export.sheets[part].is_open_ended:
        raise refusal(
            export.name,
            "The file is cut off: exports of this kind end with a line end, and this one does not.",
        )


def doubt_open_end(export: Export, part: int) -> tuple[Issue, ...]:
    """Give a note when a text file has no line end and may have lost part of a number there."""
    if export.container != "text" or not export.sheets[part].is_open_ended:
        return ()
    last = deque(export.sheets[part].rows(), maxlen=1)
    if not last:
        return ()
    cell = last[0].cells[-1].strip()
    return (open_end_note(export.name),) if not cell or cell[-1].isdigit() else ()


def open_end_note(file: str) -> Issue:
    """Build the note that a last number may be short or missing."""
    return note(
        file,
        "The file does not end with a line end; if it was cut, its last number may be short or "
        "missing.",
        "Compare its last row with its source, or download the export again.",
    )
