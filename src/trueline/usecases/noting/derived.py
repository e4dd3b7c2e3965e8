"""Annotations that nobody wrote: they follow from plan, ledger, break ledger and decisions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from trueline.contracts.annotation_shelf import (
    Annotation,
    AnnotationEntry,
    AnnotationKind,
    AnnotationSource,
)
from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.batch import Batch
from trueline.facts.manifest import CORRECTION, UNDO
from trueline.facts.superseded import superseded_days
from trueline.plan.cascade import placed_tactics
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.noting.decided import decided
from trueline.usecases.noting.window import Window
from trueline.usecases.workspace import Workspace


def derived(workspace: Workspace, window: Window) -> Iterator[Annotation]:
    """Yield what plan, ledger, break ledger and decisions tell of the days, in no order."""
    yield from _versions(workspace, window)
    yield from _tactics(window)
    yield from _breaks(workspace, window)
    yield from _changed_numbers(workspace, window)
    yield from decided(workspace, window)


def _versions(workspace: Workspace, window: Window) -> Iterator[Annotation]:
    for line in workspace.plans.versions():
        is_known = window.as_of is None or line.approved_at <= window.as_of
        day = line.approved_at.date()
        if is_known and day in window.period:
            why = f": {line.reason}" if line.reason else ""
            entry = AnnotationEntry(
                day, f"Plan, version {line.number}{why}", AnnotationKind.DECISION
            )
            yield Annotation(
                f"plan-{line.number}",
                entry,
                line.approved_by,
                line.approved_at,
                AnnotationSource.PLAN,
                str(line.number),
            )


def _tactics(window: Window) -> Iterator[Annotation]:
    for one in placed_tactics(window.plan):
        place = one.path.partition(":")[0]
        goal = one.goal.kpis if one.goal else ()
        served = tuple(f"{place}/{kpi.id}" for kpi in goal if kpi.id in one.tactic.kpis)
        served = served or tuple(f"{place}/{kpi.id}" for kpi in goal)
        if not window.is_whole and not {kpi.path for kpi in window.kpis} & set(served):
            continue
        days = ("begun", one.tactic.began), ("ended", one.tactic.until)
        for word, day in days:
            if day is not None and day in window.period:
                entry = AnnotationEntry(
                    day,
                    f"{one.tactic.name} ({word})",
                    AnnotationKind.CAMPAIGN,
                    channels=one.tactic.channels,
                    kpis=served,
                )
                refers = f"{one.path} {word}"
                yield Annotation(
                    f"tactic-{refers}", entry, "", None, AnnotationSource.TACTIC, one.path
                )


def _breaks(workspace: Workspace, window: Window) -> Iterator[Annotation]:
    for one in definition_breaks(workspace, as_of=window.as_of):
        touched = tuple(
            account
            for account in window.accounts
            if any(one.touches(account.partition("/")[0], metric) for metric in window.metrics)
        )
        if touched and one.day in window.period:
            known = window.catalogue.metrics.get(one.metric)
            name = known.name if known else one.metric
            entry = AnnotationEntry(one.day, f"{name}: {one.what}", accounts=touched)
            yield Annotation(f"break-{one.id}", entry, one.by, None, AnnotationSource.BREAK, one.id)


def _changed_numbers(workspace: Workspace, window: Window) -> Iterator[Annotation]:
    """Yield one for each commit that put other values in the place of known ones."""
    if not window.accounts or not window.metrics:
        return
    newest = workspace.facts.snapshot()
    known = _revision(workspace, newest, window)
    if not known:
        return
    question = superseded_days(window.metrics, window.accounts, window.period, until=known)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in newest.ask(question).to_pylist():
        found.setdefault(row["revision"], []).append(row)
    for revision, rows in found.items():
        yield _of_commit(workspace.facts.batch(revision), rows)


def _revision(workspace: Workspace, newest: Snapshot, window: Window) -> int:
    if window.as_of is None:
        return newest.revision
    return workspace.facts.snapshot(as_of=window.as_of).revision


def _of_commit(batch: Batch, rows: list[dict[str, Any]]) -> Annotation:
    first: date = min(one["first_day"] for one in rows)
    last: date = max(one["last_day"] for one in rows)
    count = sum(one["count"] for one in rows)
    accounts = tuple(sorted({one["account"] for one in rows}))
    values = "1 value" if count == 1 else f"{count} values"
    is_correction = batch.origin.importer == CORRECTION
    source = AnnotationSource.CORRECTION if is_correction else AnnotationSource.RESTATEMENT
    title = {
        CORRECTION: f"{values} corrected: {batch.reason}",
        UNDO: f"{values} withdrawn with an import",
    }.get(batch.origin.importer, f"{values} restated by {batch.origin.file}")
    until = Period.closed(first, last).until if last > first else None
    entry = AnnotationEntry(first, title, AnnotationKind.OTHER, until, accounts=accounts)
    return Annotation(
        f"{source}-{batch.revision}",
        entry,
        batch.origin.by,
        batch.committed_at,
        source,
        str(batch.revision),
    )
