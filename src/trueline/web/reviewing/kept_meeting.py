"""What is kept of a meeting beside its session, remembered until something is kept anew."""

from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import Correction, MinutesMail
from trueline.usecases.coordinating.reviewing.books import MAILS
from trueline.usecases.coordinating.reviewing.correct import corrections_of
from trueline.usecases.coordinating.reviewing.ground import last_closed
from trueline.usecases.coordinating.reviewing.resolve import agreed_in, decided_in
from trueline.usecases.workspace import Workspace
from trueline.web.remembered import Remembered

BEGUN = frozenset({SessionStatus.OPEN, SessionStatus.CLOSED})


@dataclass(frozen=True, slots=True)
class KeptMeeting:
    """What books hold of a meeting.

    Attributes:
        decided: In it; empty before it begins.
        agreed: In it; likewise.
        before: The last meeting of the kind that was closed; None without one, and once this one
            is closed itself.
        corrections: Of its minutes; empty before it is closed.
        mail: What became of the mails with its minutes; None before.
    """

    decided: tuple[Decision, ...] = ()
    agreed: tuple[ActionItem, ...] = ()
    before: Session | None = None
    corrections: tuple[Kept[Correction], ...] = ()
    mail: MinutesMail | None = None


KEPT: Remembered[KeptMeeting] = Remembered(32)


def kept_meeting(
    workspace: Workspace, session: Session, *, kept: int | None, as_of: datetime | None
) -> KeptMeeting:
    """Give what is kept of a meeting.

    Args:
        workspace: Of the organisation.
        session: The meeting as it stands.
        kept: Newest entry of the organisation's books: ``OrganisationRecord.kept``.
        as_of: Moment whose knowledge counts; None for the present.
    """
    key = (workspace.organisation, kept, session.id, session.status, as_of)
    return KEPT.get(key, lambda: _read(workspace, session, as_of))


def _read(workspace: Workspace, session: Session, as_of: datetime | None) -> KeptMeeting:
    name = session.id
    if session.status not in BEGUN:
        return KeptMeeting(before=last_closed(workspace, session, as_of=as_of))
    decided = decided_in(workspace, name, as_of=as_of)
    agreed = agreed_in(workspace, name, as_of=as_of)
    if session.status is SessionStatus.OPEN:
        before = last_closed(workspace, session, as_of=as_of)
        return KeptMeeting(decided, agreed, before)
    mail = MAILS.find(workspace.entries, name)
    return KeptMeeting(
        decided,
        agreed,
        corrections=tuple(corrections_of(workspace, name)),
        mail=mail.record if mail else None,
    )
