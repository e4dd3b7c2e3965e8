"""Health: how a community does on a day, taken together and never made into one number."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.community.concentration import Concentration
from trueline.measure.community.factors import Factor
from trueline.measure.community.people import ActiveWeek, Cohort

QUIET_DAYS = 7
"""Days without a post after which it is said how old the newest is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number about a community.

    Attributes:
        id: Short name.
        name: For people.
        value: None when it cannot be said.
        measured_in: Its unit.
        case_count: Cases that it rests on.
        basis: How it was made, in a sentence.
        period: Days that it speaks of; None where the basis says it, or without a value.
        interval: Lower and upper end at 95 %; None where none is given.
        why: Why there is no value, else empty.
        parts: Its counts, in words; empty without.
    """

    id: str
    name: str
    value: Decimal | None
    measured_in: str
    case_count: int
    basis: str
    period: Period | None = None
    interval: tuple[Decimal, Decimal] | None = None
    why: str = ""
    parts: str = ""


@dataclass(frozen=True, slots=True)
class LoneThread:
    """A thread that nobody else answered.

    Attributes:
        fact: Id of the post that opened it, for tracing.
        board: Where; empty for the only one.
        opened_at: As written.
        view_count: Of that post; None when it is not told.
    """

    fact: str
    board: str
    opened_at: datetime
    view_count: int | None


@dataclass(frozen=True, slots=True)
class Health:
    """How a community does.

    Attributes:
        account: ``network/handle``.
        on: Day of the reading.
        revision: Of the ledger.
        period: Days that figures and concentration speak of.
        posts_known: Days of which posts are known, first to last.
        visits_known: Days of which visits are known; None without visits.
        member_count: Members by the end of the period; None without a list of members.
        factors: The six, in order.
        figures: In order.
        active: Week by week, oldest first.
        cohorts: By month of joining, oldest first.
        concentration: Of posts over members.
        unanswered: Threads of the period that were left alone, those most read first.
        caveats: What a reader must know.
        communities: Every account that is a community, this one too.
    """

    account: str
    on: date
    revision: int
    period: Period
    posts_known: Period
    visits_known: Period | None
    member_count: int | None
    factors: tuple[Factor, ...]
    figures: tuple[Figure, ...]
    active: tuple[ActiveWeek, ...]
    cohorts: tuple[Cohort, ...]
    concentration: Concentration
    unanswered: tuple[LoneThread, ...]
    caveats: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Say whether its newest known post is so old that it has to be said."""
        return self.quiet_days > QUIET_DAYS

    @property
    def quiet_days(self) -> int:
        """Days from the newest known post to the day of the reading."""
        return (self.on - self.posts_known.last).days
