"""All that the page of a meeting shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.quorum import Quorum
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import Correction, MinutesMail
from trueline.core.issue import Issue
from trueline.plan.governance.clock import zone_of
from trueline.usecases.coordinating.reviewing.agenda import Agenda, agenda_of
from trueline.usecases.coordinating.reviewing.books import MAILS
from trueline.usecases.coordinating.reviewing.close import Closing, DraftFate, what_is_missing
from trueline.usecases.coordinating.reviewing.correct import corrections_of
from trueline.usecases.coordinating.reviewing.ground import last_closed
from trueline.usecases.coordinating.reviewing.preview import PlanPreview, plan_preview
from trueline.usecases.coordinating.reviewing.resolve import agreed_in, decided_in
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.web.access import Role
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.remembered import Remembered
from trueline.web.reviewing.change import PlanShown, plan_shown, plan_shown_between
from trueline.web.reviewing.rows import ItemRow, SeatRow, item_rows, seat_rows
from trueline.web.stores.colleagues import names_by_address
from trueline.web.visit import Visit
from trueline.web.workspaces import workspace_of

MADE: Remembered[tuple[AgendaItem, ...]] = Remembered(32)
"""Agendas of meetings that have not begun; making one asks for readings, gaps and guesses."""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as its page shows it.

    Attributes:
        looked: The plan in force with its readings; None without a plan.
        session: As it stands.
        number: How often it was kept.
        items: Of its agenda.
        over: Minutes by which the agenda is longer than the meeting; 0 where it is not.
        seats: Of its body.
        body: Name of the body; empty for none.
        quorum: Whether enough came.
        decisions: Made in it.
        actions: Agreed in it.
        change: What became of the plan; None where nothing did.
        missing: What is missing before it may close; empty unless it is open.
        corrections: Of its minutes, once it is closed.
        names: What people are called, by address.
        mail: What became of the mails with its minutes; None before.
        is_present: Whether the page speaks of today, so that people may act.
    """

    looked: LookedAt | None
    session: Session
    number: int
    items: Sequence[ItemRow]
    over: int
    seats: Sequence[SeatRow]
    body: str
    quorum: Quorum
    decisions: Sequence[Decision]
    actions: Sequence[ActionItem]
    change: PlanShown | None
    missing: Sequence[Issue]
    corrections: Sequence[tuple[Kept[Correction], str]]
    mail: MinutesMail | None
    is_present: bool

    @property
    def starts(self) -> datetime:
        """When it begins, on its own clock."""
        return self.session.starts.astimezone(zone_of(self.session.zone))

    @property
    def ends(self) -> datetime:
        """When it is to end, on its own clock."""
        return self.starts + timedelta(minutes=self.session.minutes)

    @property
    def is_planned(self) -> bool:
        """Say whether it has not begun."""
        return self.session.status is SessionStatus.PLANNED

    @property
    def is_open(self) -> bool:
        """Say whether it goes on."""
        return self.session.status is SessionStatus.OPEN

    @property
    def is_closed(self) -> bool:
        """Say whether it is over."""
        return self.session.status is SessionStatus.CLOSED


def meeting_view(visit: Visit, meeting: str) -> MeetingView:
    """Give a meeting as its page shows it, now or as it was known on a past day.

    Raises:
        MissingError: There is no such meeting, or the address names a day that is none.
    """
    looked = look_at(visit)
    workspace = looked.workspace if looked else workspace_of(visit.organisation)
    moment = looked.as_of.moment if looked and looked.as_of else None
    agenda = _agenda(looked, meeting) if looked else agenda_of(workspace, meeting)
    sitting, session = agenda.sitting, agenda.sitting.session
    before = last_closed(workspace, session, as_of=moment)
    corrections = corrections_of(workspace, meeting)
    writers = (*(one.by for one in agenda.items), *(one.by for one in corrections))
    addresses = {one for one in writers if one}
    names = names_by_address(addresses)
    mail = MAILS.find(workspace.entries, meeting)
    is_present = looked is None or (moment is None and looked.on == workspace.today)
    is_open = session.status is SessionStatus.OPEN and is_present
    preview = plan_preview(workspace, sitting) if is_open else PlanPreview()
    adopts = preview.draft is not None and visit.may(Role.APPROVER)
    fate = Closing(DraftFate.ADOPT if adopts else DraftFate.LEAVE)
    return MeetingView(
        looked=looked,
        session=session,
        number=sitting.number,
        items=item_rows(agenda, before, names),
        over=max(agenda.minutes - session.minutes, 0),
        seats=seat_rows(sitting),
        body=sitting.body.name if sitting.body else "",
        quorum=sitting.quorum,
        decisions=decided_in(workspace, meeting),
        actions=agreed_in(workspace, meeting),
        change=plan_shown(sitting, preview) if is_open else plan_shown_between(workspace, session),
        missing=what_is_missing(workspace, meeting, fate, by=visit.member.email) if is_open else (),
        corrections=[(one, names.get(one.by, one.by)) for one in corrections],
        mail=mail.record if mail else None,
        is_present=is_present,
    )


def _agenda(looked: LookedAt, meeting: str) -> Agenda:
    """Give the agenda; one that is made anew is remembered as long as nothing changes it."""
    workspace, card = looked.workspace, looked.scorecard
    moment = looked.as_of.moment if looked.as_of else None
    sitting = sitting_of(workspace, meeting, as_of=moment)
    if sitting.session.status in (SessionStatus.OPEN, SessionStatus.CLOSED):
        return Agenda(sitting, sitting.session.agenda, is_live=False)
    key = (*looked.key, looked.noted, looked.kept, meeting)
    items = MADE.get(
        key,
        lambda: agenda_of(workspace, meeting, on=looked.on, as_of=moment, card=card).items,
    )
    return Agenda(sitting, items, is_live=True)
