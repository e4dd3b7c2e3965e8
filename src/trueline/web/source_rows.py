"""Sources as people read them: how fresh each account is, and which of its days are covered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.core.period import Period
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.coverage import Coverage, CoverageLine, DayState, SourceFreshness, Subject
from trueline.web.coverage_drawing import DayLook, Run, Strip, draw_strip, runs_of
from trueline.web.networks import network_name
from trueline.web.status import StatusLook

ROWS = {
    "conversation": _("Conversations"),
    "conversion": _("Orders"),
    "post": _("Posts"),
    "message": _("Messages"),
    "survey_answer": _("Survey answers"),
    "label": _("Labels by hand"),
}
"""What single rows are called, by the name of their dataset."""
IN_PARTS = {Subject.PARTS: _("{0}, parts only"), Subject.MEMBERS: _("{0}, members")}
"""How metrics are called of which no whole account was reported."""
FRESH = StatusLook(_("Up to date"), "check-circle", "good")
DUE = StatusLook(_("Due"), "clock", "warn")
LATE = StatusLook(_("Overdue"), "exclamation-triangle", "bad")
UNTOLD = StatusLook(_("Not known yet"), "minus-circle", "none")
SOON_DAYS = 2
MOST_GAPS = 6
FULL = 100


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One row of an account's calendar.

    Attributes:
        name: Family of metrics, metric or kind of row.
        strip: The drawing.
        value_days: Days with a value or row.
        gaps: Days without, within what imports speak of; the newest first.
        more_gaps: How many more gaps there are.
        unknown_days: Days that no import speaks of.
    """

    name: str | Promise
    strip: Strip
    value_days: int
    gaps: Sequence[Run]
    more_gaps: int
    unknown_days: int


@dataclass(frozen=True, slots=True)
class FreshnessRow:
    """How fresh one kind of file of an account is.

    Attributes:
        source: What is known.
        age: Days since the newest export was made.
        elapsed: Share of the usual time that has gone by, of 100; None while that is not known.
        look: Whether the next is due.
    """

    source: SourceFreshness
    age: int
    elapsed: int | None
    look: StatusLook


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An account.

    Attributes:
        account: ``network/handle``.
        network: Name of the network.
        handle: The account's own name.
        owners: Who owns KPIs that its numbers go into.
        worst: The kind of file that is due first.
        freshness: Every kind of file.
        last_day: Newest day that a file speaks of; None where none speaks of a day.
        calendar: Its rows.
    """

    account: str
    network: str
    handle: str
    owners: Sequence[str]
    worst: FreshnessRow | None
    freshness: Sequence[FreshnessRow]
    last_day: date | None
    calendar: Sequence[CalendarRow]


def source_rows(
    found: Coverage,
    months: Sequence[date],
    *,
    today: date,
    owners: Mapping[str, Sequence[str]],
    by_metric: bool = False,
) -> list[SourceRow]:
    """Put coverage into a page's rows, account by account.

    Args:
        found: What is covered.
        months: Months of the calendar.
        today: From which ages count.
        owners: Owners of KPIs by account.
        by_metric: Give each metric a row, instead of each family of metrics.
    """
    accounts = {one.account for one in found.lines} | {one.account for one in found.sources}
    return [
        _source(
            account,
            [_fresh(one, today) for one in found.sources if one.account == account],
            owners.get(account, ()),
            tuple(_calendar(found, account, months, by_metric=by_metric)),
        )
        for account in sorted(accounts)
    ]


def _source(
    account: str,
    freshness: Sequence[FreshnessRow],
    owners: Sequence[str],
    calendar: Sequence[CalendarRow],
) -> SourceRow:
    network, _slash, handle = account.partition("/")
    timed = [one for one in freshness if one.source.next_due]
    return SourceRow(
        account=account,
        network=network_name(network),
        handle=handle,
        owners=owners,
        worst=min(timed, key=lambda one: str(one.source.next_due), default=None)
        or next(iter(freshness), None),
        freshness=freshness,
        last_day=max(
            (one.source.last_day for one in freshness if one.source.last_day), default=None
        ),
        calendar=calendar,
    )


def _fresh(source: SourceFreshness, today: date) -> FreshnessRow:
    age = max((today - source.observed_on).days, 0)
    if source.next_due is None or not source.every_days:
        return FreshnessRow(source, age, None, UNTOLD)
    elapsed = min(FULL * age // source.every_days, FULL)
    if source.next_due < today:
        return FreshnessRow(source, age, elapsed, LATE)
    is_soon = (source.next_due - today).days <= SOON_DAYS
    return FreshnessRow(source, age, elapsed, DUE if is_soon else FRESH)


def _calendar(
    found: Coverage, account: str, months: Sequence[date], *, by_metric: bool
) -> Iterator[CalendarRow]:
    groups: dict[str, list[CoverageLine]] = {}
    for line in found.lines:
        if line.account == account:
            groups.setdefault(_heading(line, by_metric=by_metric), []).append(line)
    for name, lines in sorted(groups.items()):
        yield _row(name, lines, found.period, months)


def _heading(line: CoverageLine, *, by_metric: bool) -> str:
    if line.subject is Subject.ROWS:
        return str(ROWS.get(line.metric, line.metric))
    known = load_catalogue().metrics.get(line.metric)
    name = line.metric
    if known is not None:
        name = known.name if by_metric else known.family.capitalize()
    return str(IN_PARTS[line.subject]).format(name) if line.subject in IN_PARTS else name


def _row(
    name: str, lines: Sequence[CoverageLine], period: Period, months: Sequence[date]
) -> CalendarRow:
    looks = [_look(states, lines) for states in zip(*(one.states for one in lines), strict=True)]
    runs = runs_of(zip(period.days(), looks, strict=True))
    gaps = [one for one in runs if one.look in (DayLook.NONE, DayLook.SOME)][::-1]
    return CalendarRow(
        name=name,
        strip=draw_strip(runs, months),
        value_days=_days(runs, DayLook.ALL, DayLook.SOME),
        gaps=gaps[:MOST_GAPS],
        more_gaps=max(len(gaps) - MOST_GAPS, 0),
        unknown_days=_days(runs, DayLook.UNKNOWN),
    )


def _look(states: Iterable[DayState], lines: Sequence[CoverageLine]) -> DayLook:
    seen = set(states)
    if DayState.VALUE in seen:
        return DayLook.SOME if DayState.NONE in seen else DayLook.ALL
    if DayState.NONE in seen:
        return DayLook.QUIET if all(one.is_counted for one in lines) else DayLook.NONE
    return DayLook.UNKNOWN


def _days(runs: Iterable[Run], *looks: DayLook) -> int:
    return sum(one.period.day_count for one in runs if one.look in looks)
