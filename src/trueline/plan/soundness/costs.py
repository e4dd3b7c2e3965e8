"""Whether what a plan costs can be counted: sums, hours and days of its lines."""

from collections.abc import Iterator
from decimal import Decimal

from trueline.core.money import Money
from trueline.plan.actions import Per
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.plan.parts import Placed, join, kinds_of
from trueline.plan.soundness.fault import Fault

ABOVE_ALL_SUMS = Decimal(10) ** 15
"""More than the world earns in a year, in most currencies; sums of less stay exact to the cent."""

LONGEST_HOURS = {
    Per.ONCE: 8_784,
    Per.DAY: 24,
    Per.WEEK: 168,
    Per.MONTH: 744,
    Per.QUARTER: 2_208,
    Per.YEAR: 8_784,
}
"""Hours that the longest day, week, month, quarter and year have."""

MOST_PEOPLE = 50
"""A line may stand for a whole team; beyond this it is a slip of the keyboard."""


def can_be_counted(amount: Money) -> bool:
    """Say whether an amount is one that a plan may pay."""
    return 0 <= amount.amount < ABOVE_ALL_SUMS


def faults_of_costs(placed: Placed) -> Iterator[Fault]:
    """Yield what would make a record's costs vanish, or count as what they are not."""
    for name, kind in kinds_of(type(placed.record)).items():
        amount = getattr(placed.record, name) if kind.one is Money else None
        if isinstance(amount, Money) and not can_be_counted(amount):
            what = f"{amount.amount:.6g} {amount.currency} is no cost that can be counted."
            remedy = f"Write an amount from 0 to below 10^15, such as 49.50 {amount.currency}."
            yield Fault(join(placed.path, name), what, remedy)
    if isinstance(line := placed.record, BudgetLine):
        yield from _of_days(placed.path, line)
        yield from _of_hours(placed.path, line)


def _of_days(path: str, line: BudgetLine) -> Iterator[Fault]:
    if line.first is not None and line.until is not None and line.until <= line.first:
        what = f"“{line.what}” is paid until {line.until}, and from {line.first} only."
        remedy = "Write the first day that is no longer paid, after the first that is."
        yield Fault(join(path, "until"), what, remedy)


def _of_hours(path: str, line: BudgetLine) -> Iterator[Fault]:
    if line.hours is None:
        return
    longest = LONGEST_HOURS[line.per] * MOST_PEOPLE
    if line.kind is not CostKind.STAFF_TIME:
        what = f"“{line.what}” is {line.kind}, and only staff time is counted by the hour."
        remedy = "Leave the hours out, or write staff time as its kind."
        yield Fault(join(path, "hours"), what, remedy)
    elif line.hours > longest:
        span = "year" if line.per is Per.ONCE else line.per
        what = f"“{line.what}” takes {line.hours} hours, and {MOST_PEOPLE} people who never sleep "
        what += f"have {longest:,} in a {span}."
        remedy = f"Write the hours in each {span}; write a line for each group of people."
        yield Fault(join(path, "hours"), what, remedy)
