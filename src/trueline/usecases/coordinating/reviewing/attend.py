"""Attendance: who came to a meeting, seat by seat, and whether they are enough to decide."""

from collections.abc import Sequence

from trueline.coordination.reviewing.changing import with_attendance
from trueline.coordination.reviewing.quorum import Quorum
from trueline.coordination.reviewing.session import Attendance, Presence, Session
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.governance.body import Seat
from trueline.usecases.coordinating.reviewing.sitting import (
    Sitting,
    change_sitting,
    sitting_of,
)
from trueline.usecases.workspace import Workspace


def attend(
    workspace: Workspace,
    meeting: str,
    seat: str,
    presence: Presence,
    *,
    deputy: str = "",
    by: str,
) -> Quorum:
    """Keep how a seat was taken, and say whether enough are.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        seat: Id of the seat in its body.
        presence: How it was taken.
        deputy: Who came instead, where that is not the deputy whom the plan names.
        by: Who says so.

    Raises:
        MissingError: There is no such meeting, or its body has no such seat.
        FaultyInputError: Nobody has the seat, or nobody is named who stood in.
        RefusedQuestionError: The meeting is not open.
        ConflictError: Others change it at this moment.
    """

    def seated(found: Sitting) -> Session:
        return with_attendance(found.session, _came(_seat(found, seat), presence, deputy.strip()))

    change_sitting(workspace, meeting, seated, by=by)
    return sitting_of(workspace, meeting).quorum


def seats_of(sitting: Sitting) -> Sequence[tuple[Seat, Attendance | None]]:
    """Give the seats of a meeting's body, each with how it was taken; None where nobody said."""
    said = {one.seat: one for one in sitting.session.attendance}
    return [(one, said.get(one.id)) for one in (sitting.body.seats if sitting.body else ())]


def _seat(sitting: Sitting, name: str) -> Seat:
    for one in sitting.body.seats if sitting.body else ():
        if one.id == name:
            return one
    raise MissingError(f"The body that meets has no seat {name}.")


def _came(seat: Seat, presence: Presence, deputy: str) -> Attendance:
    stands_in = deputy or seat.deputy
    if presence is Presence.PRESENT and not seat.person:
        raise FaultyInputError(_issue("Nobody has this seat.", "Give it to somebody in the plan."))
    if presence is Presence.DEPUTY and not stands_in:
        raise FaultyInputError(
            _issue("The plan names no deputy for this seat.", "Say who came instead.")
        )
    came = stands_in if presence is Presence.DEPUTY else ""
    return Attendance(seat.id, seat.person, presence, came, seat.department)


def _issue(what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, "seat", what, remedy)
