"""A change in revenue by frequency, reach and yield, in words and rows."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from trueline.usecases.returning.split_revenue import Bought, SplitRevenue
from trueline.web.studying.amounts import say_money
from trueline.web.wording import say_count
from trueline.web.wording_time import say_day

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One of the three that revenue is made of.

    Attributes:
        name: Of the part.
        before: In the earlier days.
        after: In the later days.
        brought: Its share of the change, with its sign.
    """

    name: str
    before: str
    after: str
    brought: str


@dataclass(frozen=True, slots=True)
class SplitShown:
    """A change in revenue.

    Attributes:
        rows: Reach, frequency and yield.
        before: Earlier days, in words.
        after: Later days, in words.
        revenue: Of both, and the change.
    """

    rows: tuple[PartRow, ...]
    before: str
    after: str
    revenue: PartRow


def split_shown(found: SplitRevenue) -> SplitShown:
    """Put a split in words."""
    one, other, split = found.before.revenue, found.after.revenue, found.split
    money = found.currency
    return SplitShown(
        rows=(
            PartRow(
                _("Reach: customers who ordered"),
                say_count(int(one.reach)),
                say_count(int(other.reach)),
                _signed(split.from_reach, money),
            ),
            PartRow(
                _("Frequency: orders of each"),
                f"{one.frequency:.2f}",
                f"{other.frequency:.2f}",
                _signed(split.from_frequency, money),
            ),
            PartRow(
                _("Yield: of each order"),
                say_money(one.each_yield, money),
                say_money(other.each_yield, money),
                _signed(split.from_yield, money),
            ),
        ),
        before=_days(found.before),
        after=_days(found.after),
        revenue=PartRow(
            _("Revenue"),
            say_money(one.value, money),
            say_money(other.value, money),
            _signed(split.change, money),
        ),
    )


def _days(bought: Bought) -> str:
    days = bought.days
    return _("{0} to {1}").format(say_day(days.first), say_day(days.until - DAY))


def _signed(amount: float, currency: str) -> str:
    said = say_money(abs(amount), currency)
    return f"+{said}" if Decimal(amount) >= 0 else f"\N{MINUS SIGN}{said}"
