"""What the plan costs over its days: the whole, and shared out by one side of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from trueline.core.money import Money
from trueline.core.period import Period
from trueline.plan.costs import Cost, LeftOut, cost_of, parts_paid_for
from trueline.plan.document import Plan, Tactic
from trueline.plan.every import every
from trueline.plan.fiscal import fiscal_years_of, month_of
from trueline.plan.naming import path_of
from trueline.plan.organisation.budget import CostKind
from trueline.plan.parts import join, split


class CostSide(StrEnum):
    """What a plan's cost is shared out by."""

    KIND = "kind"
    SCOPE = "scope"
    CHANNEL = "channel"
    TACTIC = "tactic"
    MONTH = "month"
    YEAR = "year"

    @property
    def is_time(self) -> bool:
        """Say whether shares are spans of days."""
        return self in {CostSide.MONTH, CostSide.YEAR}


@dataclass(frozen=True, slots=True)
class CostShare:
    """What one kind, scope, channel, tactic, month or year takes of the cost.

    Attributes:
        name: Of the kind or the part; empty for a span of days, and for what belongs to none.
        path: Of the part; empty where it is none.
        days: Of the span; None where it is none.
        cost: Its lines.
    """

    name: str
    path: str
    days: Period | None
    cost: Cost


@dataclass(frozen=True, slots=True)
class PlanCosts:
    """What a plan costs over its days.

    Attributes:
        days: Those of the plan.
        whole: Every line, with what is left out.
        side: What the shares are by.
        shares: In the plan's order; scopes and channels without a line too.
        rest: Lines that belong to no share: they are for all.
        in_several: Paths of lines that stand in more than one share; the whole counts them once.
    """

    days: Period
    whole: Cost
    side: CostSide
    shares: tuple[CostShare, ...]
    rest: Cost
    in_several: tuple[str, ...] = ()

    @property
    def rounding(self) -> tuple[Money, ...]:
        """By how much spans, each rounded to the cent, come to more or less than the whole."""
        if not self.side.is_time:
            return ()
        spans = Cost(tuple(line for one in self.shares for line in one.cost.lines))
        of_whole = {one.currency: one.amount for one in self.whole.totals}
        found = (Money(one.amount - of_whole[one.currency], one.currency) for one in spans.totals)
        return tuple(one for one in found if one.amount)


def plan_costs(plan: Plan, side: CostSide = CostSide.KIND) -> PlanCosts:
    """Give what a plan costs, shared out by kind, scope, channel, tactic, month or fiscal year.

    Args:
        plan: Any.
        side: What to share it out by.
    """
    days = Period(plan.first, plan.until)
    found = cost_of(plan, days)
    told = {one.path for one in found.left_out}
    outside = (one for one in _outside(plan, days) if one.path not in told)
    whole = Cost(found.lines, (*found.left_out, *outside))
    shares = tuple(_SHARES[side](plan, days, whole))
    known = [line.path for share in shares for line in share.cost.lines]
    lines = () if side.is_time else tuple(one for one in whole.lines if one.path not in set(known))
    several = () if side.is_time else tuple(dict.fromkeys(_repeated(known)))
    return PlanCosts(days, whole, side, shares, Cost(lines), several)


def _outside(plan: Plan, days: Period) -> Iterator[LeftOut]:
    """Yield lines that are paid before the plan begins or after it ends; those days count not."""
    for line in plan.budget:
        first, until = line.first or days.first, line.until or days.until
        if first < days.first or until > days.until:
            why = f"“{line.what}” is paid on days outside the plan; those are not counted."
            yield LeftOut(join("budget", line.id), why)


def _by_kind(_plan: Plan, _days: Period, whole: Cost) -> Iterator[CostShare]:
    for kind in CostKind:
        if (cost := whole.of_kind(kind)).lines:
            yield CostShare(kind.value, "", None, cost)


def _by_scope(plan: Plan, _days: Period, whole: Cost) -> Iterator[CostShare]:
    parts = ((one.name, join("scopes", one.id)) for one in plan.scopes)
    return _of_parts(plan, whole, parts)


def _by_channel(plan: Plan, _days: Period, whole: Cost) -> Iterator[CostShare]:
    parts = ((one.name, join("channels", one.id)) for one in plan.channels)
    return _of_parts(plan, whole, parts)


def _by_tactic(plan: Plan, _days: Period, whole: Cost) -> Iterator[CostShare]:
    """Yield the tactics that lines name; a plan has many, and most have none of their own."""
    named = {path_of(line.tactic) for line in plan.budget if line.tactic}
    parts = ((one.name, path) for path, one in every(plan, Tactic) if path in named)
    return _of_parts(plan, whole, parts)


def _of_parts(plan: Plan, whole: Cost, parts: Iterable[tuple[str, str]]) -> Iterator[CostShare]:
    """Yield the lines of each part; a tool belongs where it stands."""
    budget = {join("budget", one.id): parts_paid_for(one) for one in plan.budget}
    placed = [(one, budget.get(one.path, (one.path,))) for one in whole.lines]
    for name, path in parts:
        lines = tuple(one for one, places in placed if _is_any_within(places, path))
        yield CostShare(name, path, None, Cost(lines))


def _is_any_within(places: tuple[str, ...], part: str) -> bool:
    above = split(part)
    return any(split(one)[: len(above)] == above for one in places)


def _by_month(plan: Plan, days: Period, _whole: Cost) -> Iterator[CostShare]:
    day = days.first
    while day < days.until:
        month = month_of(day)
        yield _span(plan, days, month)
        day = month.until


def _by_year(plan: Plan, days: Period, _whole: Cost) -> Iterator[CostShare]:
    for year in fiscal_years_of(plan):
        yield _span(plan, days, year)


def _span(plan: Plan, days: Period, span: Period) -> CostShare:
    shared = Period(max(days.first, span.first), min(days.until, span.until))
    return CostShare("", "", shared, Cost(cost_of(plan, shared).lines))


def _repeated(paths: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in paths:
        if one in seen:
            yield one
        seen.add(one)


_SHARES: dict[CostSide, Callable[[Plan, Period, Cost], Iterator[CostShare]]] = {
    CostSide.KIND: _by_kind,
    CostSide.SCOPE: _by_scope,
    CostSide.CHANNEL: _by_channel,
    CostSide.TACTIC: _by_tactic,
    CostSide.MONTH: _by_month,
    CostSide.YEAR: _by_year,
}
