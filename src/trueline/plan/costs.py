"""Costs: what a part of the plan costs over some days, line by line with its sources.

The budget is the one place where costs are counted: each line over the days that it is paid. Tools
that say what they cost a month are counted too, unless a line of the budget pays for tools there
already. Costs written beside key actions say how much of a line an action takes; they are named
as left out and never added, or money would count twice. Lines that belong to no scope, channel or
tactic are for all: they are part of the whole plan's cost and of no part's, since nothing says how
they would be shared out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from trueline.core.money import Money
from trueline.core.period import Period
from trueline.plan.actions import KeyAction, Per
from trueline.plan.channels.resources import Tool
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.fiscal import fiscal_quarter_of, fiscal_year_of, how_many, month_of
from trueline.plan.naming import path_of
from trueline.plan.organisation.budget import BudgetLine, CostKind
from trueline.plan.parts import join, split
from trueline.plan.soundness.costs import can_be_counted

CENT = Decimal("0.01")
UNBOUND = Context(prec=60)
"""Keeps every digit of a sum, also of one that a faulty document brings."""

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost over the days asked about.

    Attributes:
        path: Of the budget line or the tool.
        what: In words.
        kind: What it is spent on.
        amount: Over these days, to the cent.
        source: Where the number was read; may be empty.
    """

    path: str
    what: str
    kind: CostKind
    amount: Money
    source: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cost that the plan names and that is not counted.

    Attributes:
        path: Of what names it.
        why: In a sentence.
    """

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a part of the plan costs over some days.

    Attributes:
        lines: What is counted, in the order of the budget; tools after it.
        left_out: What is not.
    """

    lines: tuple[CostLine, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def totals(self) -> tuple[Money, ...]:
        """The sum in each currency; currencies are not added together."""
        found: dict[str, Money] = {}
        for line in self.lines:
            currency = line.amount.currency
            found[currency] = found.get(currency, Money(Decimal(0), currency)) + line.amount
        return tuple(found[currency] for currency in sorted(found))

    def of_kind(self, kind: CostKind) -> "Cost":
        """Give the lines of one kind."""
        return Cost(tuple(line for line in self.lines if line.kind is kind))


def cost_of(plan: Plan, period: Period, *, part: str = "") -> Cost:
    """Give what a part of the plan costs over some days.

    A month, quarter or year that is paid only in part counts by its days; quarters and years are
    those of the organisation's fiscal year. What is paid once counts whole on its first day.

    Args:
        plan: Any.
        period: Days asked about.
        part: Path of a scope, a social goal, a tactic or a channel; empty for the whole plan.
    """
    found = (*_of_budget(plan, period, part), *_of_tools(plan, period, part))
    lines = tuple(one for one in found if isinstance(one, CostLine))
    left_out = tuple(one for one in found if isinstance(one, LeftOut))
    return Cost(lines, (*left_out, *_of_actions(plan, part)))


def _of_budget(plan: Plan, period: Period, part: str) -> Iterator[CostLine | LeftOut]:
    for line in plan.budget:
        if _belongs(line, part):
            why = _not_counted(line)
            amount = None if why else _amount(plan, line, period)
            path = join("budget", line.id)
            if amount is None:
                yield LeftOut(path, why or f"“{line.what}” is paid on no day {_between(period)}.")
            elif not amount.amount:
                yield LeftOut(path, f"“{line.what}” comes to {amount} {_between(period)}.")
            else:
                yield CostLine(path, line.what, line.kind, amount, line.source)


def _not_counted(line: BudgetLine) -> str:
    """Say why a line can never be counted; empty for one that can."""
    hours = line.hours or 0
    if not (can_be_counted(line.amount) and can_be_counted(line.amount * hours)):
        return f"“{line.what}” has no amount that can be counted."
    if line.kind is CostKind.STAFF_TIME and line.hours is None:
        return f"“{line.what}” does not say how many hours."
    return ""


def _amount(plan: Plan, line: BudgetLine, period: Period) -> Money | None:
    """Give what a line costs over some days; None when it is paid on none of them."""
    times = _times(plan, line, period)
    if not times:
        return None
    each = line.amount * (line.hours or 0) if line.kind is CostKind.STAFF_TIME else line.amount
    return _to_cent(each * times)


def _between(period: Period) -> str:
    return f"from {period.first} until before {period.until}"


def parts_paid_for(line: BudgetLine) -> tuple[str, ...]:
    """Give the paths of the scope, channel and tactic that a line names; none when for all."""
    return tuple(
        path
        for path in (
            line.scope and join("scopes", line.scope),
            line.channel and join("channels", line.channel),
            line.tactic and path_of(line.tactic),
        )
        if path
    )


def _belongs(line: BudgetLine, part: str) -> bool:
    return not part or any(_is_within(path, part) for path in parts_paid_for(line))


def _is_within(path: str, part: str) -> bool:
    above = split(part)
    return split(path)[: len(above)] == above


def _times(plan: Plan, line: BudgetLine, period: Period) -> Decimal:
    """Give how many of its periods a line is paid in the days asked about."""
    first, until = line.first or plan.first, line.until or plan.until
    if line.per is Per.ONCE:
        return Decimal(first in period)
    shared = max(first, period.first), min(until, period.until)
    return _count(plan, line.per, Period(*shared)) if shared[0] < shared[1] else Decimal(0)


def _count(plan: Plan, per: Per, days: Period) -> Decimal:
    begins = plan.fiscal_year_begins
    match per:
        case Per.MONTH:
            return how_many(days, month_of)
        case Per.QUARTER:
            return how_many(days, lambda day: fiscal_quarter_of(day, begins))
        case Per.YEAR:
            return how_many(days, lambda day: fiscal_year_of(day, begins))
        case Per.WEEK:
            return Decimal(days.day_count) / DAYS_A_WEEK
    return Decimal(days.day_count)


def _of_tools(plan: Plan, period: Period, part: str) -> Iterator[CostLine | LeftOut]:
    shared = max(plan.first, period.first), min(plan.until, period.until)
    for path, tool in every(plan, Tool):
        if tool.cost_month is None or not _is_within(path, part):
            continue
        if _is_budgeted(plan, path):
            yield LeftOut(path, f"The budget has a line that pays for tools such as {tool.name}.")
        elif not can_be_counted(tool.cost_month):
            yield LeftOut(path, f"“{tool.name}” has no cost that can be counted.")
        elif shared[0] >= shared[1]:
            yield LeftOut(path, f"“{tool.name}” is paid on no day {_between(period)}.")
        else:
            amount = tool.cost_month * how_many(Period(*shared), month_of)
            yield CostLine(path, tool.name, CostKind.TOOLS, _to_cent(amount))


def _is_budgeted(plan: Plan, path: str) -> bool:
    """Say whether a line of the budget pays for the tools of this channel, or for all tools."""
    lines = [one for one in plan.budget if one.kind is CostKind.TOOLS]
    for_all = any(not (one.scope or one.channel or one.tactic) for one in lines)
    of_channel = any(
        one.channel and _is_within(path, join("channels", one.channel)) for one in lines
    )
    return for_all or of_channel


def _of_actions(plan: Plan, part: str) -> Iterator[LeftOut]:
    for path, action in every(plan, KeyAction):
        if action.cost is not None and _is_within(path, part):
            why = (
                f"“{action.step}” is paid from the budget; its {action.cost} are a part of a line."
            )
            yield LeftOut(path, why)


def _to_cent(amount: Money) -> Money:
    return Money(amount.amount.quantize(CENT, ROUND_HALF_EVEN, UNBOUND), amount.currency)
