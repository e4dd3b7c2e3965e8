"""What happened outside the numbers in some days: what people wrote, and what follows."""

from datetime import datetime

from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry
from trueline.core.period import Period
from trueline.plan.document import Plan
from trueline.usecases.noting.derived import derived
from trueline.usecases.noting.window import Window, window_of
from trueline.usecases.workspace import Workspace


def annotations_of(
    workspace: Workspace,
    plan: Plan,
    period: Period,
    kpi_path: str = "",
    *,
    as_of: datetime | None = None,
) -> tuple[Annotation, ...]:
    """Give what is known to have happened in some days, in the order of their first days.

    Beside what people wrote: versions of the plan, decisions, tactics begun and ended, breaks in
    what metrics count, and values that were corrected or restated, at the days that they speak of.

    Args:
        workspace: Of the organisation.
        plan: The plan looked at.
        period: Days on the chart; what reaches into them counts.
        kpi_path: ``scope/goal/kpi`` for what concerns this KPI; empty for everything.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    window = window_of(workspace, plan, period, kpi_path, as_of=as_of)
    own = (one for one in workspace.annotations.all(as_of=as_of) if _concerns(one.entry, window))
    found = (*own, *derived(workspace, window))
    return tuple(sorted(found, key=lambda one: (one.entry.day, one.source, one.id)))


def _concerns(entry: AnnotationEntry, window: Window) -> bool:
    days = entry.period
    if days.until <= window.period.first or days.first >= window.period.until:
        return False
    if window.is_whole or entry.is_about_all:
        return True
    if {one.path for one in window.kpis}.intersection(entry.kpis):
        return True
    accounts = set(window.accounts)
    channels = {
        channel.id
        for channel in window.plan.channels
        if accounts.intersection(one.key for one in channel.accounts)
    }
    return bool(accounts.intersection(entry.accounts) or channels.intersection(entry.channels))
