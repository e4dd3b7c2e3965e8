"""Money has a currency and nothing else has one, so that two currencies are never added up."""

import difflib
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.metrics.metric import Metric

MONEY = "money"
SHOWN = 5


def check_metrics(table: pa.Table, metrics: Mapping[str, Metric]) -> None:
    """Check that the catalogue knows the metrics of staged rows.

    Args:
        table: Staged rows that name metrics.
        metrics: Every metric that the catalogue knows, by id.

    Raises:
        FaultyInputError: It does not; the first row of each unknown name is named.
    """
    names = table.column("metric")
    strange = sorted(set(_different(names)) - metrics.keys())
    if strange:
        raise FaultyInputError(*(_unknown(table, one, metrics) for one in strange[:SHOWN]))


def check_currencies(table: pa.Table, metrics: Mapping[str, Metric]) -> None:
    """Check the staged column ``currency`` against the metrics of its rows.

    Args:
        table: Staged rows that name metrics.
        metrics: Every metric that the catalogue knows, by id.

    Raises:
        FaultyInputError: An amount of money has no currency, or something else has one.
    """
    names = _different(table.column("metric"))
    money = [one for one in names if one in metrics and metrics[one].measured_in == MONEY]
    if not money and not set(_different(table.column("currency"))) - {""}:
        return
    has_none = pc.equal(table.column("currency").cast(pa.string()), "")
    is_money = pc.is_in(table.column("metric").cast(pa.string()), pa.array(money, pa.string()))
    if not _all(fits := pc.or_(is_money, has_none)):
        raise FaultyInputError(_no_money(table, fits))
    if not _all(pc.or_(pc.invert(is_money), pc.invert(has_none))):
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                "the whole file",
                f"An amount of money has no currency ({', '.join(money[:SHOWN])}).",
                "Name the currency in the file, or when you import it.",
            )
        )


def _unknown(table: pa.Table, name: str, metrics: Mapping[str, Metric]) -> Issue:
    near = difflib.get_close_matches(name, metrics, n=3, cutoff=0.5)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return Issue(
        Severity.BLOCKS,
        _place(table, pc.equal(table.column("metric").cast(pa.string()), name)),
        f"There is no metric {name}.",
        f"{meant}Use the ids of the metric catalogue, or add a definition for a new metric.",
    )


def _no_money(table: pa.Table, fits: pa.ChunkedArray) -> Issue:
    first = pc.index(fits, pa.scalar(value=False)).as_py()
    name, currency = (table.column(one)[first].as_py() for one in ("metric", "currency"))
    return Issue(
        Severity.BLOCKS,
        _place(table, pc.invert(fits)),
        f"A currency ({currency}) is given for {name}, which is no money.",
        "Leave the currency of such rows empty, or name a metric that is measured in money.",
    )


def _place(table: pa.Table, chosen: pa.ChunkedArray) -> str:
    """Say where the first chosen row stood."""
    first = pc.index(chosen, pa.scalar(value=True)).as_py()
    part, line = (table.column(one)[first].as_py() for one in ("part", "line"))
    return f"table {part + 1}, row {line}" if part else f"row {line}"


def _different(names: pa.ChunkedArray) -> list[str]:
    """Give each name once; quick where names are dictionary-encoded."""
    different: list[str] = pc.unique(names.combine_chunks()).to_pylist()
    return different


def _all(mask: pa.ChunkedArray) -> bool:
    return bool(pc.all(mask, min_count=0).as_py())
