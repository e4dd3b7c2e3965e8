"""Finds the files of a ledger that hold a person, as SQL over a workbench of tables."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from trueline.facts.dataset import Dataset
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.committing import Desk
from trueline.facts.ledger.places import BUCKETS, PERSON, bucket_of, is_bucketed
from trueline.facts.manifest import FactFile
from trueline.facts.redacted import RowPlaces
from trueline.facts.schema import DATASETS
from trueline.facts.sql_text import listed, quoted
from trueline.facts.upkeep.anonymous import text_columns
from trueline.facts.value_datasets import POST

Place = tuple[int, int, int]
"""Where a row came from: revision of the import, part, line."""

PERSONAL = (POST, *(one for one in DATASETS.values() if PERSON in one.staged.names))
"""Datasets that can be about people; posts first, for others name posts."""


@dataclass(frozen=True, slots=True)
class PersonQuestion:
    """How a person is known in files of facts.

    Attributes:
        keys: Their keyed hashes.
        pattern: Regular expression that finds no less than all texts that name them.
        rows: Their rows of imported files, by the revision of the import.
    """

    keys: AbstractSet[int]
    pattern: str
    rows: Mapping[int, RowPlaces]


def files_naming(
    desk: Desk, dataset: Dataset, files: Sequence[FactFile], asked: PersonQuestion
) -> Iterator[FactFile]:
    """Give the files of a dataset that may hold a person; no other file does."""
    by_key = _files_of_keys(dataset, files, asked.keys)
    found = _holding(desk, by_key, _has_key(dataset, asked.keys))
    explained = _places_behind(desk, dataset, by_key, asked.keys) if is_bucketed(dataset) else set()
    found |= _holding(desk, files, _says(dataset, asked, explained))
    yield from (one for one in files if one.path in found)


def files_of_posts(
    desk: Desk, files: Sequence[FactFile], posts: Mapping[int, int]
) -> Iterator[FactFile]:
    """Give the files that hold values of some posts."""
    found = _holding(desk, files, f"post_id in ({', '.join(map(str, posts))})")
    yield from (one for one in files if one.path in found)


def rows_behind(desk: Desk, keys: AbstractSet[int]) -> set[Place]:
    """Give where the facts of a person came from: revision of the import, part, line."""
    found: set[Place] = set()
    live = desk.manifest.live().files
    for dataset in PERSONAL:
        own = [one for one in live if one.dataset == dataset.name]
        found |= _places_behind(desk, dataset, _files_of_keys(dataset, own, keys), keys)
    return found


def _files_of_keys(
    dataset: Dataset, files: Sequence[FactFile], keys: AbstractSet[int]
) -> list[FactFile]:
    """Give the files in which people with these keys can stand."""
    buckets = {key % BUCKETS for key in keys}
    return [one for one in files if not is_bucketed(dataset) or bucket_of(one.partition) in buckets]


def _places_behind(
    desk: Desk, dataset: Dataset, files: Sequence[FactFile], keys: AbstractSet[int]
) -> set[Place]:
    condition = _has_key(dataset, keys)
    if not files or not condition:
        return set()
    paths = listed(desk.folder / one.path for one in files)
    rows = desk.bench.run(
        "select distinct origin, part, line"
        f" from read_parquet({paths}, union_by_name=true) where {condition}"
    )
    return set(rows)


def _has_key(dataset: Dataset, keys: AbstractSet[int]) -> str:
    if PERSON not in dataset.staged.names or not keys:
        return ""
    return f"{PERSON} in ({', '.join(map(str, sorted(keys)))})"


def _says(dataset: Dataset, asked: PersonQuestion, explained: AbstractSet[Place]) -> str:
    """Write the question for texts that name the person, and for rows that are known as theirs.

    Rows that are ``explained`` are found by key already, and looking for them everywhere is slow.
    """
    pattern = quoted(asked.pattern)
    found = [
        f"regexp_matches({name}, {pattern}, 'i')"
        for name in text_columns(dataset, kept_schema(dataset).names)
    ]
    lines: dict[tuple[int, int], list[int]] = {}
    for revision, places in asked.rows.items():
        for part, line in sorted(places):
            if (revision, part, line) not in explained:
                lines.setdefault((revision, part), []).append(line)
    found += [
        f"(origin = {revision} and part = {part} and line in ({', '.join(map(str, own))}))"
        for (revision, part), own in lines.items()
    ]
    return " or ".join(found)


def _holding(desk: Desk, files: Sequence[FactFile], condition: str) -> set[str]:
    """Give the paths of the files with a row that meets a condition; none without one."""
    if not files or not condition:
        return set()
    paths = {str(desk.folder / one.path): one.path for one in files}
    rows = desk.bench.run(
        f"select distinct filename from read_parquet({listed(paths)},"
        f" filename=true, union_by_name=true) where {condition}"
    )
    return {paths[one] for (one,) in rows}
