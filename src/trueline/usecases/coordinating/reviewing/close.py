"""Close a meeting: nothing is left open, and plan, decisions and minutes say the same of it.

The plan comes into force first, then the meeting, its decisions and its action items are kept at
once. Were the program stopped in between, the meeting would still be open, and closing it again
finds the version that came into force and goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from trueline.briefing.wording import day_in_words
from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.reviewing.closing import lacking
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import ConflictError, FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.edits import Edit
from trueline.usecases.agreed.books import DECISIONS, SESSIONS
from trueline.usecases.approve_plan import approve_plan, submit_plan
from trueline.usecases.coordinating.reviewing.preview import (
    PlanPreview,
    is_submitted,
    plan_preview,
    what_stops,
)
from trueline.usecases.coordinating.reviewing.resolve import agreed_in, decided_in
from trueline.usecases.coordinating.reviewing.sitting import (
    TRIES,
    Sitting,
    require,
    sitting_of,
)
from trueline.usecases.workspace import Workspace


class DraftFate(StrEnum):
    """What becomes of the plan's draft when a meeting closes."""

    ADOPT = "adopt"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Closing:
    """How a meeting is to be closed.

    Attributes:
        fate: What becomes of the draft; None where there is none, or nobody said.
        edit_count: Edits of the draft that people looked at; None for whatever stands.
    """

    fate: DraftFate | None = None
    edit_count: int | None = None


class NotClosableError(FaultyInputError):
    """A meeting that cannot close yet; its issues say what is missing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What closing a meeting stands on.

    Attributes:
        sitting: The meeting.
        preview: What became of the plan.
        decided: What was decided in it.
    """

    sitting: Sitting
    preview: PlanPreview
    decided: tuple[Decision, ...]


def standing_of(workspace: Workspace, sitting: Sitting) -> Standing:
    """Give what closing a meeting stands on."""
    decided = decided_in(workspace, sitting.session.id)
    return Standing(sitting, plan_preview(workspace, sitting), decided)


def what_is_missing(
    workspace: Workspace, meeting: str, closing: Closing, *, by: str
) -> tuple[Issue, ...]:
    """Give all that is missing before a meeting may close; empty when nothing is.

    Raises:
        MissingError: There is no such meeting.
        RefusedQuestionError: It is not open.
    """
    sitting = sitting_of(workspace, meeting)
    require(sitting.session, SessionStatus.OPEN)
    standing = standing_of(workspace, sitting)
    return missing_from(standing, closing, _stops(workspace, standing, closing, by))


def missing_from(
    standing: Standing, closing: Closing, stops: tuple[Issue, ...] = ()
) -> tuple[Issue, ...]:
    """Give all that is missing before a meeting may close.

    Args:
        standing: What its closing stands on.
        closing: How it is to be closed.
        stops: What stops the draft from coming into force, as ``preview.what_stops`` gives it;
            empty where it is to stay a draft.
    """
    preview, session = standing.preview, standing.sitting.session
    adopts = preview.draft is not None and closing.fate is DraftFate.ADOPT
    change = preview.change(with_draft=adopts)
    found = lacking(session, standing.sitting.quorum, standing.decided, change, stops)
    if preview.draft is not None and closing.fate is None:
        return (*found, _asks_for_fate(preview))
    return found


def close_session(workspace: Workspace, meeting: str, closing: Closing, *, by: str) -> Session:
    """Close a meeting, and give it as it stays.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        closing: What becomes of the plan's draft.
        by: Who closes it, and approves the draft where it is adopted.

    Raises:
        NotClosableError: Something is missing; the issues say what.
        ConflictError: The draft was changed since people looked at it, or others change the
            meeting at this moment, again and again.
        ApprovalRefusedError: The draft was changed at this moment, so that it cannot be approved.
        MissingError: There is no such meeting.
        RefusedQuestionError: It is not open.
    """
    sitting = sitting_of(workspace, meeting)
    require(sitting.session, SessionStatus.OPEN)
    standing = standing_of(workspace, sitting)
    preview = standing.preview
    _refuse_unseen(preview, closing)
    if issues := missing_from(standing, closing, _stops(workspace, standing, closing, by)):
        raise NotClosableError(*issues)
    if preview.draft is not None and closing.fate is DraftFate.ADOPT:
        if not is_submitted(preview.draft):
            submit_plan(workspace, by=by, reason=_reason(sitting))
        approve_plan(workspace, by=by)
    return _kept_closed(workspace, meeting, by)


