"""Commits corrections: each takes the place of what is known, and outranks later imports."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from trueline.core.digest import digest_file
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Batch, Origin, RowCount
from trueline.facts.correction import FILE, FIRST_LINE, Corrected, Correction, write_corrections
from trueline.facts.dataset import VALUE, Dataset
from trueline.facts.identity import FactName, fact_id, parse_fact_id
from trueline.facts.ledger.committing import Desk
from trueline.facts.ledger.describing import describe_upkeep
from trueline.facts.ledger.disk import RawDraft
from trueline.facts.ledger.merge import staged
from trueline.facts.ledger.staging import KeyBook, keyed
from trueline.facts.ledger.transacting import committed, ground_of, merge_of_import, with_lock
from trueline.facts.manifest import CORRECTION
from trueline.facts.schema import DATASETS
from trueline.facts.value_datasets import METRIC_DAY, POST_METRIC
from trueline.facts.version_question import versions_of
from trueline.metrics.metric import Metric

if TYPE_CHECKING:
    import ibis.expr.types as ir

CORRECTABLE = (METRIC_DAY.name, POST_METRIC.name)
SMALLEST = Decimal(1).scaleb(-VALUE.scale)
LARGEST = Decimal(10) ** (VALUE.precision - VALUE.scale)
Ask = Callable[["ir.Table"], pa.Table]


@dataclass(frozen=True, slots=True)
class _Target:
    """A fact to be corrected, as it is known now."""

    name: FactName
    row: Mapping[str, Any]
    wanted: Correction


def commit_corrections(
    desk: Desk,
    ask: Ask,
    rules: Mapping[str, Metric],
    corrections: Sequence[Correction],
    *,
    by: str,
    now: datetime,
) -> Batch:
    """Commit corrections as one batch.

    Args:
        desk: What the commit is worked out with.
        ask: Runs a question on the ledger as known now.
        rules: Every known metric by id.
        corrections: At least one; of different facts.
        by: Who makes them.
        now: When, in UTC.

    Raises:
        FaultyInputError: A reason is missing, a value cannot be kept, or a fact is named twice.
        MissingError: There is no such fact.
        RefusedQuestionError: It is of a kind that is not corrected, or has the value already.
        ConflictError: Others kept changing the ledger.
    """
    _refuse_faulty(corrections)

    def attempt() -> Batch:
        targets = [_target(ask, one) for one in corrections]
        with TemporaryDirectory(prefix="trueline-correction-") as folder:
            path = Path(folder) / FILE
            write_corrections(path, [_made(one, by, now) for one in targets])
            record = _record(path, targets, by, now)
            datasets = _stage(desk, rules, targets, now)
            merge = merge_of_import(desk, datasets, record)
            with RawDraft(path, desk.folder / "raw", record.origin.sha256) as draft:
                return committed(desk, ground_of(desk), merge, record, beside=draft.kept)

    return with_lock(desk, attempt)


def _refuse_faulty(corrections: Sequence[Correction]) -> None:
    issues = [issue for one in corrections for issue in _faults(one)]
    facts = [one.fact for one in corrections]
    issues += [
        _issue(fact, "This fact is named twice.", "Correct it once.")
        for fact in sorted({one for one in facts if facts.count(one) > 1})
    ]
    if issues:
        raise FaultyInputError(*issues)


def _faults(one: Correction) -> Iterator[Issue]:
    if not one.reason.strip():
        yield _issue(
            one.fact, "The correction has no reason.", "Say in a sentence why the value is wrong."
        )
    if one.value is None:
        return
    if not one.value.is_finite() or abs(one.value) >= LARGEST:
        yield _issue(one.fact, f"{one.value} is no number that can be kept.", "Give another one.")
    elif one.value != one.value.quantize(SMALLEST):
        yield _issue(
            one.fact, f"{one.value} has more than {VALUE.scale} decimals.", "Round it as you mean."
        )


def _issue(fact: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, fact, what, remedy)


def _target(ask: Ask, wanted: Correction) -> _Target:
    """Find what is known of a fact now."""
    name = parse_fact_id(wanted.fact)
    if name.dataset not in CORRECTABLE:
        raise RefusedQuestionError(
            f"{wanted.fact} is a whole row, and only single values are corrected.",
            instead="Mend the file it came from and import it again.",
        )
    found = ask(versions_of(name)).to_pylist()
    if not found or found[0]["closed"] is not None:
        raise MissingError(f"There is no fact {wanted.fact} now, so nothing to correct.")
    if found[0]["value"] == wanted.value:
        said = "is withdrawn" if wanted.value is None else f"is {wanted.value.normalize():f}"
        raise RefusedQuestionError(f"{wanted.fact} {said} already.")
    return _Target(name, found[0], wanted)


def _made(target: _Target, by: str, now: datetime) -> Corrected:
    one, subject = target.wanted, dict(target.name.subject)
    if "observed_at" in target.row:  # the newest snapshot was meant when none was named
        subject["observed_at"] = target.row["observed_at"].isoformat()
    fact = fact_id(target.name.dataset, **subject)
    return Corrected(fact, target.row["value"], one.value, one.reason.strip(), by, now)


def _record(path: Path, targets: Sequence[_Target], by: str, now: datetime) -> Batch:
    content = path.stat().st_size
    days = [one.row["day"] for one in targets if "day" in one.row]
    return replace(
        describe_upkeep(CORRECTION, by=by, now=now),
        origin=Origin(FILE, digest_file(path), content, CORRECTION, 1, now, by),
        rows=RowCount(facts=len(targets)),
        parts=("",),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        accounts=tuple(sorted({one.row["account"] for one in targets})),
        reason=" ".join(dict.fromkeys(one.wanted.reason.strip() for one in targets)),
    )


def _stage(
    desk: Desk, rules: Mapping[str, Metric], targets: Sequence[_Target], now: datetime
) -> list[Dataset]:
    """Stage a row for each correction; rows of an attempt before go."""
    book = KeyBook(desk.manifest.keys, rules)
    for name in CORRECTABLE:
        desk.bench.run(f"drop table if exists {staged(DATASETS[name])}")
    for line, target in enumerate(targets, start=FIRST_LINE):
        dataset = DATASETS[target.name.dataset]
        observed = target.row.get("observed_at", now)
        row = keyed(_row(target, line), dataset, book, desk.places, observed)
        if target.wanted.value is None:
            column = row.schema.get_field_index("value")
            row = row.set_column(column, row.schema.field(column), pa.nulls(1, VALUE))
        desk.bench.append(staged(dataset), row)
    named = {one.name.dataset for one in targets}
    return [DATASETS[name] for name in CORRECTABLE if name in named]


def _row(target: _Target, line: int) -> pa.Table:
    """Give the staged row of a correction: what is known, with another value."""
    schema = DATASETS[target.name.dataset].staged
    known = {**target.name.subject, **target.row, "part": 0, "line": line}
    known["value"] = (target.wanted.value or Decimal(0)).quantize(SMALLEST)
    return pa.table(
        {one.name: pa.array([known[one.name]], one.type) for one in schema}, schema=schema
    )
