"""What is not as the plan has it, in words for an agenda; ranked as for what needs a decision."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from trueline.briefing.short_numbers import number_in_short
from trueline.contracts.agenda_source import MeasuredGuess, RaisedException
from trueline.contracts.check import Observed
from trueline.core.percent import per_cent
from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.measure.verdict import Verdict
from trueline.plan.naming import path_of
from trueline.usecases.check_plan import CheckReport
from trueline.usecases.deciding.needs_decision import (
    DecisionGround,
    Matter,
    NeededDecision,
    rank_decisions,
)
from trueline.usecases.missing_days import MissingDays
from trueline.usecases.read_assumptions import AssumptionReading

UNCHECKED = CheckReport((), (), (), Decimal(0))
"""Findings of the plan stand on no agenda; they are shown where a meeting closes."""
AT_RISK = "kpis-at-risk"


def ranked(ground: DecisionGround) -> tuple[NeededDecision, ...]:
    """Give what readings, gaps and guesses ask to be decided, the largest stakes first."""
    return rank_decisions(ground, UNCHECKED)


def exceptions_of(
    ground: DecisionGround, needed: Sequence[NeededDecision]
) -> tuple[RaisedException, ...]:
    """Give KPIs off pace and missing days in the order of their stakes, then what is at risk."""
    return (*filter(None, map(_exception, needed)), *_at_risk(ground))


def tested_guesses(
    ground: DecisionGround, needed: Sequence[NeededDecision]
) -> tuple[MeasuredGuess, ...]:
    """Give every assumption: those that broke by their stakes, then the others as in the plan."""
    places = {
        one.path: place
        for place, one in enumerate(needed)
        if one.matter is Matter.ASSUMPTION_BROKEN
    }
    stakes = {one.path: one for one in needed if one.matter is Matter.ASSUMPTION_BROKEN}
    by_stake = sorted(ground.guesses, key=lambda one: places.get(one.path, len(places)))
    return tuple(_guess(one, ground.plan.currency, stakes.get(one.path)) for one in by_stake)


def _exception(needed: NeededDecision) -> RaisedException | None:
    match needed.about:
        case Reading() as reading:
            return _off_pace(needed, reading)
        case MissingDays() as gap:
            return _gap(needed, gap)
        case _:
            return None


def _off_pace(needed: NeededDecision, one: Reading) -> RaisedException:
    unit = one.actual.measured_in
    actual, expected = number_in_short(one.actual.value, unit), number_in_short(one.expected, unit)
    return RaisedException(
        key=f"kpi-off-pace:{one.path}",
        title=f"{one.kpi.name}: {actual}, where the plan expects {expected}",
        says=" ".join(filter(None, (one.why, _landing(one), _stake(needed)))),
        paths=(path_of(one.path),),
        link=f"/kpis/{one.path}/",
    )


def _landing(one: Reading) -> str:
    if one.forecast is None or one.forecast.landing is None or one.kpi.target is None:
        return ""
    landing, unit = one.forecast.landing, one.actual.measured_in
    lands = f"{number_in_short(landing.low, unit)} to {number_in_short(landing.high, unit)}"
    return f"Forecast {lands}, target {number_in_short(one.kpi.target.value, unit)}."


def _gap(needed: NeededDecision, gap: MissingDays) -> RaisedException:
    return RaisedException(
        key=f"days-missing:{gap.account}:{gap.days.first}",
        title=f"No values of {gap.account} from {gap.days.first} to {gap.days.last}",
        says=" ".join(filter(None, (needed.cause, _stake(needed)))),
        paths=tuple(path_of(one) for one in gap.kpis),
        link="/data/sources/",
    )


def _stake(needed: NeededDecision) -> str:
    said = []
    if needed.shortfall is not None and needed.shortfall > 0:
        said.append(f"{number_in_short(needed.shortfall, needed.currency)} short")
    if needed.kpis:
        said.append(f"{per_cent(needed.share)} of the scorecard")
    if needed.days_left is not None:
        left = needed.days_left
        said.append("past its due day" if left < 0 else f"{left} days left")
    return f"At stake: {', '.join(said)}." if said else ""


def _at_risk(ground: DecisionGround) -> Iterator[RaisedException]:
    found = [one for one in ground.card.readings if one.status is Status.AT_RISK]
    if found:
        count = "1 KPI" if len(found) == 1 else f"{len(found)} KPIs"
        yield RaisedException(
            key=AT_RISK,
            title=f"{count} at risk",
            says="\n".join(f"{one.kpi.name}: {one.why}" for one in found),
            paths=tuple(path_of(one.path) for one in found),
            link="/kpis/",
            must_be_classed=False,
        )


def _guess(one: AssumptionReading, currency: str, needed: NeededDecision | None) -> MeasuredGuess:
    said = one.assumption
    unit = one.metric.measured_in if one.metric else said.measured_in
    unit = currency if unit == "money" else unit
    has_range = said.p10 is not None and said.p90 is not None
    stated = (
        f"{number_in_short(said.p10, unit)} to {number_in_short(said.p90, unit)}"
        if has_range
        else number_in_short(said.p50, unit)
    )
    loses = needed is not None and needed.shortfall is not None and needed.shortfall > 0
    return MeasuredGuess(
        path=one.path,
        statement=said.statement,
        verdict=one.verdict,
        stated=stated,
        observed=_observed(one.seen, unit),
        test_on=said.test_on,
        kpis=tuple(each.kpi.name for each in one.carries),
        owner=said.owner,
        at_stake=number_in_short(needed.shortfall, needed.currency) if needed and loses else "",
    )


def _observed(seen: Observed, unit: str) -> str:
    if seen.value is None:
        return seen.why or Verdict.NOT_MEASURED.value
    value = number_in_short(seen.value, unit)
    if seen.low is None or seen.high is None:
        return value
    low, high = number_in_short(seen.low, unit), number_in_short(seen.high, unit)
    return f"{value}, 95% interval {low} to {high}"
