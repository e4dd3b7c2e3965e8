"""Finds the files of a ledger that hold a person, as SQL over a workbench of tables."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from trueline.facts.anonymous import text_columns
from trueline.facts.committing import Desk
from trueline.facts.kept import kept_schema
from trueline.facts.manifest import FactFile
from trueline.facts.places import BUCKETS, PERSON, bucket_of, is_bucketed
from trueline.facts.redacted import RowPlaces
from trueline.facts.schema import CONVERSATION, CONVERSION, PANEL, POST, Dataset
from trueline.facts.sql_text import listed, quoted

PERSONAL = (POST, CONVERSATION, CONVERSION, PANEL)
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
    _note_rows(desk, asked.rows)
    buckets = {key % BUCKETS for key in asked.keys}
    by_key = [
        one for one in files if not is_bucketed(dataset) or bucket_of(one.partition) in buckets
    ]
    found = _holding(desk, by_key, _has_key(dataset, asked.keys))
    found |= _holding(desk, files, _says(dataset, asked))
    yield from (one for one in files if one.path in found)


def files_of_posts(
    desk: Desk, files: Sequence[FactFile], posts: Mapping[int, int]
) -> Iterator[FactFile]:
    """Give the files that hold values of some posts."""
    found = _holding(desk, files, f"post_id in ({', '.join(map(str, posts))})")
    yield from (one for one in files if one.path in found)


def rows_behind(desk: Desk, keys: AbstractSet[int]) -> set[tuple[int, int, int]]:
    """Give where the facts of a person came from: revision of the import, part, line."""
    found: set[tuple[int, int, int]] = set()
    buckets = {key % BUCKETS for key in keys}
    for dataset in PERSONAL:
        if PERSON not in dataset.staged.names:
            continue
        files = [
            str(desk.folder / one.path)
            for one in desk.manifest.live().files
            if one.dataset == dataset.name
            and (not is_bucketed(dataset) or bucket_of(one.partition) in buckets)
        ]
        if files:
            found |= set(
                desk.bench.run(
                    "select distinct origin, part, line"
                    f" from read_parquet({listed(files)}, union_by_name=true)"
                    f" where {_has_key(dataset, keys)}"
                )
            )
    return found


def _note_rows(desk: Desk, rows: Mapping[int, RowPlaces]) -> None:
    values = ", ".join(
        f"({revision}, {part}, {line})"
        for revision, places in rows.items()
        for part, line in sorted(places)
    )
    known = f"select * from (values {values})" if values else "select 0, 0, 0 limit 0"
    desk.bench.run(f"create or replace table theirs as from ({known}) l(origin, part, line)")


def _has_key(dataset: Dataset, keys: AbstractSet[int]) -> str:
    if PERSON not in dataset.staged.names or not keys:
        return ""
    return f"{PERSON} in ({', '.join(map(str, sorted(keys)))})"


def _says(dataset: Dataset, asked: PersonQuestion) -> str:
    """Write the question for texts that name the person, and for rows that are known as theirs."""
    pattern = quoted(asked.pattern)
    texts = [
        f"regexp_matches({name}, {pattern}, 'i')"
        for name in text_columns(dataset, kept_schema(dataset).names)
    ]
    revisions = ", ".join(str(one) for one, rows in asked.rows.items() if rows)
    if revisions:
        texts.append(f"(origin in ({revisions}) and (origin, part, line) in (from theirs))")
    return " or ".join(texts)


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
