"""Question for everything that was ever known of one fact."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import ibis

from trueline.facts.fact import FactVersion
from trueline.facts.identity import FactName, native_key
from trueline.facts.kept import KEY_OF
from trueline.facts.schema import DATASETS
from trueline.facts.tables import DIMENSIONS, table

if TYPE_CHECKING:
    import ibis.expr.types as ir

TYPED: dict[str, Callable[[str], date | str]] = {
    "day": date.fromisoformat,
    "observed_at": datetime.fromisoformat,
    "window": str,
}


def versions_of(fact: FactName) -> "ir.Table":
    """Ask for each version of a fact, newest first; ``closed`` is empty for the current one.

    Versions closed by the commit that brought them were never current: they came late, from an
    older export.
    """
    now, past = table(f"{fact.dataset}_kept"), table(f"{fact.dataset}_hist")
    open_rows = now.mutate(closed=ibis.null("int32")).select(past.columns)
    rows = open_rows.union(past.select([past[one] for one in past.columns]))
    for name, text in fact.subject.items():
        rows = _only(rows, name, text)
    rows = _named(rows, "account")
    newest = [ibis.desc("observed_at")] if "observed_at" in rows.columns else []
    return rows.mutate(is_closed=rows.closed.notnull()).order_by(
        "is_closed", *newest, ibis.desc("closed"), ibis.desc("rev")
    )


def fact_subject(fact: FactName, row: Mapping[str, object]) -> dict[str, str]:
    """Say what a fact is about, by column name: what its id says, and the account."""
    return fact.subject | {"account": str(row["account"])}


def fact_version(fact: FactName, row: Mapping[str, Any]) -> FactVersion:
    """Turn a row of ``versions_of`` into a record."""
    dataset = DATASETS[fact.dataset]
    names = ["account" if name == "account_id" else name for name in dataset.values]
    if "observed_at" in dataset.key:
        names.append("observed_at")
    return FactVersion(
        values={name: row[name] for name in names},
        revision=row["rev"],
        origin=row["origin"],
        part=row["part"],
        line=row["line"],
        closed=row["closed"],
    )


def _only(rows: "ir.Table", name: str, text: str) -> "ir.Table":
    if name in TYPED:
        return rows.filter(rows[name] == TYPED[name](text))
    if name in DIMENSIONS:
        names = table(name)
        chosen = names.filter(names[name] == text)
        return rows.semi_join(chosen, KEY_OF[name].name)
    return rows.filter(rows[KEY_OF[name].name] == native_key(text))


def _named(rows: "ir.Table", kind: str) -> "ir.Table":
    return rows.join(table(kind), KEY_OF[kind].name)
