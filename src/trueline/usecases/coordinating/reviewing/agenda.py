"""The agenda of a meeting: made anew until the meeting opens, and as it stood from then on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from trueline.contracts.agenda_source import AgendaGround
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.ordering import in_order, within_time
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import AgendaWishes
from trueline.measure.scorecard import Scorecard
from trueline.usecases.catalogues import AGENDA_SOURCES
from trueline.usecases.coordinating.reviewing.books import WISHES
from trueline.usecases.coordinating.reviewing.ground import Looked, agenda_ground, last_closed
from trueline.usecases.coordinating.reviewing.sitting import Sitting, sitting_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting speaks of.

    Attributes:
        sitting: The meeting.
        items: In order, each with its share of the meeting's minutes.
        is_live: Whether it is made anew each time; not once the meeting was opened.
    """

    sitting: Sitting
    items: tuple[AgendaItem, ...]
    is_live: bool

    @property
    def minutes(self) -> int:
        """Minutes of all items; more than the meeting has where there are too many."""
        return sum(one.minutes for one in self.items)


def agenda_of(
    workspace: Workspace,
    meeting: str,
    *,
    on: date | None = None,
    as_of: datetime | None = None,
    card: Scorecard | None = None,
) -> Agenda:
    """Give the agenda of a meeting.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        on: Day for which it is made; None for the workspace's own today.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
        card: The plan's readings on that day by that knowledge, where they are at hand.

    Raises:
        MissingError: There is no such meeting.
    """
    sitting = sitting_of(workspace, meeting, as_of=as_of)
    session = sitting.session
    if session.status in (SessionStatus.OPEN, SessionStatus.CLOSED):
        return Agenda(sitting, session.agenda, is_live=False)
    looked = Looked(on or workspace.today, as_of, card)
    return Agenda(sitting, made_agenda(workspace, sitting, looked), is_live=True)


def made_agenda(workspace: Workspace, sitting: Sitting, looked: Looked) -> tuple[AgendaItem, ...]:
    """Make the agenda of a meeting that has not begun, in order and within its time."""
    session, adopted = sitting.session, sitting.adopted
    kept = WISHES.find(workspace.entries, session.id, as_of=looked.as_of)
    wishes = kept.record if kept else AgendaWishes()
    found: list[AgendaItem] = []
    if adopted is not None:
        found.extend(_found(agenda_ground(workspace, sitting, adopted, looked)))
    before = last_closed(workspace, session, as_of=looked.as_of)
    parked = tuple(_parked(before)) if before else ()
    items = in_order((*found, *wishes.added, *parked), wishes.order)
    return within_time(items, session.minutes)


def _found(ground: AgendaGround) -> Iterator[AgendaItem]:
    for source in AGENDA_SOURCES.all():
        yield from source.find(ground)


def _parked(before: Session) -> Iterator[AgendaItem]:
    """Yield what the last meeting left for this one; what is found anew stands by itself."""
    for one in before.agenda:
        if minuted_of(before, one.key).is_parked and one.part is not AgendaPart.ROLL_CALL:
            says = f"Left over from “{before.title}”. {one.says}".strip()
            yield replace(one, says=says, must_be_classed=False, is_broken=False)
