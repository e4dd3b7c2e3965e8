"""Agenda: what a meeting speaks of, in which order and why."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class AgendaPart(StrEnum):
    """Parts of a review session, in their order."""

    ROLL_CALL = "roll-call"
    ACTIONS = "open actions"
    ASSUMPTIONS = "assumptions"
    EXCEPTIONS = "exceptions"
    EVIDENCE = "evidence news"
    DECISIONS = "decisions to review"
    UPKEEP = "policies, set-ups and check-ins"
    ADDED = "added by people"
    NEXT = "next meeting"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that a meeting speaks of.

    Attributes:
        key: Stays the same from meeting to meeting as long as the matter does, such as
            ``kpi-off-pace:scopes/service/...``; unique on an agenda.
        part: Where it stands.
        title: The matter, in a few words.
        says: What is known of it, with its numbers, in a sentence or two.
        paths: Parts of the plan that it is about.
        must_be_classed: Whether the meeting says of what class it is before it may close.
        rank: What goes first within the part: more is earlier.
        is_broken: Whether it is an assumption that broke: these head the agenda.
        minutes: Time set aside for it.
        link: Page where it is seen, from the root, such as ``/kpis/...``; empty for none.
        by: Who added it; empty when the system did.
    """

    key: str
    part: AgendaPart
    title: str
    says: str = ""
    paths: tuple[str, ...] = ()
    must_be_classed: bool = False
    rank: Decimal = Decimal(0)
    is_broken: bool = False
    minutes: int = 5
    link: str = ""
    by: str = ""
