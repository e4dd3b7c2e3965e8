"""How taking an import back changes the ledger, as SQL over a workbench of tables.

Fills the same tables as ``facts.ledger.merge``, from every observation that was ever kept:
afterwards the ledger is as if the import had never come.
"""

from collections.abc import Sequence

from trueline.facts.batch import Change
from trueline.facts.dataset import Dataset
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.merge import LiveFile, read_known
from trueline.facts.ledger.places import SPAN, place_in_sql
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.sql_text import columns, listed


def compare_undo(
    bench: Workbench,
    dataset: Dataset,
    live: Sequence[LiveFile],
    observed: Sequence[str],
    *,
    undone: int,
    revision: int,
) -> Change:
    """Fill the four tables so that the ledger is as if a batch had never come.

    Args:
        bench: Holds ``ranks`` of every batch that still counts, without the one taken back.
        dataset: Whose rows.
        live: Current files of the dataset.
        observed: Paths of every file with observations: current, history, confirmations.
        undone: Batch that is taken back.
        revision: Commit to come.
    """
    _find_best(bench, dataset, observed, undone)
    read_known(bench, dataset, live, "mine")
    _judge(bench, dataset, undone)
    _turn(bench, dataset, revision)
    [(changed, same)] = bench.run(
        "select count(*) filter (not is_equal), count(*) filter (is_equal) from verdict"
    )
    return Change(changed=changed, same=same)


def _find_best(bench: Workbench, dataset: Dataset, observed: Sequence[str], undone: int) -> None:
    """Find the keys that the batch spoke of, and what is best known of them without it."""
    keys, kept = columns(dataset.key), columns(kept_schema(dataset).names)
    files = f"read_parquet({listed(observed)}, union_by_name=true)"
    bench.run(
        f"create or replace table mine as select distinct {keys} from {files}"
        f" where origin = {undone}"
    )
    bench.run(
        f"create or replace table best as select {kept}, r.rank"
        f" from {files} o semi join mine using ({keys})"
        " join ranks r on r.revision = o.origin"
        f" qualify row_number() over (partition by {keys} order by r.rank desc, o.rev) = 1"
    )


def _judge(bench: Workbench, dataset: Dataset, undone: int) -> None:
    """Say of each current row that rests on the batch whether it stands without it.

    ``is_equal``: another batch says the same, so that nothing goes for whoever asks. ``is_same``:
    the row was that batch's already and stays as it is; else it is written anew as that batch's.
    """
    same = " and ".join(f"k.{one} is not distinct from b.{one}" for one in dataset.values)
    bench.run(
        f"create or replace table verdict as select {columns(dataset.key, 'k')},"
        f" b.origin as best, b.origin is not null and {same} as is_equal,"
        f" is_equal and k.origin <> {undone} as is_same"
        f" from known k left join best b using ({columns(dataset.key)})"
        f" where k.origin = {undone} or k.seen = {undone}"
    )


def _turn(bench: Workbench, dataset: Dataset, revision: int) -> None:
    keys, kept = columns(dataset.key), columns(kept_schema(dataset).names)
    own = place_in_sql(dataset, "b")
    bench.run(
        f"create or replace table gone as select {keys}, place"
        f" from known semi join verdict using ({keys})"
    )
    bench.run(
        "create or replace table arriving as select b.* exclude (rank)"
        f" replace ({revision}::int as rev, b.origin as seen),"
        f" (k.place // {SPAN} * {SPAN} + {own})::int as place"
        f" from best b join known k using ({keys})"
        f" semi join (from verdict where not is_same) v using ({keys})"
        " union all by name select k.* replace (v.best as seen)"
        f" from known k join (from verdict where is_same) v using ({keys})"
    )
    bench.run(
        f"create or replace table past as select {kept}, {revision}::int as closed, place"
        f" from known semi join (from verdict where not is_same) v using ({keys})"
    )
    bench.run(
        f"create or replace table again as select {kept}, place from (select k.* replace"
        f" ({revision}::int as rev, v.best as seen) from known k"
        f" join (from verdict where is_same) v using ({keys}))"
    )
    bench.run("create or replace view coming as from arriving")
