"""What became of a variant: read to the same facts, asked about, refused, or wrong."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

from tests.contracts.variants.sources import Source
from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError
from trueline.facts.schema import DATASETS

Facts = Mapping[str, Iterable[Mapping[str, Any]]]

_PLACES = frozenset({"part", "line"})
_VALUES = frozenset({"value", "currency"})
_NAMES = frozenset({"account", "post", "order", "title", "url", "kind", "person_key", "breakdown"})
"""Columns that say which thing a number is of, in words that may have stood in a column gone."""


class Promise(StrEnum):
    """What a variant must be read to, if it is read."""

    SAME = "same"
    ROWS_GONE = "rows gone"  # some of the same facts, or smaller sums, and no others
    COLUMN_GONE = "column gone"  # the same numbers; the names of what they are of may be gone


class Verdict(StrEnum):
    """What became of a variant."""

    SAME = "same"
    PART = "part"  # only true facts, and not all, as must be when rows or a column are gone
    TOLD = "told"  # only true facts, and what was left out is said
    ASKED = "asked"
    REFUSED = "refused"
    LOST = "LOST"  # only true facts, and others left out without a word
    WRONG = "WRONG"

    @property
    def is_fault(self) -> bool:
        """Say whether nobody may live with it."""
        return self in {Verdict.LOST, Verdict.WRONG}


@dataclass(frozen=True)
class Outcome:
    """A verdict and what was said.

    Attributes:
        told: The refusal's sentence; for faults, a fact that should not be or is not there.
    """

    verdict: Verdict
    told: str = ""


def judge(source: Source, path: Path, promise: Promise) -> Outcome:
    """Read a variant and hold its facts against those of its source."""
    try:
        read = read_file(path, source.account, source.answers, source.mapping)
    except FaultyInputError as faulty:
        asks = any(one.asks for one in faulty.issues)
        told = " / ".join(f"{one.where}: {one.what}" for one in faulty.issues)
        return Outcome(Verdict.ASKED if asks else Verdict.REFUSED, told)
    if not isinstance(read, ReadFile):
        return Outcome(Verdict.REFUSED, read.issues[0].what)
    if read.recognition.importer != source.importer:
        return Outcome(Verdict.WRONG, f"taken by {read.recognition.importer}")
    if lacking := _lacking(read.facts):
        return Outcome(Verdict.REFUSED, f"A row lacks its {lacking}.")
    if clash := _clash(read.facts):
        return Outcome(Verdict.REFUSED, f"Two rows give different values: {clash}")
    return compare(source.read, read, promise)


def compare(before: ReadFile, after: ReadFile, promise: Promise) -> Outcome:
    """Hold the facts of a variant against those of its source."""
    known, found = facts_of(before.facts), facts_of(after.facts)
    if known == found:
        return Outcome(Verdict.SAME)
    if extra := sorted(found - known):
        strange = _not_like(extra, before.facts, promise)
        if strange:
            return Outcome(Verdict.WRONG, f"new: {strange[0]} (of {len(strange)})")
    if promise is not Promise.SAME:
        return Outcome(Verdict.PART)
    lost = f"{min(known - found)} (of {len(known - found)})"
    if after.rows.set_aside > before.rows.set_aside or _said(after) - _said(before):
        return Outcome(Verdict.TOLD, f"{lost} {_reasons(after)}")
    return Outcome(Verdict.LOST, f"lost: {lost}")


def facts_of(facts: Facts) -> frozenset[str]:
    """Give facts without their places, in no order."""
    return frozenset(json.dumps([name, row], sort_keys=True) for name, row in _rows(facts))


def _rows(facts: Facts) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, rows in facts.items():
        for row in rows:
            yield name, {key: value for key, value in row.items() if key not in _PLACES}


def _said(read: ReadFile) -> set[str]:
    return {f"{issue.where}: {issue.what}" for piece in read.pieces for issue in piece.issues}


def _reasons(read: ReadFile) -> str:
    rows = chain.from_iterable(piece.set_aside for piece in read.pieces)
    return "; ".join(dict.fromkeys(row.reason for row in rows))


def _lacking(facts: Facts) -> str:
    """Give a column that no ledger takes without a value, and that has none."""
    for name, rows in facts.items():
        needed = [one.name for one in DATASETS[name].staged if not one.nullable]
        for row in rows:
            if lacking := [one for one in needed if row.get(one, "") is None]:
                return lacking[0]
    return ""


def _clash(facts: Facts) -> str:
    """Give a key under which two values stand: no ledger takes both."""
    seen: dict[str, dict[str, Any]] = {}
    for name, row in _rows(
        {one: rows for one, rows in facts.items() if one.endswith(("day", "metric"))}
    ):
        key = json.dumps([name, {one: cell for one, cell in row.items() if one not in _VALUES}])
        values = {one: row.get(one) for one in _VALUES}
        if seen.setdefault(key, values) != values:
            return key
    return ""


def _not_like(extra: list[str], before: Facts, promise: Promise) -> list[str]:
    """Give facts that say what the source did not say."""
    if promise is Promise.SAME:
        return extra
    gone = _NAMES if promise is Promise.COLUMN_GONE else frozenset()
    index: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for name, row in _rows(before):
        index[name, row.get("metric", "")].append(row)
    found = []
    for text in extra:
        name, row = json.loads(text)
        others = index[name, row.get("metric", "")]
        if not any(_says(other, row, gone, promise) for other in others):
            found.append(text)
    return found


def _says(
    other: Mapping[str, Any], row: Mapping[str, Any], gone: frozenset[str], promise: Promise
) -> bool:
    for key, cell in row.items():
        if key in gone or cell in ("", None, False) or other.get(key) == cell:
            continue
        is_smaller = key == "value" and 0 <= Decimal(cell) <= Decimal(other["value"])
        if not (is_smaller and promise is Promise.ROWS_GONE):
            return False
    return True
