"""Finds the importer that a file is for, or says what it looks like and what it is nearest to."""

from collections.abc import Iterable
from typing import Protocol

from trueline.core.issue import Issue, Severity
from trueline.exports.files.export import Export, Row
from trueline.exports.tables.recognition import Recognition, Unrecognised

_NEAREST_COUNT = 3
_SHOWN_HEADERS = 8
_LIKE = 0.5
"""Likeness from which a kind is named as near; below it, it would lead astray."""


class Recogniser(Protocol):
    """The part of an importer that looks at a file."""

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is, or nearly is; None when unlike."""


def recognise(export: Export, importers: Iterable[Recogniser]) -> Recognition | Unrecognised:
    """Give the one kind of export that a file is, or the nearest kinds.

    When several importers are certain, the one that understands most headers is right.
    """
    found = [one for each in importers if (one := each.recognise(export)) is not None]
    certain = sorted(
        (one for one in found if one.is_certain), key=lambda one: len(one.matched), reverse=True
    )
    if certain and (len(certain) == 1 or len(certain[0].matched) > len(certain[1].matched)):
        return certain[0]
    ranked = sorted(filter(_is_near, found), key=_likeness, reverse=True)
    nearest = tuple(ranked[:_NEAREST_COUNT])
    looks_like = describe(export)
    return Unrecognised(looks_like, nearest, (_issue(export, looks_like, nearest),))


def describe(export: Export) -> str:
    """Say in a sentence what a file looks like."""
    head = next((one.head for one in export.sheets if one.head), ())
    if export.container == "json":
        return f"It looks like JSON with the names {_names(head[0])}."
    width = max((len(row.cells) for row in head), default=0)
    if width <= 1:
        return "It looks like plain text without columns."
    sheets = f" in {len(export.sheets)} sheets" if len(export.sheets) > 1 else ""
    return f"It looks like a table of {width} columns{sheets}: {_names(_widest(head, width))}."


def _names(header: Row) -> str:
    shown = ", ".join(cell.strip() for cell in header.cells[:_SHOWN_HEADERS] if cell.strip())
    return shown + (" and more" if len(header.cells) > _SHOWN_HEADERS else "")


def _is_near(one: Recognition) -> bool:
    """Say whether a kind is worth naming; one told by its form, not by headers, always is."""
    return one.is_certain or not one.matched or _likeness(one) >= _LIKE


def _likeness(one: Recognition) -> float:
    """Weigh how much of the kind is in the file, and how much of the file is of the kind."""
    understood = len(one.matched) / max(len(one.matched) + len(one.ignored), 1)
    return 2 * one.share * understood / (one.share + understood) if understood else 0.0


def _widest(head: tuple[Row, ...], width: int) -> Row:
    return next(row for row in head if len(row.cells) == width)


def _issue(export: Export, looks_like: str, nearest: tuple[Recognition, ...]) -> Issue:
    if nearest and nearest[0].is_certain:
        kinds = " and ".join(one.kind for one in nearest if one.is_certain)
        what = f"The file fits several kinds of export equally well: {kinds}."
        remedy = "Tell the developers; nothing was imported."
    elif nearest:
        first = nearest[0]
        lacking = ", ".join(first.missing)
        what = (
            f"This is no export that is known. {looks_like} It is nearest to {first.kind}, "
            f"but these columns are missing: {lacking}."
        )
        remedy = "Download the export again with these columns and in a language that is known."
    else:
        what = f"This is no export that is known. {looks_like}"
        remedy = "See the list of exports that are read, and download one of them."
    return Issue(Severity.BLOCKS, export.name, what, remedy)
