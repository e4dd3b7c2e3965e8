"""Hold posts against a channel's cap: how many each account published in each period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.plan.actions import Per
from trueline.plan.channels.channel import Channel
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

POSTS = "posts_published"
MOST_PERIODS = 12
MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.YEAR: 12}
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class PostCount:
    """How many posts an account published in one period.

    Attributes:
        account: ``network/handle``.
        period: A whole day, week from Monday, month, quarter or year.
        count: As far as the ledger knows; None when it knows nothing of the period.
        is_whole: Whether it knows every day of it; else there may be more.
        cap: The most that the account takes.
    """

    account: str
    period: Period
    count: Decimal | None
    is_whole: bool
    cap: int

    @property
    def is_above(self) -> bool:
        """Whether more was published than the account takes."""
        return self.count is not None and self.count > self.cap


def posts_against_cap(
    workspace: Workspace, channel: Channel, *, on: date, as_of: datetime | int | None = None
) -> tuple[PostCount, ...]:
    """Give how many posts each account of a channel published in its last whole periods.

    Args:
        workspace: Whose ledger.
        channel: With its cap; without one there is nothing to hold posts against.
        on: Day up to which periods are whole; it is inside.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Returns:
        Account by account, newest period first, at most twelve each.
    """
    if channel.posts_cap is None:
        return ()
    periods = whole_periods(channel.posts_cap_per, on)
    if not periods:
        return ()
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    return tuple(
        one
        for account in channel.accounts
        for one in _counts(answers, account.key, periods, channel.posts_cap)
    )


def whole_periods(per: Per, on: date) -> tuple[Period, ...]:
    """Give the last periods that are over by the end of a day, newest first; none for ``once``."""
    end = on + timedelta(days=1)
    match per:
        case Per.ONCE:
            return ()
        case Per.DAY:
            return tuple(_days(end, 1))
        case Per.WEEK:
            return tuple(_days(end - timedelta(days=end.weekday()), 7))
        case _:
            return tuple(_months(end, MONTHS[per]))


def _days(end: date, length: int) -> Iterator[Period]:
    for step in range(MOST_PERIODS):
        until = end - timedelta(days=length * step)
        yield Period(until - timedelta(days=length), until)


def _months(end: date, length: int) -> Iterator[Period]:
    """Yield calendar months, quarters or years that end on or before a day."""
    month = end.year * MONTHS_A_YEAR + end.month - 1
    until = month - month % length
    for step in range(MOST_PERIODS):
        last = until - length * step
        yield Period(_first_of(last - length), _first_of(last))


def _first_of(month: int) -> date:
    year, place = divmod(month, MONTHS_A_YEAR)
    return date(year, place + 1, 1)


def _counts(
    answers: Answers, account: str, periods: tuple[Period, ...], cap: int
) -> Iterator[PostCount]:
    whole = Period(periods[-1].first, periods[0].until)
    ground = answers.ground(MetricQuestion(POSTS, Part(whole, (account,))), by_day=True)
    for period in periods:
        found = work_out(ground.within(period))
        yield PostCount(account, period, found.value, found.coverage == 1, cap)
