"""Breaks that touch a metric or the KPIs of a plan between two days."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay, breaks_on_the_way
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Rule
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.document import Plan
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.known_days import KnownDays
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


def breaks_between(
    workspace: Workspace,
    metric: str,
    accounts: Collection[str],
    period: Period,
    *,
    as_of: datetime | int | None = None,
) -> tuple[BreakOnTheWay, ...]:
    """Give the breaks that touch a metric, or a part of its formula, in a period, oldest first.

    Args:
        workspace: Whose ledger, and whose own breaks.
        metric: Id, or id and version.
        accounts: Names; empty for all.
        period: From the first to the last day that are compared.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: There is no such metric.
    """
    known = KnownDays(workspace.facts.snapshot(as_of=as_of))
    metrics = catalogue_of(workspace, as_of=as_of)
    breaks = definition_breaks(workspace, as_of=as_of)
    return breaks_known(known, breaks, metric, accounts, period, metrics=metrics)


def breaks_of_kpis(
    workspace: Workspace,
    plan: Plan,
    placed: Iterable[PlacedKpi],
    period: Period,
    *,
    as_of: datetime | int | None = None,
) -> Mapping[str, tuple[BreakOnTheWay, ...]]:
    """Give the breaks that touch each of several KPIs in a period, by path; asked for once."""
    known = KnownDays(workspace.facts.snapshot(as_of=as_of))
    breaks, metrics = (
        definition_breaks(workspace, as_of=as_of),
        catalogue_of(workspace, as_of=as_of),
    )
    found: dict[str, tuple[BreakOnTheWay, ...]] = {}
    for one in placed:
        accounts = accounts_of(plan, one.kpi.filter)
        found[one.path] = (
            breaks_known(known, breaks, one.kpi.metric, accounts, period, metrics=metrics)
            if accounts
            else ()
        )
    return found


def breaks_known(
    known: KnownDays,
    breaks: Iterable[DefinitionBreak],
    metric: str,
    accounts: Collection[str],
    period: Period,
    *,
    metrics: MetricCatalogue,
) -> tuple[BreakOnTheWay, ...]:
    """Give the same of a snapshot and of breaks that are at hand.

    Raises:
        MissingError: There is no such metric.
    """
    leaves = {one: metrics.reported(one) for one in metrics.leaves(metric)}
    asked = metrics.get(metric)
    if asked.over_time is Rule.WEIGHTED:
        leaves[asked.weight] = metrics.reported(asked.weight)
    spans = known.spans(leaves, accounts)
    # The organisation may have changed the metric itself: then it breaks wherever it has parts.
    whole = tuple(replace(one, metric=asked.reference) for one in spans)
    return breaks_on_the_way(breaks, (*spans, *whole), period)


def comparable_from(breaks: Iterable[BreakOnTheWay]) -> date | None:
    """Give the first day from which all numbers surely count by one definition.

    Returns:
        None where nothing but names changed.
    """
    return max((one.broken.settled for one in breaks if not one.is_bridged), default=None)
