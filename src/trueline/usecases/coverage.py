"""Which days are covered, and how fresh each source is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.batch import Batch
from trueline.facts.ledger.spoken_days import (
    days_of_members_spoken_of,
    days_of_rows_spoken_of,
    days_spoken_of,
    days_with_members,
    days_with_rows,
    days_with_values,
)
from trueline.facts.manifest import CORRECTION
from trueline.facts.tables import DAY_OF
from trueline.usecases.known_accounts import accounts_named
from trueline.usecases.workspace import Workspace

if TYPE_CHECKING:
    import ibis.expr.types as ir


class DayState(StrEnum):
    """What is known of a metric on a day."""

    VALUE = "value"  # a file gives one
    NONE = "none"  # a file speaks of the days around and gives none
    UNKNOWN = "unknown"  # no file speaks of it


class Subject(StrEnum):
    """What the values of a line are about."""

    WHOLE = "account"  # a whole account
    PARTS = "parts"  # parts of an account, of which the whole was never reported
    ROWS = "rows"  # single rows, such as orders
    MEMBERS = "members"  # single members of an account, by the first day of their period


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One metric of one account, day by day.

    Attributes:
        account: ``network/handle``.
        metric: Id; for single rows the name of their dataset, such as ``conversion``.
        subject: What the values are about.
        states: One for each day of the period.
    """

    account: str
    metric: str
    subject: Subject
    states: tuple[DayState, ...]

    @property
    def is_counted(self) -> bool:
        """Whether a quiet day simply has none, as a day without an order."""
        return self.subject in (Subject.ROWS, Subject.MEMBERS)

    def count(self, state: DayState) -> int:
        """Give the number of days in a state."""
        return self.states.count(state)


@dataclass(frozen=True, slots=True)
class SourceFreshness:
    """One kind of file of one account: how far it reaches, and when the next is due.

    Attributes:
        account: ``network/handle``.
        importer: Name of the plug-in that reads it.
        last_day: Newest day that one of its files speaks of; None when they speak of no day.
        observed_on: Day on which the newest export was made, in UTC.
        every_days: Usual days between two exports; None while there is one only.
        next_due: Day on which the next is to be expected; None while that cannot be told.
        is_overdue: Whether that day has gone by.
    """

    account: str
    importer: str
    last_day: date | None
    observed_on: date
    every_days: int | None
    next_due: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is covered over a period.

    Attributes:
        period: Days.
        lines: By account and metric; only those that the ledger has ever had.
        sources: By account and kind of file.
    """

    period: Period
    lines: tuple[CoverageLine, ...]
    sources: tuple[SourceFreshness, ...]


_Key = tuple[str, str, Subject]


def coverage(
    workspace: Workspace,
    period: Period,
    accounts: Sequence[str] = (),
    *,
    as_of: datetime | int | None = None,
) -> Coverage:
    """Say of each metric of each account which days hold a value, none, or are not known of.

    Args:
        workspace: Whose ledger.
        period: Days.
        accounts: ``network/handle`` or a handle; empty for all.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: The ledger knows no account of a name.
    """
    snapshot = workspace.facts.snapshot(as_of=as_of)
    every = workspace.facts.batches()
    batches = tuple(_known_then(every, snapshot.revision))
    counting = {one.revision for one in batches if one.undone_by is None}
    left_out = tuple(sorted({one.revision for one in every} - counting))
    spans, filled = _reported(snapshot, period, left_out)
    for dataset in DAY_OF:
        _add_counted(snapshot, dataset, period, left_out, (spans, filled))
    sources = tuple(_sources(batches, workspace.today))
    known = sorted({key[0] for key in spans} | {one.account for one in sources})
    asked = {one for name in accounts for one in accounts_named(name, known)} or set(known)
    lines = (
        CoverageLine(*key, states=tuple(_states(period, spans[key], filled[key])))
        for key in sorted(spans)
        if key[0] in asked
    )
    return Coverage(period, tuple(lines), tuple(one for one in sources if one.account in asked))


def _known_then(batches: Sequence[Batch], revision: int) -> Iterator[Batch]:
    """Give the batches of a revision as they stood then: what was taken back later still counts."""
    for one in batches:
        if one.revision <= revision:
            is_later = one.undone_by is not None and one.undone_by > revision
            yield replace(one, undone_by=None) if is_later else one


_Spans = dict[_Key, list[Period]]
_Filled = dict[_Key, set[date]]


def _reported(snapshot: Snapshot, period: Period, undone: Sequence[int]) -> tuple[_Spans, _Filled]:
    spans: _Spans = defaultdict(list)
    filled: _Filled = defaultdict(set)
    questions = {
        Subject.WHOLE: (days_spoken_of(undone), days_with_values(period)),
        Subject.PARTS: (
            days_spoken_of(undone, in_parts=True),
            days_with_values(period, in_parts=True),
        ),
        Subject.MEMBERS: (days_of_members_spoken_of(undone), days_with_members(period)),
    }
    for subject, (spoken_of, valued) in questions.items():
        for row in _rows(snapshot, spoken_of):
            account, metric = row["account"], row["metric"]
            if subject is not Subject.PARTS or (account, metric, Subject.WHOLE) not in spans:
                spans[account, metric, subject].append(_span(row))
        for row in _rows(snapshot, valued):
            filled[row["account"], row["metric"], subject].add(row["day"])
    return spans, filled


def _add_counted(
    snapshot: Snapshot,
    dataset: str,
    period: Period,
    undone: Sequence[int],
    found: tuple[_Spans, _Filled],
) -> None:
    spans, filled = found
    for row in _rows(snapshot, days_of_rows_spoken_of(dataset, undone)):
        spans[row["account"], dataset, Subject.ROWS].append(_span(row))
    for row in _rows(snapshot, days_with_rows(dataset, period)):
        filled[row["account"], dataset, Subject.ROWS].add(row["day"])


def _states(period: Period, spans: Sequence[Period], filled: set[date]) -> Iterator[DayState]:
    near = [one for one in spans if one.first < period.until and period.first < one.until]
    for day in period.days():
        if day in filled:
            yield DayState.VALUE
        elif any(day in one for one in near):
            yield DayState.NONE
        else:
            yield DayState.UNKNOWN


def _sources(batches: Sequence[Batch], today: date) -> Iterator[SourceFreshness]:
    groups: Mapping[tuple[str, str], list[Batch]] = defaultdict(list)
    for one in batches:
        if one.undone_by is None and one.origin.importer != CORRECTION:
            for account in one.accounts:
                groups[account, one.origin.importer].append(one)
    for (account, importer), group in sorted(groups.items()):
        observed = sorted({one.origin.observed_at.date() for one in group})
        every = _usual_days(observed)
        due = None if every is None else observed[-1] + timedelta(days=every)
        yield SourceFreshness(
            account=account,
            importer=importer,
            last_day=max((one.last_day for one in group if one.last_day), default=None),
            observed_on=observed[-1],
            every_days=every,
            next_due=due,
            is_overdue=due is not None and due < today,
        )


def _usual_days(observed: Sequence[date]) -> int | None:
    """Give the usual number of days between exports: the median, rounded."""
    gaps = [(after - before).days for before, after in pairwise(observed)]
    return round(median(gaps)) if gaps else None


def _span(row: dict[str, Any]) -> Period:
    return Period.closed(row["first_day"], row["last_day"])


def _rows(snapshot: Snapshot, question: "ir.Table") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = snapshot.ask(question).to_pylist()
    return found
