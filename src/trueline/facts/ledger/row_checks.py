"""Questions whose answer is 0 while the rows of a ledger agree with each other."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from trueline.facts.dataset import Dataset
from trueline.facts.kept import is_rolled
from trueline.facts.manifest import LiveList
from trueline.facts.schema import DATASETS
from trueline.facts.sql_text import columns, listed

BOOKED = ("cur", "hist", "seen")


def questions_of_rows(
    name: str, folder: Path, live: LiveList, revisions: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Give what would be wrong, with the SQL that counts it.

    Args:
        name: Of the dataset.
        folder: The ledger's folder.
        live: What is live.
        revisions: Every commit.
    """
    dataset = DATASETS[name]
    paths = {
        state: [
            str(folder / one.path)
            for one in live.files
            if (one.dataset, one.state) == (name, state)
        ]
        for state in (*BOOKED, "roll")
    }
    if paths["cur"]:
        yield "keys stand more than once among current rows", _repeats(dataset, paths["cur"])
        if is_rolled(dataset):
            yield "partial sums are not those of the rows", _sums(paths["cur"], paths["roll"])
    booked = [path for state in BOOKED for path in paths[state]]
    if booked:
        yield "rows name a commit that does not exist", _strangers(booked, revisions)
    if paths["hist"]:
        yield (
            "superseded rows were closed before they came",
            f"select count(*) from {_read(paths['hist'])} where closed < rev",
        )


def _repeats(dataset: Dataset, paths: Sequence[str]) -> str:
    keys = columns(dataset.key)
    return (
        f"select count(*) from (select 1 from {_read(paths)} group by {keys} having count(*) > 1)"
    )


def _sums(facts: Sequence[str], rolls: Sequence[str]) -> str:
    by = "account_id, metric_id, breakdown_id, currency"
    return (
        f"select count(*) from (select {by}, sum(value) as v, count(value) as n"
        f" from {_read(facts)} where value is not null group by all) f"
        f" full join (select {by}, sum(sum) as v, sum(n) as n from {_read(rolls)} group by all) r"
        f" using ({by}) where f.v is distinct from r.v or f.n is distinct from r.n"
        if rolls
        else f"select count(*) from {_read(facts)} where value is not null"
    )


def _strangers(paths: Sequence[str], revisions: Sequence[int]) -> str:
    known = ", ".join(str(one) for one in revisions) or "-1"
    return (
        f"select count(*) from {_read(paths)}"
        f" where rev not in ({known}) or origin not in ({known}) or seen not in ({known})"
    )


def _read(paths: Sequence[str]) -> str:
    return f"read_parquet({listed(paths)}, union_by_name=true)"
