"""Place parts in a layout: added, taken out, moved up, and told what they are to do."""

from collections.abc import Mapping
from dataclasses import replace

from trueline.contracts.report_part import ChosenPart
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.catalogues import REPORT_PARTS
from trueline.usecases.reporting.build_layout import LONGEST_TEXT, keep_layout, kept_layout
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.workspace import Workspace

MOST_PARTS = 40


def add_part(workspace: Workspace, name: str, part: str, *, by: str) -> Layout:
    """Add a part at the end of a layout.

    Raises:
        MissingError: There is no such layout or part.
        FaultyInputError: It has as many parts as it takes.
    """
    chosen, layout = REPORT_PARTS.get(part), kept_layout(workspace, name).record
    if len(layout.parts) >= MOST_PARTS:
        what = f"A report takes {MOST_PARTS} parts."
        remedy = "Remove one, or begin a second report."
        raise FaultyInputError(Issue(Severity.BLOCKS, "part", what, remedy))
    changed = replace(layout, parts=(*layout.parts, ChosenPart(chosen.name)))
    return keep_layout(workspace, changed, by=by)


def remove_part(
    workspace: Workspace, name: str, place: int, *, by: str, after: int | None = None
) -> Layout:
    """Take a part out of a layout.

    Args:
        workspace: Of the organisation.
        name: Id of the layout.
        place: Of the part, from 0.
        by: Who takes it out.
        after: Number of the layout that they saw; None for whatever stands.

    Raises:
        MissingError: There is no such layout, or no part at this place.
        ConflictError: Somebody else changed it meanwhile.
    """
    layout = kept_layout(workspace, name).record
    _part_at(layout, place)
    parts = tuple(one for at, one in enumerate(layout.parts) if at != place)
    return keep_layout(workspace, replace(layout, parts=parts), by=by, after=after)


def move_part(
    workspace: Workspace, name: str, place: int, *, by: str, after: int | None = None
) -> Layout:
    """Let a part change places with the one before it; arguments as of ``remove_part``.

    Raises:
        MissingError: There is no such layout, or no part at this place.
        ConflictError: Somebody else changed it meanwhile.
    """
    layout = kept_layout(workspace, name).record
    part = _part_at(layout, place)
    if place == 0:
        return layout
    parts = list(layout.parts)
    parts[place - 1 : place + 1] = [part, parts[place - 1]]
    return keep_layout(workspace, replace(layout, parts=tuple(parts)), by=by, after=after)


def tell_part(
    workspace: Workspace,
    name: str,
    place: int,
    options: Mapping[str, str],
    *,
    by: str,
    after: int | None = None,
) -> Layout:
    """Tell a part of a layout what it is to do; what it does not take is left out.

    Raises:
        MissingError: There is no such layout, or no part at this place.
        ConflictError: Somebody else changed it meanwhile.
    """
    layout = kept_layout(workspace, name).record
    part = _part_at(layout, place)
    taken = REPORT_PARTS.get(part.part).options
    told = {key: text[:LONGEST_TEXT] for key in taken if (text := options.get(key, "").strip())}
    parts = list(layout.parts)
    parts[place] = ChosenPart(part.part, told)
    return keep_layout(workspace, replace(layout, parts=tuple(parts)), by=by, after=after)


def _part_at(layout: Layout, place: int) -> ChosenPart:
    """Give the part at a place.

    Raises:
        MissingError: There is none.
    """
    if not 0 <= place < len(layout.parts):
        raise MissingError(f"“{layout.title}” has no part {place + 1}; look at it again.")
    return layout.parts[place]
