"""The plan review of the story, held as anyone would hold it, at its times.

What was done before is left out, so that a load that was cut short can be taken up again.
"""

from collections.abc import Iterator

from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.session import (
    ExceptionClass,
    Presence,
    Session,
    SessionStatus,
)
from trueline.demo.held import HeldMeeting, Told, held_meeting
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.acting.agree import ActionWish
from trueline.usecases.coordinating.acting.change_action import ActionChange, change_action
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.reviewing.attend import attend
from trueline.usecases.coordinating.reviewing.close import Closing, close_session
from trueline.usecases.coordinating.reviewing.minute import classify, minute
from trueline.usecases.coordinating.reviewing.open_session import open_session
from trueline.usecases.coordinating.reviewing.resolve import (
    agree_in,
    agreed_in,
    decide_in,
    decided_in,
)
from trueline.usecases.demo_versions import PlanStep
from trueline.usecases.workspace import Workspace


def held_steps() -> tuple[PlanStep, ...]:
    """Give what happened in the meeting and because of it, in order."""
    held = held_meeting()
    return tuple(sorted(_steps(held), key=lambda one: one.at))


def _steps(held: HeldMeeting) -> Iterator[PlanStep]:
    meeting, opened, closed = held.id, held.opened, held.closed
    yield PlanStep(
        opened.at,
        lambda now: _kept(now, meeting) is not None,
        lambda then: _drop(open_session(then, meeting, by=opened.by)),
    )
    for seat, how in held.came:
        yield _seated(meeting, opened, seat, Presence(how))
    yield from (_said(meeting, one) for one in held.said)
    yield from (_decided(meeting, one) for one in held.decided)
    yield from (_agreed(meeting, one) for one in held.agreed)
    yield PlanStep(
        closed.at,
        lambda now: _is(_kept(now, meeting), SessionStatus.CLOSED),
        lambda then: _drop(close_session(then, meeting, Closing(), by=closed.by)),
    )
    yield from (_moved(meeting, one) for one in held.moved)


def _seated(meeting: str, opened: Told, seat: str, presence: Presence) -> PlanStep:
    def is_done(now: Workspace) -> bool:
        kept = _kept(now, meeting)
        return kept is not None and any(one.seat == seat for one in kept.attendance)

    return PlanStep(
        opened.at, is_done, lambda then: _drop(attend(then, meeting, seat, presence, by=opened.by))
    )


def _said(meeting: str, told: Told) -> PlanStep:
    key, text, why = told.fields["item"], told.fields.get("text", ""), told.fields.get("why")

    def is_done(now: Workspace) -> bool:
        kept = _kept(now, meeting)
        said = minuted_of(kept, key) if kept else None
        return said is not None and said.text == text and bool(why) == bool(said.variance)

    def act(then: Workspace) -> None:
        if text:
            minute(then, meeting, key, text, by=told.by)
        if why:
            classify(then, meeting, key, ExceptionClass(why), by=told.by)

    return PlanStep(told.at, is_done, act)


def _decided(meeting: str, told: Told) -> PlanStep:
    given = told.fields
    wish = DecisionWish(
        what=given["what"],
        kind=DecisionKind(given["kind"]),
        because=given["because"],
        options=tuple(given["options"]),
        about=tuple(given["about"]),
        cites=tuple(given.get("cites", ())),
        owner=given["owner"],
        review_on=given["review_on"],
    )
    return PlanStep(
        told.at,
        lambda now: any(one.what == wish.what for one in decided_in(now, meeting)),
        lambda then: _drop(decide_in(then, meeting, wish, by=told.by)),
    )


def _agreed(meeting: str, told: Told) -> PlanStep:
    given = told.fields
    wish = ActionWish(given["what"], given["owner"], given["due"])
    return PlanStep(
        told.at,
        lambda now: _action(now, meeting, wish.what) is not None,
        lambda then: _drop(agree_in(then, meeting, wish, by=told.by)),
    )


def _moved(meeting: str, told: Told) -> PlanStep:
    given = told.fields
    change = ActionChange(status=ActionStatus(given["status"]), said=given["said"])

    def is_done(now: Workspace) -> bool:
        one = _action(now, meeting, given["action"])
        return one is not None and one.said == change.said

    def act(then: Workspace) -> None:
        one = _action(then, meeting, given["action"])
        if one is not None:
            change_action(then, one.id, change, on=then.today, by=told.by)

    return PlanStep(told.at, is_done, act)


def _kept(workspace: Workspace, meeting: str) -> Session | None:
    kept = SESSIONS.find(workspace.entries, meeting)
    return kept.record if kept else None


def _is(session: Session | None, status: SessionStatus) -> bool:
    return session is not None and session.status is status


def _action(workspace: Workspace, meeting: str, what: str) -> ActionItem | None:
    return next((one for one in agreed_in(workspace, meeting) if one.what == what), None)


def _drop(_made: object) -> None:
    """Leave what came of a step; the story needs it no more."""
