"""Moments of a chart: breaks and annotations, numbered along its days and listed below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from trueline.contracts.annotation_shelf import Annotation, AnnotationSource
from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.document import Plan
from trueline.usecases.explaining.breaks_between import breaks_between
from trueline.usecases.noting.annotations import annotations_of
from trueline.web.annotation_rows import AnnotationRow, annotation_rows
from trueline.web.break_rows import BreakRow, break_rows
from trueline.web.charting.chart import Mark
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered

LABELS = 28
"""So many labels have room beside each other on the narrowest chart."""
SCISSORS = "scissors"


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the list below a chart.

    Attributes:
        day: First day, where the chart marks it.
        label: Number of its mark.
        when: Its day or days, in words.
        kind: What it is called.
        icon: Name in heroicons.
        title: What happened.
        by: Who said it; empty where nobody did.
        address: Where more stands; empty where nothing does.
        is_break: Whether numbers before and after it do not compare.
        settled: Of a break, first day on which the new definition surely counts; else None.
    """

    day: date
    label: str
    when: str
    kind: str | Promise
    icon: str
    title: str
    by: str
    address: str
    is_break: bool = False
    settled: date | None = None


MOMENTS: Remembered[tuple[Moment, ...]] = Remembered(128)


def moments_of(looked: LookedAt, placed: PlacedKpi, period: Period) -> tuple[Moment, ...]:
    """Give what happened on the days of a KPI's chart, in their order.

    Args:
        looked: The plan in force.
        placed: Whose chart.
        period: From its first to its last day.
    """
    key = (*looked.key, looked.noted, looked.kept, placed.path, period)
    return MOMENTS.get(key, lambda: _moments(looked, placed, period))


def marks_of(moments: Iterable[Moment]) -> tuple[Mark, ...]:
    """Give the marks of moments; those that share a label are one."""
    marks: dict[str, Mark] = {}
    for one in moments:
        known = marks.get(one.label)
        if known is None or (one.is_break and not known.is_break):
            marks[one.label] = Mark(one.day, one.label, one.is_break)
    return tuple(marks.values())


def cuts_of(moments: Iterable[Moment]) -> tuple[date, ...]:
    """Give the days over which no line goes on: where a break begins, and where it has settled."""
    found = {day for one in moments if one.is_break for day in (one.day, one.settled) if day}
    return tuple(sorted(found))


def moments_of_breaks(breaks: Sequence[BreakOnTheWay], period: Period) -> tuple[Moment, ...]:
    """Give definition breaks on the days of a chart alone, numbered in their order."""
    found = sorted(_of_breaks(breaks, period), key=lambda one: (one.day, not one.is_break))
    return _numbered([one for one in found if one.day in period], period)


def _moments(looked: LookedAt, placed: PlacedKpi, period: Period) -> tuple[Moment, ...]:
    plan = looked.adopted.plan
    noted = annotations_of(
        looked.workspace,
        plan,
        period,
        placed.path,
        as_of=looked.as_of.moment if looked.as_of else None,
    )
    breaks = _breaks(looked, plan, placed, period)
    own = [one for one in noted if one.source is not AnnotationSource.BREAK]
    found = [*_of_notes(own, plan), *_of_breaks(breaks, period)]
    inside = [
        replace(one, address=_kept(looked, one.address)) for one in found if one.day in period
    ]
    return _numbered(sorted(inside, key=lambda one: (one.day, not one.is_break)), period)


def _kept(looked: LookedAt, address: str) -> str:
    """Give an address that keeps the day looked at, as every link from here does."""
    if not address or not looked.named:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode(looked.named)}"


def _breaks(
    looked: LookedAt, plan: Plan, placed: PlacedKpi, period: Period
) -> tuple[BreakOnTheWay, ...]:
    accounts = accounts_of(plan, placed.kpi.filter)
    if not accounts:
        return ()
    metric = placed.kpi.metric
    return breaks_between(looked.workspace, metric, accounts, period, as_of=looked.known)


def _of_notes(noted: Sequence[Annotation], plan: Plan) -> list[Moment]:
    return [_of_note(row) for row in annotation_rows(noted, plan)]


def _of_note(row: AnnotationRow) -> Moment:
    entry = row.shown.entry
    return Moment(entry.day, "", row.when, row.kind, row.icon, entry.title, row.by, row.address)


def _of_breaks(breaks: Sequence[BreakOnTheWay], period: Period) -> list[Moment]:
    rows = break_rows(one.broken for one in breaks)
    return [_of_break(one, row, period) for one, row in zip(breaks, rows, strict=True)]


def _of_break(one: BreakOnTheWay, row: BreakRow, period: Period) -> Moment:
    said = _("{0}: {1} {2}").format(row.metric, one.broken.what, one.broken.bridge).strip()
    return Moment(
        day=max(one.broken.day, period.first),
        label="",
        when=row.when,
        kind=row.look.word,
        icon=SCISSORS,
        title=said,
        by="",
        address=reverse("breaks"),
        is_break=not one.is_bridged,
        settled=one.broken.settled,
    )


def _numbered(moments: Sequence[Moment], period: Period) -> tuple[Moment, ...]:
    """Number moments by day; those so near that their labels would touch share a number."""
    room = timedelta(days=max(period.day_count // LABELS, 1))
    numbered: list[Moment] = []
    began, number = None, 0
    for one in moments:
        if began is None or one.day - began >= room:
            began, number = one.day, number + 1
        numbered.append(replace(one, label=str(number)))
    return tuple(numbered)
