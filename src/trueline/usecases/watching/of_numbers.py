"""Alerts about the numbers themselves: days missing, exports overdue, metrics that changed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from trueline.briefing.wording import day_in_words
from trueline.core.period import Period
from trueline.core.spoken_lists import listed
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Plan
from trueline.usecases.coverage import SourceFreshness, coverage
from trueline.usecases.explaining.breaks_between import breaks_of_kpis
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.missing_days import MissingDays, gaps_between, newest_gaps
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.workspace import Workspace

WINDOW = timedelta(days=28)
"""Days before the one that is looked at in which gaps and breaks are looked for."""


def alerts_of_numbers(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> tuple[Alert, ...]:
    """Give what is missing or changed its meaning; gaps first, for they come before all else.

    Args:
        workspace: Whose ledger.
        plan: Whose KPIs wait.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts; None for the present.
    """
    before = Period(on - WINDOW, on)
    found = coverage(workspace, before, as_of=as_of)
    snapshot = workspace.facts.snapshot(as_of=as_of)
    batches = [one for one in workspace.facts.batches() if one.revision <= snapshot.revision]
    catalogue = catalogue_of(workspace, as_of=as_of)
    open_ends = newest_gaps(snapshot, batches, plan, catalogue, on=on)
    late = {one.account: one for one in found.sources if one.next_due and one.next_due < on}
    gaps = [_gap(one, catalogue, late.get(one.account), is_open=True) for one in open_ends]
    between = gaps_between(found, plan, catalogue)
    gaps += [_gap(one, catalogue, None, is_open=False) for one in between]
    told = {one.account for one in open_ends}
    return (*gaps, *_overdue(late, told, plan), *_breaks(workspace, plan, before, as_of))


def waiting_kpis(found: Sequence[Alert]) -> frozenset[str]:
    """Give the KPIs that wait for their newest days: these are not judged meanwhile."""
    gaps = [one for one in found if one.kind is AlertKind.DATA_GAP and one.is_open]
    return frozenset(path for one in gaps for path in one.kpis)


def _gap(
    gap: MissingDays, catalogue: MetricCatalogue, late: SourceFreshness | None, *, is_open: bool
) -> Alert:
    first, last = day_in_words(gap.days.first), day_in_words(gap.days.last)
    count = gap.days.day_count
    days = "1 day" if count == 1 else f"{count} days"
    when = f"since {first}" if is_open else f"from {first} to {last}"
    waiting = len(gap.kpis)
    kpis = "1 KPI waits" if waiting == 1 else f"{waiting} KPIs wait"
    missing = listed(catalogue.get(one).name for one in gap.metrics)
    due = f" Its next export was due on {day_in_words(late.next_due)}." if late else ""
    return Alert(
        id=f"gap:{gap.account}:{gap.days.first}",
        kind=AlertKind.DATA_GAP,
        since=gap.days.first,
        title=f"{gap.account} has no data {when} ({days})",
        why=f"Missing: {missing}. {kpis} for it and cannot be judged by these days. "
        f"Import an export that covers them.{due}",
        kpis=gap.kpis,
        about=gap.account,
        is_open=is_open,
    )


def _overdue(late: Mapping[str, SourceFreshness], told: set[str], plan: Plan) -> Iterator[Alert]:
    in_plan = {account.key for channel in plan.channels for account in channel.accounts}
    for account, one in sorted(late.items()):
        if account in in_plan - told and one.next_due is not None:
            yield Alert(
                id=f"overdue:{account}:{one.next_due}",
                kind=AlertKind.OVERDUE,
                since=one.next_due,
                title=f"The next export of {account} was due on {day_in_words(one.next_due)}",
                why=f"One came every {one.every_days} days until now, the last on "
                f"{day_in_words(one.observed_on)}.",
                about=account,
            )


def _breaks(
    workspace: Workspace, plan: Plan, days: Period, as_of: datetime | None
) -> Iterator[Alert]:
    known = catalogue_of(workspace, as_of=as_of)
    placed = [one for one in placed_kpis(plan) if one.kpi.metric in known]
    period = Period(days.first, days.until + timedelta(days=1))
    touched: dict[str, tuple[BreakOnTheWay, list[str]]] = {}
    for path, found in breaks_of_kpis(workspace, plan, placed, period, as_of=as_of).items():
        for one in found:
            if one.broken.day >= days.first and not one.is_bridged:
                touched.setdefault(one.broken.id, (one, []))[1].append(path)
    for name, (one, paths) in touched.items():
        bridge = one.broken.bridge or "Numbers from before and after cannot be compared."
        yield Alert(
            id=f"break:{name}",
            kind=AlertKind.BREAK,
            since=one.broken.day,
            title=f"{one.broken.metric} counts something else since {day_in_words(one.broken.day)}",
            why=f"{one.broken.what} {bridge}",
            kpis=tuple(paths),
            about=name,
        )
