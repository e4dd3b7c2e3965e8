"""Money has a currency and nothing else has one, so that two currencies are never added up."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from trueline.core.errors import FaultyInputError, PluginError
from trueline.core.issue import Issue, Severity
from trueline.metrics.metric import Metric

MONEY = "money"


def check_currencies(table: pa.Table, metrics: Mapping[str, Metric]) -> None:
    """Check the staged column ``currency`` against the metrics of its rows.

    Args:
        table: Staged rows that name metrics.
        metrics: Every metric that the catalogue knows, by id; others are passed over.

    Raises:
        FaultyInputError: An amount of money has no currency.
        PluginError: The importer gave a currency to something that is no money.
    """
    names = _different(table.column("metric"))
    money = [one for one in names if one in metrics and metrics[one].measured_in == MONEY]
    currencies = _different(table.column("currency"))
    if not money:
        if set(currencies) - {""}:
            raise PluginError(f"An importer gave a currency to {names[0]}, which is no money.")
        return
    has_none = pc.equal(table.column("currency").cast(pa.string()), "")
    is_money = pc.is_in(table.column("metric").cast(pa.string()), pa.array(money, pa.string()))
    if not _all(pc.or_(is_money, has_none)):
        raise PluginError("An importer gave a currency to a metric that is no money.")
    if not _all(pc.or_(pc.invert(is_money), pc.invert(has_none))):
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                "the whole file",
                f"An amount of money has no currency ({', '.join(money[:5])}).",
                "Name the currency in the file, or when you import it.",
            )
        )


def _different(names: pa.ChunkedArray) -> list[str]:
    """Give each name once; quick where names are dictionary-encoded."""
    different: list[str] = pc.unique(names.combine_chunks()).to_pylist()
    return different


def _all(mask: pa.ChunkedArray) -> bool:
    return bool(pc.all(mask, min_count=0).as_py())
