"""How an import changes the ledger, as SQL over a workbench of tables.

The newest observation of a key wins, by time of observation and then digest, whatever the order
of import. ``compare`` fills four tables, which are then written partition by partition:

- ``gone``: keys that leave the current file of their place,
- ``coming``: rows that enter the current file of theirs,
- ``past``: rows for history, with the commit that closed them,
- ``again``: confirmations; their ``seen`` is the newest batch that says the same from then on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Change
from trueline.facts.dataset import Dataset
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.repeats import may_repeat
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.sql_text import columns, listed, quoted

SHOWN_CLASHES = 10


@dataclass(frozen=True, slots=True)
class LiveFile:
    """A file of the ledger that a comparison reads.

    Attributes:
        path: Where it is.
        place: Number of its partition.
    """

    path: str
    place: int


def staged(dataset: Dataset) -> str:
    """Name the workbench table of a dataset's staged rows."""
    return f"staged_{dataset.name}"


def settle_repeats(bench: Workbench, dataset: Dataset, parts: Sequence[str]) -> None:
    """Keep the first of equal staged rows of one key.

    Raises:
        FaultyInputError: Two rows of a key say different things.
    """
    keys, values = columns(dataset.key), columns(dataset.values)
    if not may_repeat(bench, staged(dataset), dataset.key):
        return
    bench.run(
        f"create or replace table repeated as select {keys},"
        f" count(distinct row({values})) as kinds, min((part, line)) as a, max((part, line)) as b"
        f" from {staged(dataset)} group by {keys} having count(*) > 1"
    )
    [(clashes,)] = bench.run("select count(*) filter (kinds > 1) from repeated")
    if clashes:
        raise _clash(bench, dataset, parts)
    bench.run(
        f"delete from {staged(dataset)} where rowid in"
        f" (select s.rowid from {staged(dataset)} s semi join repeated r"
        f" using ({keys}) qualify row_number()"
        f" over (partition by {keys} order by part, line) > 1)"
    )


def compare(
    bench: Workbench, dataset: Dataset, live: Sequence[LiveFile], *, revision: int, rank: int
) -> Change:
    """Fill the four tables for an import whose rows are staged.

    The table ``ranks`` gives each batch's place in the order of observation, and whether it is a
    person's correction.

    Args:
        bench: Holds the staged rows and ``ranks``.
        dataset: Whose rows.
        live: Current files that may hold the same keys.
        revision: Commit to come.
        rank: Place of this import in the order of observation.
    """
    keys, values = columns(dataset.key), columns(dataset.values)
    seen = f"{revision}::int as seen"
    own = f"{keys}, {values}, {revision}::int as rev, {revision}::int as origin, part, line, {seen}"
    if not live:
        _all_new(bench, dataset, own)
        [(count,)] = bench.run(f"select count(*) from {staged(dataset)}")
        return Change(new=count)
    read_known(bench, dataset, live, staged(dataset))
    same = " and ".join(f"k.{one} is not distinct from s.{one}" for one in dataset.values)
    bench.run(
        "create or replace table verdict as"
        " select s.*, k.place as known_place, k.seen as known_seen,"
        f" k.place is null as is_new, k.place is not null and {same} as is_same,"
        f" coalesce(r.rank > {rank}, false) as is_late,"
        f" coalesce(r.is_correction and r.rank > {rank} and not ({same}), false) as is_held"
        f" from {staged(dataset)} s left join known k using ({keys})"
        " left join ranks r on r.revision = k.seen"
    )
    _turn(bench, dataset, own.removesuffix(seen), revision)
    bench.run("create or replace view coming as from arriving")
    return _count(bench)


def _turn(bench: Workbench, dataset: Dataset, own: str, revision: int) -> None:
    """Fill the tables from the verdict; ``own`` selects a staged row but for its ``seen``."""
    keys, seen = columns(dataset.key), f"{revision}::int as seen"
    kept = columns(kept_schema(dataset).names)
    bench.run(
        f"create or replace table gone as select {keys}, known_place as place from verdict"
        " where not is_new and not is_late"
    )
    bench.run(
        f"create or replace table arriving as select {own}{seen}, place from verdict"
        " where is_new or not (is_same or is_late) union all by name"
        f" select k.* replace ({revision}::int as seen) from known k"
        f" semi join (from verdict where is_same and not is_late) s using ({keys})"
    )
    bench.run(
        f"create or replace table past as select {kept}, {revision}::int as closed, place"
        f" from known semi join (from verdict where not (is_same or is_late)) s using ({keys})"
        f" union all by name select {own}{seen}, {revision}::int as closed, place from verdict"
        " where is_late and not is_same"
    )
    confirmed = f"(case when is_late then known_seen else {revision} end)::int as seen"
    bench.run(
        f"create or replace table again as select {own}{confirmed}, place"
        " from verdict where is_same"
    )


def _all_new(bench: Workbench, dataset: Dataset, own: str) -> None:
    bench.run(f"create or replace view coming as select {own}, place from {staged(dataset)}")
    for name in ("gone", "again"):
        bench.run(f"create or replace table {name} as from coming limit 0")
    bench.run("create or replace table past as select *, rev as closed from coming limit 0")


def read_known(bench: Workbench, dataset: Dataset, live: Sequence[LiveFile], wanted: str) -> None:
    """Fill the table ``known``: current rows, with their place, of the keys in a table.

    Args:
        bench: Gets the table.
        dataset: Whose rows.
        live: Current files that may hold the keys; at least one.
        wanted: Table that holds the keys.
    """
    keys, kept = columns(dataset.key), columns(kept_schema(dataset).names)
    places = ", ".join(f"({quoted(one.path)}, {one.place})" for one in live)
    bench.run(f"create or replace table live as select * from (values {places}) l(filename, place)")
    bench.run(
        f"create or replace table known as select {kept}, place::int as place"
        f" from read_parquet({listed([one.path for one in live])}, filename=true)"
        f" join live using (filename) semi join {wanted} using ({keys})"
    )


def _count(bench: Workbench) -> Change:
    [(new, changed, same, late, held)] = bench.run(
        "select count(*) filter (is_new), count(*) filter (not (is_new or is_same or is_late)),"
        " count(*) filter (is_same), count(*) filter (is_late and not (is_same or is_held)),"
        " count(*) filter (is_held) from verdict"
    )
    return Change(new, changed, same, late, held)


def _clash(bench: Workbench, dataset: Dataset, parts: Sequence[str]) -> FaultyInputError:
    rows = bench.run(f"select a, b from repeated where kinds > 1 order by a limit {SHOWN_CLASHES}")
    return FaultyInputError(
        *(
            Issue(
                Severity.BLOCKS,
                f"{_where(parts, first)} and {_where(parts, second)}",
                f"Two rows give different values for the same {dataset.name.replace('_', ' ')}.",
                "Remove the row that is wrong from the export, or export it again.",
            )
            for first, second in rows
        )
    )


def _where(parts: Sequence[str], origin: tuple[int, int]) -> str:
    part, line = origin
    name = parts[part] if part < len(parts) else ""
    return f"{name}, row {line}" if name else f"row {line}"