def _kept_closed(workspace: Workspace, meeting: str, by: str) -> Session:
    settled = Closing(DraftFate.LEAVE)
    for _ in range(TRIES):
        sitting = sitting_of(workspace, meeting)
        require(sitting.session, SessionStatus.OPEN)
        standing = standing_of(workspace, sitting)
        if issues := missing_from(standing, settled):
            raise NotClosableError(*issues)
        closed, entries = _entries(workspace, standing, by)
        try:
            workspace.entries.keep_all(entries)
        except ConflictError:
            continue
        return closed
    raise ConflictError("Others change this meeting at the same moment; do it again.")


def _entries(
    workspace: Workspace, standing: Standing, by: str
) -> tuple[Session, tuple[Entry, ...]]:
    sitting, preview, decided = standing.sitting, standing.preview, standing.decided
    session, agreed = sitting.session, agreed_in(workspace, sitting.session.id)
    now = workspace.now()
    after = preview.number if preview.number != session.plan_before else None
    closed = replace(
        session,
        status=SessionStatus.CLOSED,
        decisions=tuple(one.id for one in decided),
        actions=tuple(one.id for one in agreed),
        plan_after=after,
        closed_at=now,
    )
    shelf = workspace.entries
    kept = SESSIONS.entry(shelf, closed, about=session.id, by=by, now=now, after=sitting.number)
    brought = _brought_about(decided, preview.adopted.edits) if after is not None else ()
    stamped = (
        DECISIONS.entry(shelf, replace(one, plan_after=after), about=one.id, by=by, now=now)
        for one in brought
    )
    return closed, (kept, *stamped)


def _brought_about(decided: tuple[Decision, ...], edits: tuple[Edit, ...]) -> Iterator[Decision]:
    """Yield the decisions that a new version is of: those that name what changed, or no part."""
    touched = [one.path for one in edits]
    for one in decided:
        named = (*one.about, *one.cites)
        is_named = any(_is_within(path, each) for path in touched for each in named)
        if one.kind is not DecisionKind.KEEP and (is_named or not named):
            yield one


def _is_within(path: str, other: str) -> bool:
    """Say whether one of two paths stands in the other."""
    return f"{path}/".startswith(f"{other}/") or f"{other}/".startswith(f"{path}/")


def _stops(
    workspace: Workspace, standing: Standing, closing: Closing, by: str
) -> tuple[Issue, ...]:
    draft = standing.preview.draft
    if draft is None or closing.fate is not DraftFate.ADOPT:
        return ()
    return what_stops(workspace, draft, by=by)


def _asks_for_fate(preview: PlanPreview) -> Issue:
    count = len(preview.drafted.edits)
    changes = "1 change" if count == 1 else f"{count} changes"
    return Issue(
        Severity.BLOCKS,
        "draft",
        f"The draft of the plan has {changes}, and nobody said what becomes of it.",
        "Adopt it with this meeting, or leave it as a draft.",
        asks="draft",
    )


def _refuse_unseen(preview: PlanPreview, closing: Closing) -> None:
    if closing.edit_count is None or closing.fate is not DraftFate.ADOPT:
        return
    now = preview.draft.edit_count if preview.draft else 0
    if now != closing.edit_count:
        raise ConflictError(
            "The draft of the plan was changed since you looked at it; look again before closing."
        )


def _reason(sitting: Sitting) -> str:
    return f"{sitting.session.title}, {day_in_words(sitting.day)}"
