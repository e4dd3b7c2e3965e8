"""Values that changed, as people read them: by source and metric, old, new, difference, batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.restate import RestatedTotal, Restatement
from trueline.web.explaining.change_words import say_difference_exactly
from trueline.web.fact_rows import MONEY
from trueline.web.wording import say_exactly

SHOWN_LINES = 20


@dataclass(frozen=True, slots=True)
class RestatedRow:
    """A value's line in a table.

    Attributes:
        line: What changed.
        old: In words.
        new: In words; that it is not counted any more, where it is not.
        difference: In words, with its sign; empty where there is none, as between two currencies.
    """

    line: Restatement
    old: str
    new: str
    difference: str


@dataclass(frozen=True, slots=True)
class RestatedGroup:
    """Values of one metric of one account that changed.

    Attributes:
        account: ``network/handle``.
        metric: Name of the metric.
        count: Values in all.
        difference: Over all days, in words; empty when the metric's days are not added up, and
            the two currencies where they differ.
        rows: The first of them.
    """

    account: str
    metric: str
    count: int
    difference: str
    rows: Sequence[RestatedRow]


def restated_groups(
    totals: Iterable[RestatedTotal], lines: Iterable[Restatement]
) -> list[RestatedGroup]:
    """Put what changed into groups by account and metric, as a page shows them."""

    def key(one: RestatedTotal | Restatement) -> tuple[str, ...]:
        return one.account, one.metric, one.old_currency, one.new_currency

    by_key = {found: list(group) for found, group in groupby(sorted(lines, key=key), key=key)}
    return [_group(one, by_key.get(key(one), [])) for one in totals]


def _group(total: RestatedTotal, lines: Sequence[Restatement]) -> RestatedGroup:
    known = load_catalogue().metrics.get(total.metric)
    unit = known.measured_in if known else ""
    before, after = (
        currency if unit == MONEY else unit for currency in (total.old_currency, total.new_currency)
    )
    return RestatedGroup(
        account=total.account,
        metric=known.name if known else total.metric,
        count=total.count,
        difference=_difference(total, after),
        rows=[_row(one, before, after) for one in lines[:SHOWN_LINES]],
    )


def _difference(total: RestatedTotal, unit: str) -> str:
    if total.old_currency != total.new_currency:
        return _("%(old)s became %(new)s") % {"old": total.old_currency, "new": total.new_currency}
    return "" if total.difference is None else say_difference_exactly(total.difference, unit)


def _row(one: Restatement, before: str, after: str) -> RestatedRow:
    old, new = one.old, one.new
    can_differ = old is not None and new is not None and before == after
    return RestatedRow(
        line=one,
        old=_("not counted") if old is None else say_exactly(old, before),
        new=_("not counted") if new is None else say_exactly(new, after),
        difference=say_difference_exactly((new or Decimal(0)) - (old or Decimal(0)), after)
        if can_differ
        else "",
    )
