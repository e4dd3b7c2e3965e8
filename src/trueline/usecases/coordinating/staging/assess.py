"""Assess maturity: keep how an organisation sees itself on a day, and read what was kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from trueline.contracts.books import Book, Kept
from trueline.coordination.staging.maturity import (
    SCORES,
    Assessment,
    Side,
    SideChange,
    compared,
)
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.workspace import Workspace

ASSESSMENTS = Book("maturity", Assessment)
LONGEST_REASON = 1_000


def assess(
    workspace: Workspace, assessment: Assessment, *, by: str, after: int | None = None
) -> Kept[Assessment]:
    """Keep an assessment; one of the same day takes its place, and the earlier stays readable.

    Args:
        workspace: Of the organisation.
        assessment: All four sides, each with a reason.
        by: Who keeps it.
        after: Number of the one of that day that somebody saw; None for whatever stands.

    Raises:
        FaultyInputError: A side or a reason is missing, or its day is yet to come; the issues name
            the fields.
        ConflictError: Somebody else kept one of this day meanwhile.
    """
    said = _tidied(assessment)
    if issues := tuple(_issues(said, workspace.today)):
        raise FaultyInputError(*issues)
    about, now = said.on.isoformat(), workspace.now()
    number = ASSESSMENTS.keep(workspace.entries, said, about=about, by=by, now=now, after=after)
    return Kept(about, said, number, by, now)


def assessments(
    workspace: Workspace, *, on: date | None = None, as_of: datetime | None = None
) -> tuple[Kept[Assessment], ...]:
    """Give the assessments up to a day, newest first.

    Args:
        workspace: Of the organisation.
        on: Last day; None for all.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    found = ASSESSMENTS.newest(workspace.entries, as_of=as_of)
    known = (one for one in found if on is None or one.record.on <= on)
    return tuple(sorted(known, key=lambda one: one.record.on, reverse=True))


def assessment_of(
    workspace: Workspace, day: date, *, as_of: datetime | None = None
) -> Kept[Assessment]:
    """Give the assessment of a day.

    Raises:
        MissingError: There is none; the text names the days that have one.
    """
    found = ASSESSMENTS.find(workspace.entries, day.isoformat(), as_of=as_of)
    if found is None:
        known = ", ".join(str(one.record.on) for one in assessments(workspace, as_of=as_of))
        raise MissingError(f"Nobody assessed on {day}; known are {known or 'none'}.")
    return found


def compare_assessments(
    workspace: Workspace, first: date, second: date, *, as_of: datetime | None = None
) -> tuple[SideChange, ...]:
    """Give two days side by side, the earlier one first, whichever is named first.

    Raises:
        MissingError: There is no assessment of one of them.
    """
    before, after = sorted((first, second))
    return compared(
        assessment_of(workspace, before, as_of=as_of).record,
        assessment_of(workspace, after, as_of=as_of).record,
    )


def _tidied(one: Assessment) -> Assessment:
    scores = tuple(replace(each, reason=each.reason.strip()) for each in one.scores)
    ordered = tuple(sorted(scores, key=lambda each: tuple(Side).index(each.side)))
    said = one.strategy_reason.strip()
    return replace(one, by=one.by.strip(), scores=ordered, strategy_reason=said)


def _issues(one: Assessment, today: date) -> Iterator[Issue]:
    if one.on > today:
        yield _issue("on", f"{one.on} is yet to come.", f"Give a day up to {today}.")
    if not one.by:
        yield _issue("by", "It does not say who assessed.", "Name the body, or those who spoke.")
    if [each.side for each in one.scores] != list(Side):
        yield _issue("scores", "Not every side has a score.", "Score all four, from 0 to 4.")
    for each in one.scores:
        field = each.side.value
        if not 0 <= each.score < len(SCORES):
            yield _issue(field, f"{each.score} is no score.", "Give a number from 0 to 4.")
        yield from _reason(field, each.reason)
    yield from _reason("strategy", one.strategy_reason)


def _reason(field: str, reason: str) -> Iterator[Issue]:
    if not reason:
        yield _issue(f"{field}_reason", "No reason is given.", "Say what was seen.")
    elif len(reason) > LONGEST_REASON:
        much = f"The reason has {len(reason)} characters."
        yield _issue(f"{field}_reason", much, f"Use {LONGEST_REASON} at most.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
