"""Action items as rows and cards: who does what by when, and the buttons that move them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.plan.document import Plan
from trueline.usecases.coordinating.people import people_of
from trueline.web.access import Role
from trueline.web.deciding.named_parts import NamedPart, named_parts
from trueline.web.deciding.words import STATES, look_of_action, say_due
from trueline.web.status import StatusLook
from trueline.web.visit import Visit

MOVES: dict[ActionStatus, tuple[tuple[ActionStatus, str | Promise], ...]] = {
    ActionStatus.OPEN: (
        (ActionStatus.DOING, _("Begin")),
        (ActionStatus.DONE, _("Done")),
    ),
    ActionStatus.DOING: (
        (ActionStatus.DONE, _("Done")),
        (ActionStatus.OPEN, _("Not yet")),
    ),
    ActionStatus.DONE: ((ActionStatus.OPEN, _("Open again")),),
    ActionStatus.DROPPED: ((ActionStatus.OPEN, _("Open again")),),
}
"""Where one press takes an action item; dropping needs a reason and has a form."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action item in a list.

    Attributes:
        kept: As it stands.
        look: How far it is.
        due: By when, or when it was finished, in words.
        is_own: Whether it is the person's own.
        may_move: Whether the person may move it.
        moves: Where one press takes it, each with its words.
        about: Parts of the plan that it is about.
        decision: Address of the decision that it follows from; empty for none.
        meeting: Address of the meeting at which it was agreed; empty for none.
    """

    kept: Kept[ActionItem]
    look: StatusLook
    due: str
    is_own: bool
    may_move: bool
    moves: tuple[tuple[ActionStatus, str | Promise], ...]
    about: tuple[NamedPart, ...]
    decision: str
    meeting: str

    @property
    def item(self) -> ActionItem:
        """The action item itself."""
        return self.kept.record


@dataclass(frozen=True, slots=True)
class Column:
    """One state of the board.

    Attributes:
        look: What it is called.
        rows: Those in it.
    """

    look: StatusLook
    rows: tuple[ActionRow, ...]


def action_rows(
    found: Iterable[Kept[ActionItem]], visit: Visit, plan: Plan | None, on: date
) -> Iterator[ActionRow]:
    """Yield action items in words, in the order given.

    Args:
        found: To be listed.
        visit: Who looks.
        plan: In force, for the names of its parts; None without one.
        on: Day that says what is overdue.
    """
    own = own_name(plan, visit)
    for one in found:
        item = one.record
        yield ActionRow(
            kept=one,
            look=look_of_action(item, on),
            due=say_due(item, on),
            is_own=bool(own) and item.owner == own,
            may_move=may_move(visit, item, own),
            moves=MOVES[item.status],
            about=tuple(named_parts(item.about, plan)),
            decision=reverse("decision", args=[item.decision]) if item.decision else "",
            meeting=reverse("meeting", args=[item.meeting]) if item.meeting else "",
        )


def board_of(rows: Iterable[ActionRow]) -> list[Column]:
    """Give the rows by state, in the order of the states."""
    every = tuple(rows)
    return [
        Column(look, tuple(row for row in every if row.item.status is status))
        for status, look in STATES.items()
    ]


def own_name(plan: Plan | None, visit: Visit) -> str:
    """Give the name that the plan has for a person; empty where it names nobody so."""
    name = visit.member.name.strip().casefold()
    people = people_of(plan) if plan else ()
    return next((one for one in people if one.casefold() == name), "")


def may_move(visit: Visit, item: ActionItem, own: str) -> bool:
    """Say whether a person may change an action item: contributors their own, planners any."""
    if not visit.may(Role.CONTRIBUTOR):
        return False
    sees_all = visit.may(Role.PLANNER) or visit.may(Role.APPROVER)
    return sees_all or (bool(own) and item.owner == own)
