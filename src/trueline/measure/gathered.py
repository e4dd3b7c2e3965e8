"""Gathered: what the ledger holds of one metric of one account over some days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.core.period import Period

ZERO = Decimal(0)
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Gathered:
    """One account's values of a metric over a period, or on one day of it.

    Attributes:
        metric: Id.
        account: ``network/handle``.
        total: Plain sum of the values.
        last: Value of the newest day.
        high: Largest value.
        day_count: Days that have a value.
        fact_count: Facts that went in.
        first_day: First day with a value.
        last_day: Newest day with a value.
        breakdown: Part of the account; empty for the whole.
        currency: ISO 4217 code; empty but for money.
    """

    metric: str
    account: str
    total: Decimal
    last: Decimal
    high: Decimal
    day_count: int
    fact_count: int
    first_day: date
    last_day: date
    breakdown: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the newest value that an account has of a metric.

    Attributes:
        metric: Id.
        account: ``network/handle``.
        first_day: First day with a value, ever.
        last_day: Newest day with a value, ever; of what ripens, the newest that counts.
        is_counted: Whether single rows are counted: a day inside without a row has none, whereas
            a day without a reported value is missing.
        unripe_until: Of what ripens, the newest day that is known of and does not count yet; None
            where every day counts.
    """

    metric: str
    account: str
    first_day: date
    last_day: date
    is_counted: bool = False
    unripe_until: date | None = None

    @property
    def newest_day(self) -> date:
        """The newest day that is known of, whether it counts already or not."""
        return self.unripe_until or self.last_day

    def inside(self, period: Period) -> Period | None:
        """Give the days that lie in a period too; None when there are none."""
        first = max(self.first_day, period.first)
        last = min(self.last_day, period.last)
        return Period.closed(first, last) if first <= last else None

    def ripe_before(self, day: date) -> "Span | None":
        """Give the days before one from which on nothing counts yet; None when none is left."""
        if self.last_day < day:
            return self
        last = day - timedelta(days=1)
        ripe = replace(self, last_day=last, unripe_until=self.last_day)
        return ripe if self.first_day <= last else None


def caveats_of_ripening(expected: Iterable[Span], period: Period) -> tuple[str, ...]:
    """Say which days asked about do not count yet, because what they count may still come in.

    Args:
        expected: Who reports it.
        period: Days asked about.
    """
    last: dict[str, date] = {}
    for one in expected:
        if one.unripe_until and one.last_day < period.last and one.unripe_until >= period.first:
            last[one.account] = min(one.last_day, last.get(one.account, one.last_day))
    return tuple(
        f"Days after {day_in_words(day)} do not count yet for {account}: what they count may still "
        "come in."
        for account, day in sorted(last.items())
    )


def coverage_of(gathered: Iterable[Gathered], expected: Sequence[Span], period: Period) -> Decimal:
    """Give the share of the days asked about that hold a value, 0 to 1.

    An account is expected once it ever reported the metric: its missing days count, also those
    before its first value, since nothing says that there was nothing.

    Args:
        gathered: What there is of one metric, for each account or each account and day.
        expected: Who reports it.
        period: Days asked about.
    """
    days = days_covered(gathered, expected, period)
    if not days:
        return ZERO
    return Decimal(sum(days.values())) / (len(days) * period.day_count)


def days_covered(
    gathered: Iterable[Gathered], expected: Sequence[Span], period: Period
) -> Mapping[str, int]:
    """Give how many of the days asked about hold a value, by account; as ``coverage_of``."""
    days = {one.account: 0 for one in expected}
    for span in expected:
        inside = span.inside(period) if span.is_counted else None
        days[span.account] += inside.day_count if inside else 0
    counted = {span.account for span in expected if span.is_counted}
    for account, own in by_account_of(gathered).items():
        if account not in counted:
            days[account] = _days_with_values(own)
    return days


def by_account_of(gathered: Iterable[Gathered]) -> Mapping[str, Sequence[Gathered]]:
    """Part what there is by account, each in the order given."""
    found: dict[str, list[Gathered]] = {}
    for one in gathered:
        found.setdefault(one.account, []).append(one)
    return found


def newest_day(gathered: Iterable[Gathered]) -> date | None:
    """Give the newest day with a value; None when there is none."""
    return max((one.last_day for one in gathered), default=None)


def _days_with_values(of_account: Sequence[Gathered]) -> int:
    """Several parts of an account share their days: the fullest part says how many there are."""
    parts: dict[str, int] = {}
    for one in of_account:
        parts[one.breakdown] = parts.get(one.breakdown, 0) + one.day_count
    return max(parts.values())
