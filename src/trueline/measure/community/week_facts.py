"""What the ledger tells of a community's weeks, before anything is worked out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SETTLING_DAYS = 28
"""Days after a week from which on the views of its posts are told."""


@dataclass(frozen=True, slots=True)
class BoardWeek:
    """Posts of a week on a board.

    Attributes:
        week: Its Monday.
        board: Name; empty for the only one.
        post_count: Posts.
        viewed_count: Posts whose views are told.
        view_count: Their views.
        weighted: Sum of log2(1 + views) over them.
        age_days: Days from the week's end to when their views were looked at; None where that is
            not known.
    """

    week: date
    board: str
    post_count: int
    viewed_count: int
    view_count: int
    weighted: float
    age_days: int | None

    @property
    def is_settled(self) -> bool:
        """Say whether their views were looked at long enough after the week."""
        return self.age_days is not None and self.age_days >= SETTLING_DAYS


@dataclass(frozen=True, slots=True)
class ReplyWeek:
    """Replies of a week.

    Attributes:
        week: Its Monday.
        reply_count: Posts that followed somebody else's in their thread.
        median_min: Median minutes since the post before.
    """

    week: date
    reply_count: int
    median_min: float


@dataclass(frozen=True, slots=True)
class ExchangeWeek:
    """Turns of a week.

    Attributes:
        week: Its Monday.
        turn_count: Posts that followed somebody else's.
        thread_count: Threads with a turn.
        weighted: Sum over threads of people times turns.
    """

    week: date
    turn_count: int
    thread_count: int
    weighted: int


def to_places(value: float | Decimal, places: str = "0.001") -> Decimal:
    """Give a number rounded as it is shown at most."""
    return Decimal(str(value)).quantize(Decimal(places))
