"""Forecast KPIs: where each will land on its due day, and the chance that it reaches its target."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zlib import crc32

from trueline.core.period import Period
from trueline.measure.forecast import Forecast
from trueline.measure.forecasting.door import forecasts, unsaid
from trueline.measure.forecasting.history import Aim, Course, History, Outlook
from trueline.measure.forecasting.scales import Bounds
from trueline.metrics.breaks import DefinitionBreak
from trueline.plan.cascade import PlacedKpi, placed_kpis
from trueline.plan.document import Plan
from trueline.plan.kpi import Direction, Kpi, Measuring
from trueline.plan.target import Target
from trueline.usecases.answering import Answers, Ground, work_out
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.forecasting.histories import DAY, KpiHistory, kpi_history
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

FARTHEST_WEEKS = 104
"""How far ahead anything is said."""


@dataclass(frozen=True, slots=True)
class Seen:
    """From where forecasts are made.

    Attributes:
        answers: Of the snapshot whose knowledge counts.
        plan: Whose KPIs.
        breaks: Definition breaks that are known.
        on: Day; no later one counts.
    """

    answers: Answers
    plan: Plan
    breaks: tuple[DefinitionBreak, ...]
    on: date


def forecast_kpis(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | int | None = None,
    kpis: Sequence[PlacedKpi] | None = None,
) -> Mapping[str, Forecast]:
    """Give the forecast of each KPI that has a target, by path.

    Args:
        workspace: Whose ledger.
        plan: Any plan; it need not be in force.
        on: Day from which is looked ahead; no later day counts.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
        kpis: Of the plan; None for all.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace))
    seen = Seen(answers, plan, definition_breaks(workspace), on)
    return forecasts_seen(seen, placed_kpis(plan) if kpis is None else kpis)


def forecasts_seen(seen: Seen, kpis: Iterable[PlacedKpi]) -> Mapping[str, Forecast]:
    """Give the same from a snapshot that is open already."""
    found: dict[str, Forecast] = {}
    outlooks: dict[str, Outlook] = {}
    for placed in kpis:
        asked = _ahead(seen, placed)
        if isinstance(asked, Outlook):
            outlooks[placed.path] = asked
        elif asked is not None:
            found[placed.path] = asked
    said = forecasts(tuple(outlooks.values()))
    return found | dict(zip(outlooks, said, strict=True))


def _ahead(seen: Seen, placed: PlacedKpi) -> Outlook | Forecast | None:
    """Give what is to be forecast, or at once the forecast that says why nothing can be."""
    target = placed.kpi.target
    if target is None:
        return None
    if seen.on >= target.due:
        return unsaid(target.due, f"Its due day {target.due} is here; there is nothing ahead.")
    known = kpi_history(seen.answers, seen.plan, placed, on=seen.on, breaks=seen.breaks)
    if known.history is None:
        return unsaid(target.due, known.why)
    if (target.due - known.history.last_day).days > 7 * FARTHEST_WEEKS:
        why = f"Its due day {target.due} is more than two years ahead; no forecast reaches so far."
        return unsaid(target.due, why, known.history.whole_count)
    return _outlook(seen, placed, known, known.history, target)


def _outlook(
    seen: Seen, placed: PlacedKpi, known: KpiHistory, history: History, target: Target
) -> Outlook:
    is_to_date = placed.kpi.measuring is Measuring.TO_DATE
    is_sum_to_date = is_to_date and history.course is Course.SUM
    done = _sum_of(known.ground, seen.plan.first, history.last_day) if is_sum_to_date else 0.0
    least = _sum_of(known.ground, seen.plan.first, seen.on) if is_sum_to_date else None
    return Outlook(
        history=history,
        due=target.due,
        on=seen.on,
        aim=_aim(placed.kpi, target),
        first=seen.plan.first if is_to_date else None,
        trailing_days=0 if is_to_date else placed.kpi.trailing_days,
        done=done,
        least=least if history.bounds is Bounds.POSITIVE else None,
        seed=(crc32(placed.path.encode()), seen.answers.snapshot.revision),
    )


def _sum_of(ground: Ground | None, first: date, last: date) -> float:
    """Give what the ledger has of a sum from day to day; 0 before the first."""
    if ground is None or last < first:
        return 0.0
    found = work_out(ground.within(Period(first, last + DAY)))
    return float(found.value or 0)


def _aim(kpi: Kpi, target: Target) -> Aim:
    value = float(target.value)
    match kpi.direction:
        case Direction.UP:
            return Aim(least=value, most=None)
        case Direction.DOWN:
            return Aim(least=None, most=value)
    return Aim(least=value if target.floor is None else float(target.floor), most=value)
