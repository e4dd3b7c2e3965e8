"""Door for what keeps check-ins: what a person says of a part of the plan, time after time."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class Health(StrEnum):
    """How a person sees it; what is worked out stands beside it as a status."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """What a person says of a KPI, an action or a channel.

    Attributes:
        path: Of the part in the plan.
        day: On which it is said, in the organisation's own days.
        health: As the person sees it; None when they skipped the question.
        said: What changed and why; may be empty.
        next_step: What is done next; may be empty.
        owner: In whose place it is said: a name of the plan.
        value: That the person was shown; None when there was none.
        measured_in: Its unit; empty without a value.
        computed: Status that the person was shown; empty where none is worked out.
    """

    path: str
    day: date
    health: Health | None
    said: str = ""
    next_step: str = ""
    owner: str = ""
    value: Decimal | None = None
    measured_in: str = ""
    computed: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in that was made.

    Attributes:
        id: Of its row, unique in its organisation.
        entry: What it says.
        by: Who made it: an address, or a name where no account stands behind it.
        at: When, in UTC.
    """

    id: int
    entry: CheckInEntry
    by: str
    at: datetime


class CheckInShelf(Protocol):
    """The check-ins of one organisation; each stays as it was said."""

    def all(self, *, as_of: datetime | None = None) -> tuple[CheckIn, ...]:
        """Give every check-in that was not taken back, newest first.

        Args:
            as_of: Moment whose check-ins count, in UTC; None for the present.
        """

    def make(self, entry: CheckInEntry, *, by: str, now: datetime) -> CheckIn:
        """Keep a check-in."""

    def take_back(self, number: int, *, by: str, now: datetime) -> CheckIn:
        """Take a check-in back, which only who made it may, and give it as it was.

        Raises:
            MissingError: The person made no such check-in, or took it back before.
        """
