"""Questions to text: compiled once for all days and all revisions.

Compiling costs a hundred times more than reading a small ledger, and every new day would be a new
question. So days and the revision are taken out before a question is compiled, and stand in its
text afterwards.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import ibis
import ibis.expr.operations as ops

from trueline.facts.tables import as_counted, as_known_at

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEPT = 512
STAND_IN_YEAR = 7390
"""The first of the years whose first days stand for days; no question asks about them."""
MOST_DAYS = 9
STAND_IN_REVISION = 2_073_910_007
"""Stands for a revision; no ledger has so many."""
Compiled = tuple[str, tuple[str, ...]]
"""The text of a question, and the names of the tables that it reads."""


def compiled(question: "ir.Table", dialect: str, as_of: int | None) -> Compiled:
    """Give a question's text in a dialect, with the names of the tables that it reads.

    Args:
        question: Made of ``facts.tables``.
        dialect: As Ibis names it.
        as_of: Revision it is asked of; None for the newest.
    """
    # Equal questions are unequal tables to Python: Ibis compares tables only by their nodes.
    return _compiled(question.op(), dialect, as_of)


@lru_cache(maxsize=KEPT)
def _compiled(question: ops.Node, dialect: str, as_of: int | None) -> Compiled:
    days = _days_in(question)
    if days is None or not (days or as_of):
        return _text(question, dialect, as_of)
    stand_ins = {one: ops.Literal(day, one.dtype) for one, day in days.items()}
    template = question.replace(stand_ins) if stand_ins else question
    text, names = _text(template, dialect, None if as_of is None else STAND_IN_REVISION)
    put_in = {_said(stand_in): _said(one.value) for one, stand_in in days.items()}
    if as_of is not None:
        put_in[str(STAND_IN_REVISION)] = str(as_of)
    if any(one not in text for one in put_in):  # this dialect writes days in another way
        return _text(question, dialect, as_of)
    for stand_in, told in put_in.items():
        text = text.replace(stand_in, told)
    return text, names


@lru_cache(maxsize=KEPT)
def _text(question: ops.Node, dialect: str, as_of: int | None) -> Compiled:
    asked = question.to_expr()
    asked = as_counted(asked) if as_of is None else as_known_at(asked, as_of)
    names = sorted({one.name for one in asked.op().find(ops.UnboundTable)})
    return str(ibis.to_sql(asked, dialect=dialect)), tuple(names)


def _days_in(question: ops.Node) -> Mapping[ops.Literal, date] | None:
    """Give the days that a question names with what stands for each, earlier for earlier.

    Returns:
        None where words or days could be taken for a stand-in, and where there are many days.
    """
    literals = question.find(ops.Literal)
    words = (one.value for one in literals if isinstance(one.value, str))
    if any("MAKE_DATE" in one or str(STAND_IN_REVISION) in one for one in words):
        return None
    found = [one for one in literals if _is_day(one.value)]
    order = sorted({one.value for one in found})
    if len(order) > MOST_DAYS or any(one.year // 10 == STAND_IN_YEAR // 10 for one in order):
        return None
    return {one: date(STAND_IN_YEAR + order.index(one.value), 1, 1) for one in found}


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _said(day: date) -> str:
    """Give a day as DuckDB's and Spark's texts have it: ``MAKE_DATE(2026, 1, 31)``."""
    return f"MAKE_DATE({day.year}, {day.month}, {day.day})"
