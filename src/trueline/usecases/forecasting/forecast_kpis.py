"""Forecast KPIs: where each will land on its due day, and the chance that it reaches its target."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from trueline.measure.forecast import Forecast
from trueline.measure.forecasting.door import forecasts, unsaid
from trueline.measure.forecasting.history import Outlook
from trueline.measure.measured import Measured
from trueline.plan.cascade import PlacedKpi, placed_kpis
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi, Measuring
from trueline.usecases.answering import Answers
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.histories import kpi_histories
from trueline.usecases.forecasting.outlooks import outlook_of
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import kpi_grounds
from trueline.usecases.workspace import Workspace

Actual = tuple[PlacedKpi, Measured, str]
"""A KPI with its actual on the day from which is looked ahead, and why a part of the whole is
missing; empty where none is."""


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
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    asked = placed_kpis(plan) if kpis is None else kpis
    grounds = kpi_grounds(answers, plan, asked, on)
    actuals = [(one.placed, one.actual(), one.known.missing) for one in grounds]
    return forecasts_seen(
        Seen(answers, plan, definition_breaks(workspace, as_of=as_of), on), actuals
    )


def forecasts_seen(seen: Seen, actuals: Iterable[Actual]) -> Mapping[str, Forecast]:
    """Give the same where the snapshot is open and the actuals are read already."""
    told = list(actuals)
    said = {one[0].path: why for one in told if (why := _nothing_ahead(seen, one))}
    open_ones = [(kpi, one) for kpi, one, _ in told if kpi.path not in said and kpi.kpi.target]
    histories = kpi_histories(seen, [one for one, _ in open_ones])
    outlooks: dict[str, Outlook] = {}
    for (placed, actual), known in zip(open_ones, histories, strict=True):
        found = outlook_of(seen, placed, actual, known)
        if isinstance(found, Outlook):
            outlooks[placed.path] = found
        else:
            said[placed.path] = found
    return said | dict(zip(outlooks, forecasts(tuple(outlooks.values())), strict=True))


def _nothing_ahead(seen: Seen, one: Actual) -> Forecast | None:
    """Give the forecast that says at once why there is none; None where there may be one."""
    placed, actual, missing = one
    target = placed.kpi.target
    if target is None:
        return None
    if seen.on >= target.due:
        return unsaid(target.due, f"Its due day {target.due} is here; there is nothing ahead.")
    if actual.value is None and not _is_before(seen, placed.kpi):
        return unsaid(target.due, actual.why)
    # What the accounts that are left will bring is no forecast of the whole.
    return unsaid(target.due, missing) if missing else None


def _is_before(seen: Seen, kpi: Kpi) -> bool:
    """Say whether a KPI to date has not begun, so that its whole way lies ahead."""
    return kpi.measuring is Measuring.TO_DATE and seen.on < seen.plan.first
