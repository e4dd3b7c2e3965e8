"""Build layouts of one's own: ordered parts with options, each change taken back by one press."""

from dataclasses import replace

from trueline.briefing.blocks import Form
from trueline.contracts.books import Kept
from trueline.contracts.report_part import ReportPart
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.catalogues import REPORT_PARTS
from trueline.usecases.coordinating.numbered import keep_new
from trueline.usecases.reporting.books import LAYOUTS
from trueline.usecases.reporting.frames import MOST_DAYS
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.layouts import layout_named
from trueline.usecases.workspace import Workspace

LONGEST_TITLE, LONGEST_TEXT = 120, 8000


def known_parts() -> tuple[ReportPart, ...]:
    """Give every part that a layout may have, by title."""
    return tuple(sorted(REPORT_PARTS.all(), key=lambda one: one.title.casefold()))


def begin_layout(workspace: Workspace, title: str, *, like: str = "", by: str) -> Layout:
    """Begin a layout: empty, or as a copy of a template or of another own layout.

    Args:
        workspace: Of the organisation.
        title: For people.
        like: What it is a copy of; empty for an empty one.
        by: Who begins it.

    Raises:
        FaultyInputError: It has no title.
        MissingError: There is nothing to copy of this name.
    """
    named = _title(title)
    pattern = layout_named(workspace, like) if like else Layout("", named)
    now = workspace.now()

    def layout(name: str) -> Layout:
        return replace(pattern, id=name, title=named, is_own=True)

    return keep_new(workspace.entries, LAYOUTS, layout, day=now.date(), by=by, now=now)


def kept_layout(workspace: Workspace, name: str) -> Kept[Layout]:
    """Give an own layout with the number under which it was kept last.

    Raises:
        MissingError: There is none of this id.
    """
    return LAYOUTS.get(workspace.entries, name)


def describe_layout(
    workspace: Workspace, name: str, words: Layout, *, by: str, after: int | None = None
) -> Layout:
    """Change title, purpose, days and form of a layout; its parts stay.

    Args:
        workspace: Of the organisation.
        name: Id of the layout.
        words: Whose title, purpose, days, form and need count.
        by: Who changes it.
        after: Number of the layout that they saw; None for whatever stands.

    Raises:
        MissingError: There is none of this id.
        FaultyInputError: It has no title, or tells of no days.
        ConflictError: Somebody else changed it meanwhile.
    """
    if not 1 <= words.days <= MOST_DAYS:
        what = f"A period of {words.days} days cannot be told of."
        raise FaultyInputError(_issue("days", what, f"Give 1 to {MOST_DAYS} days."))
    kept = kept_layout(workspace, name).record
    is_cut = words.form is Form.SLIDES
    changed = replace(
        kept,
        title=_title(words.title),
        about=words.about.strip()[:LONGEST_TEXT],
        days=words.days,
        form=words.form,
        needs=words.needs,
        most=(kept.most or 8) if is_cut else 0,
        is_one_page=False,
    )
    return keep_layout(workspace, changed, by=by, after=after)


def undo_layout(workspace: Workspace, name: str, *, by: str) -> Layout:
    """Let a layout be again as it was before the newest change, or put back one that ended.

    Raises:
        MissingError: There is no such layout, or nothing was changed.
    """
    entries = workspace.entries.history(LAYOUTS.kind, name)
    known = LAYOUTS.history(workspace.entries, name)
    is_ended = bool(entries) and not entries[-1].document
    if is_ended and known:
        return keep_layout(workspace, known[-1].record, by=by)
    if len(known) < 2:  # noqa: PLR2004 - the one that stands and the one before
        raise MissingError("Nothing was changed that could be taken back.")
    return keep_layout(workspace, known[-2].record, by=by)


def end_layout(workspace: Workspace, name: str, *, by: str) -> Layout:
    """Take a layout out of the library and give it; reports that were issued by it stay.

    Raises:
        MissingError: There is none of this id.
    """
    kept = kept_layout(workspace, name)
    LAYOUTS.keep(workspace.entries, None, about=name, by=by, now=workspace.now(), after=kept.number)
    return kept.record


def keep_layout(
    workspace: Workspace, layout: Layout, *, by: str, after: int | None = None
) -> Layout:
    """Keep a layout as it is from now on, and give it.

    Raises:
        ConflictError: Somebody else changed it meanwhile.
    """
    LAYOUTS.keep(
        workspace.entries, layout, about=layout.id, by=by, now=workspace.now(), after=after
    )
    return layout


def _title(title: str) -> str:
    """Give a title that can be kept.

    Raises:
        FaultyInputError: There is none, or it is too long.
    """
    said = " ".join(title.split())
    if not said:
        raise FaultyInputError(_issue("title", "It has no title.", "Say what it is called."))
    if len(said) > LONGEST_TITLE:
        what = f"A title of {len(said)} letters is too long."
        raise FaultyInputError(_issue("title", what, f"Take {LONGEST_TITLE} at most."))
    return said


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
