"""What changed since: values that were known at one moment and are others at a later one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from trueline.facts.batch import Batch
from trueline.facts.identity import fact_id
from trueline.facts.restated import SUBJECTS, restated
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Restatement:
    """A value that changed.

    Attributes:
        fact: Its id; empty for a number of a post that no file describes.
        account: ``network/handle``.
        metric: Id.
        breakdown: Part of the account; empty for all of it.
        day: Day it speaks of; None for a number of a post.
        post: Network and id of the post; empty for a number of an account.
        old: Known at the first moment; None when it was withdrawn then.
        new: Known at the second; None when it is not counted any more.
        old_currency: Of money; empty for the rest.
        new_currency: Another one than the old where a file was read in another currency.
        revision: Commit that made the new value known.
        known_at: When that was.
        batch: Import or correction whose file holds the new value; None when there is no value.
        file: Its name; empty when there is no value.
    """

    fact: str
    account: str
    metric: str
    breakdown: str
    day: date | None
    post: str
    old: Decimal | None
    new: Decimal | None
    old_currency: str
    new_currency: str
    revision: int
    known_at: datetime
    batch: int | None
    file: str


@dataclass(frozen=True, slots=True)
class RestatedTotal:
    """Restatements of one metric of one account from one currency to one currency, together.

    Attributes:
        account: ``network/handle``.
        metric: Id.
        old_currency: Of money; empty for the rest.
        new_currency: The same of the new values.
        count: Values that changed.
        difference: New minus old, added up over whole accounts; None when the metric's days are
            not added up, the values are of posts, or the currency is another one.
    """

    account: str
    metric: str
    old_currency: str
    new_currency: str
    count: int
    difference: Decimal | None


@dataclass(frozen=True, slots=True)
class Restatements:
    """Everything that changed between two moments.

    Attributes:
        since: Revision at which the old values were known.
        until: Revision at which the new ones are.
        lines: By account, metric and day.
        totals: By account and metric.
    """

    since: int
    until: int
    lines: tuple[Restatement, ...]
    totals: tuple[RestatedTotal, ...]


def restatements(
    workspace: Workspace, since: datetime | int, until: datetime | int | None = None
) -> Restatements:
    """Give every value that was known at a moment and is another at a later one.

    Values that are new are none of them, nor those that went and came back in between.

    Args:
        workspace: Whose ledger.
        since: Moment in UTC, or revision, at which the old values were known.
        until: The same for the new ones; None for what is known now.
    """
    newest = workspace.facts.snapshot()
    first = workspace.facts.snapshot(as_of=since).revision
    last = newest.revision if until is None else workspace.facts.snapshot(as_of=until).revision
    batches: dict[int, Batch] = {}

    def batch(revision: int) -> Batch:
        if revision not in batches:
            batches[revision] = workspace.facts.batch(revision)
        return batches[revision]

    lines: list[Restatement] = []
    for dataset in SUBJECTS:
        for row in newest.ask(restated(dataset, first, last)).to_pylist():
            origin = None if row["origin"] is None else batch(row["origin"])
            lines.append(_line(dataset, row, batch(row["revision"]), origin))
    lines.sort(
        key=lambda one: (one.account, one.metric, one.breakdown, one.day or date.min, one.post)
    )
    return Restatements(first, last, tuple(lines), tuple(_totals(lines)))


def _line(dataset: str, row: dict[str, Any], made: Batch, origin: Batch | None) -> Restatement:
    subject = {name: row[name] for name in SUBJECTS[dataset]}
    has_name = row.get("post", "") is not None
    return Restatement(
        fact=fact_id(dataset, **subject) if has_name else "",
        account=row["account"],
        metric=row["metric"],
        breakdown=row.get("breakdown", ""),
        day=row.get("day"),
        post=row.get("post") or "",
        old=row["old"],
        new=row["new"],
        old_currency=row["old_currency"],
        new_currency=row["new_currency"],
        revision=made.revision,
        known_at=made.committed_at,
        batch=origin.revision if origin else None,
        file=origin.origin.file if origin else "",
    )


def _totals(lines: Sequence[Restatement]) -> Iterator[RestatedTotal]:
    metrics = load_catalogue().metrics
    groups: dict[tuple[str, str, str, str], list[Restatement]] = defaultdict(list)
    for one in lines:
        groups[one.account, one.metric, one.old_currency, one.new_currency].append(one)
    for (account, metric, old, new), group in groups.items():
        difference = _difference(metrics.get(metric), group) if old == new else None
        yield RestatedTotal(account, metric, old, new, len(group), difference)


def _difference(metric: Metric | None, group: Sequence[Restatement]) -> Decimal | None:
    whole = [one for one in group if one.day is not None and not one.breakdown]
    if metric is None or metric.over_time is not Rule.SUM or not whole:
        return None
    return sum(((one.new or Decimal(0)) - (one.old or Decimal(0)) for one in whole), Decimal(0))
