"""All that the page of a meeting shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.contracts.books import Kept
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.quorum import Quorum
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import Correction, MinutesMail
from trueline.core.issue import Issue
from trueline.plan.governance.clock import zone_of
from trueline.usecases.coordinating.reviewing.agenda import Agenda, agenda_of
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    DraftFate,
    Standing,
    missing_from,
)
from trueline.usecases.coordinating.reviewing.open_session import opens_on
from trueline.usecases.coordinating.reviewing.preview import PlanPreview, plan_preview, what_stops
from trueline.usecases.coordinating.reviewing.sitting import Sitting, sitting_of
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.remembered import Remembered
from trueline.web.reviewing.change import PlanShown, plan_shown, plan_shown_between
from trueline.web.reviewing.kept_meeting import BEGUN, kept_meeting
from trueline.web.reviewing.rows import ItemRow, SeatRow, item_rows, seat_rows
from trueline.web.stores.colleagues import names_by_address
from trueline.web.visit import Visit
from trueline.web.workspaces import workspace_of

STOPS: Remembered[tuple[Issue, ...]] = Remembered(16)
"""What stops drafts from coming into force; checks ask for facts."""
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
        opens_on: First day on which it may be opened; None where that day has come, or it began.
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
    opens_on: date | None

    @property
    def starts(self) -> datetime:
        """When it begins, on its own clock."""
        return self.session.starts.astimezone(zone_of(self.session.zone))

    @property
    def ends(self) -> datetime:
        """When it is to end, on its own clock."""
        return self.starts + timedelta(minutes=self.session.minutes)

    @property
    def hours(self) -> str:
        """From when to when, on its own clock; templates would put it on the page's."""
        return f"{self.starts:%H:%M}–{self.ends:%H:%M}"

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
    sitting, status = agenda.sitting, agenda.sitting.session.status
    is_present = looked is None or (moment is None and looked.on == workspace.today)
    is_open = status is SessionStatus.OPEN and is_present
    own = visit.organisation.kept
    kept = kept_meeting(workspace, sitting.session, kept=own, as_of=moment)
    adopted = looked.adopted if looked else None
    preview = plan_preview(workspace, sitting, adopted=adopted) if is_open else PlanPreview()
    standing = Standing(sitting, preview, kept.decided)
    writers = (*(one.by for one in agenda.items), *(one.by for one in kept.corrections))
    names = names_by_address({one for one in writers if one})
    return MeetingView(
        looked=looked,
        session=sitting.session,
        number=sitting.number,
        items=item_rows(agenda, kept.before, names),
        over=max(agenda.minutes - sitting.session.minutes, 0),
        seats=seat_rows(sitting),
        body=sitting.body.name if sitting.body else "",
        quorum=sitting.quorum,
        decisions=kept.decided,
        actions=kept.agreed,
        change=_change(workspace, standing, adopted, is_open=is_open),
        missing=_missing(visit, looked, standing) if is_open else (),
        corrections=[(one, names.get(one.by, one.by)) for one in kept.corrections],
        mail=kept.mail,
        is_present=is_present,
        opens_on=_opens_on(sitting, workspace.today),
    )


def _opens_on(sitting: Sitting, today: date) -> date | None:
    first = opens_on(sitting)
    is_early = sitting.session.status is SessionStatus.PLANNED and today < first
    return first if is_early else None


def _change(
    workspace: Workspace, standing: Standing, adopted: AdoptedPlan | None, *, is_open: bool
) -> PlanShown | None:
    sitting = standing.sitting
    if is_open:
        return plan_shown(sitting, standing.preview)
    return plan_shown_between(workspace, sitting.session, (adopted, sitting.adopted))


def _missing(visit: Visit, looked: LookedAt | None, standing: Standing) -> Sequence[Issue]:
    """Give what is missing before the meeting may close with the draft, where there is one."""
    draft, by = standing.preview.draft, visit.member.email
    if looked is None or draft is None or not visit.may(Role.APPROVER):
        return missing_from(standing, Closing(DraftFate.LEAVE))
    key = (*looked.key, looked.noted, looked.kept, draft.id, draft.edit_count, by)
    stops = STOPS.get(key, lambda: what_stops(looked.workspace, draft, by=by))
    return missing_from(standing, Closing(DraftFate.ADOPT), stops)


def _agenda(looked: LookedAt, meeting: str) -> Agenda:
    """Give the agenda; one that is made anew is remembered as long as nothing changes it."""
    workspace, card = looked.workspace, looked.scorecard
    moment = looked.as_of.moment if looked.as_of else None
    sitting = sitting_of(workspace, meeting, as_of=moment, adopted=looked.adopted)
    if sitting.session.status in BEGUN:
        return Agenda(sitting, sitting.session.agenda, is_live=False)
    key = (*looked.key, looked.noted, looked.kept, meeting)
    items = MADE.get(
        key,
        lambda: agenda_of(workspace, meeting, on=looked.on, as_of=moment, card=card).items,
    )
    return Agenda(sitting, items, is_live=True)
