"""Items and seats of a meeting, as rows of its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise

from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.ordering import numbered
from trueline.coordination.reviewing.session import Attendance, Minuted, Presence, Session
from trueline.plan.governance.body import Seat
from trueline.plan.governance.clock import zone_of
from trueline.usecases.coordinating.reviewing.agenda import Agenda
from trueline.usecases.coordinating.reviewing.attend import seats_of
from trueline.usecases.coordinating.reviewing.sitting import Sitting
from trueline.web.reviewing.words import CLASSES, PARTS, PRESENCES

FRAME = frozenset({AgendaPart.ROLL_CALL, AgendaPart.NEXT})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several buttons.

    Attributes:
        value: As the form sends it.
        label: For people.
        is_chosen: Whether it is what stands.
    """

    value: str
    label: str | Promise
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the agenda.

    Attributes:
        place: From 0, unique on the page.
        number: From 1; 0 for roll-call.
        item: As it stands.
        part: What it is, in a word or two.
        begins: When its turn comes, on the meeting's clock.
        ends: When its time is over, in UTC.
        lines: What is known of it.
        said: What was minuted.
        classes: To choose from; empty where it has none.
        class_words: Its class; empty before it has one.
        class_before: Class that the last meeting gave the same matter; empty for none.
        added_by: Name of who added it; empty when the system did.
        is_frame: Whether it belongs to every meeting, so that it is neither parked nor moved.
        is_first: Whether nothing can go before it.
    """

    place: int
    number: int
    item: AgendaItem
    part: str | Promise
    begins: datetime
    ends: datetime
    lines: Sequence[str]
    said: Minuted
    classes: Sequence[Choice]
    class_words: str | Promise
    class_before: str | Promise
    added_by: str
    is_frame: bool
    is_first: bool

    @property
    def clock(self) -> str:
        """When its turn comes, on the meeting's clock; templates would put it on the page's."""
        return f"{self.begins:%H:%M}"

    @property
    def needs_class(self) -> bool:
        """Say whether the meeting cannot close before this has a class."""
        return self.item.must_be_classed and self.said.variance is None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat of the body.

    Attributes:
        seat: As the plan has it.
        department: Name of the department that it speaks for; empty for none.
        came: How it was taken; None where nobody said.
        words: The same in words; empty where nobody said.
        choices: How it may have been taken.
    """

    seat: Seat
    department: str
    came: Attendance | None
    words: str | Promise
    choices: Sequence[Choice]


def item_rows(
    agenda: Agenda, before: Session | None, names: Mapping[str, str]
) -> tuple[ItemRow, ...]:
    """Give the items of an agenda with the hour at which the turn of each comes.

    Args:
        agenda: Of the meeting.
        before: The last meeting of the kind; None without one.
        names: What people are called, by address.
    """
    session = agenda.sitting.session
    at = session.as_of or session.starts
    zone = zone_of(session.zone)
    rows = []
    for place, (number, item) in enumerate(numbered(agenda.items)):
        said = minuted_of(session, item.key)
        earlier = minuted_of(before, item.key).variance if before else None
        ends = at + timedelta(minutes=item.minutes)
        rows.append(
            ItemRow(
                place=place,
                number=number,
                item=item,
                part=PARTS[item.part],
                begins=at.astimezone(zone),
                ends=ends,
                lines=item.says.splitlines(),
                said=said,
                classes=_classes(said) if item.must_be_classed else (),
                class_words=CLASSES[said.variance] if said.variance else "",
                class_before=CLASSES[earlier] if earlier else "",
                added_by=names.get(item.by, item.by),
                is_frame=item.part in FRAME,
                is_first=number <= 1,
            )
        )
        at = ends
    return tuple(rows)


def seat_rows(sitting: Sitting) -> tuple[SeatRow, ...]:
    """Give the seats of a meeting's body with how each was taken."""
    departments = sitting.adopted.plan.departments if sitting.adopted else ()
    names = {one.id: one.name for one in departments}
    return tuple(
        SeatRow(
            seat=seat,
            department=names.get(seat.department, seat.department),
            came=came,
            words=PRESENCES[came.presence] if came else "",
            choices=tuple(
                Choice(one.value, label, came is not None and came.presence is one)
                for one, label in PRESENCES.items()
                if one is not Presence.DEPUTY or seat.deputy
            ),
        )
        for seat, came in seats_of(sitting)
    )


def _classes(said: Minuted) -> tuple[Choice, ...]:
    return tuple(Choice(one.value, words, said.variance is one) for one, words in CLASSES.items())
