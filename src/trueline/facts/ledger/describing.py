"""The record of an import, from what was taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from trueline.facts.batch import Batch, Change, Origin, RowCount
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.batch_row_totals import batch_row_metrics
from trueline.facts.ledger.batch_totals import batch_metrics
from trueline.facts.ledger.intake import Intake
from trueline.facts.ledger.merge import staged
from trueline.facts.ledger.staging import KeyBook
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.manifest import UNDO
from trueline.facts.schema import DATASETS
from trueline.facts.tables import DAY_OF
from trueline.facts.value_datasets import METRIC_DAY, POST, POST_METRIC
from trueline.metrics.metric import Metric

FIRST_DAYS = {METRIC_DAY.name: "day", **DAY_OF}


def describe(
    bench: Workbench,
    intake: Intake,
    book: KeyBook,
    rules: Mapping[str, Metric],
    *,
    origin: Origin,
    now: datetime,
) -> Batch:
    """Give the record of an import that is staged; revision and change are not known yet.

    Args:
        bench: Holds the staged rows.
        intake: What the pieces said.
        book: Gave the keys of the staged rows.
        rules: Every known metric by id.
        origin: Where it came from.
        now: When it is committed.
    """
    metrics = {key: rules[name] for name, key in book.known.get("metric", {}).items()}
    reported = batch_metrics(bench, intake.datasets, metrics, intake.file_totals)
    accounts = book.known.get("account", {})
    from_rows = batch_row_metrics(bench, intake.datasets, rules.values(), accounts)
    first_day, last_day = _days_spoken_of(bench, intake.datasets)
    return Batch(
        revision=0,
        origin=origin,
        committed_at=now,
        rows=intake.rows,
        change=Change(),
        parts=intake.parts,
        metrics=dict(sorted((from_rows | reported).items())),
        post_count=_posts_described(bench, intake.datasets),
        first_day=first_day,
        last_day=last_day,
        set_aside=tuple(intake.set_aside),
        issues=tuple(intake.issues),
        accounts=tuple(sorted(accounts)),
    )


def describe_undo(taken_back: Batch, *, by: str, now: datetime) -> Batch:
    """Give the record of a commit that takes an import back; revision and change come later."""
    return replace(
        taken_back,
        revision=0,
        origin=replace(taken_back.origin, importer=UNDO, importer_version=1, by=by),
        committed_at=now,
        rows=RowCount(),
        change=Change(),
        metrics={},
        post_count=0,
        set_aside=(),
        issues=(),
        accounts=(),
        reason="",
    )


def describe_upkeep(kind: str, *, by: str, now: datetime) -> Batch:
    """Give the record of a commit that is about no file and brings no facts; its revision later.

    Args:
        kind: Of the commit, see ``facts.manifest``.
        by: Who asked for it.
        now: When, in UTC.
    """
    return Batch(
        revision=0,
        origin=Origin("", "", 0, kind, 1, now, by),
        committed_at=now,
        rows=RowCount(),
        change=Change(),
        parts=(),
        metrics={},
        post_count=0,
        first_day=None,
        last_day=None,
    )


def _days_spoken_of(
    bench: Workbench, datasets: Iterable[Dataset]
) -> tuple[date | None, date | None]:
    """Give the first and last day that staged rows speak of; None when no row has a day.

    Daily values say it alone: posts listed beside them may have been published long before.
    """
    names = [one.name for one in datasets]
    speaking = [METRIC_DAY.name] if METRIC_DAY.name in names else names
    found: list[date] = []
    for name in speaking:
        if name in FIRST_DAYS:
            column, table = FIRST_DAYS[name], staged(DATASETS[name])
            [ends] = bench.run(f"select min({column})::date, max({column})::date from {table}")
            found += [day for day in ends if day is not None]
    return (min(found), max(found)) if found else (None, None)


def _posts_described(bench: Workbench, datasets: Iterable[Dataset]) -> int:
    """Give the number of posts that staged rows describe."""
    tables = [
        f"select post_id from {staged(one)}" for one in datasets if one in (POST, POST_METRIC)
    ]
    if not tables:
        return 0
    [(count,)] = bench.run(f"select count(*) from ({' union '.join(tables)})")
    return int(count)
