"""Rows of the page of reach and response."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.measure.voices.index_report import AccountScore, IndexReport, PartScore
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.organisation.listening import IndexPart


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the order of an index.

    Attributes:
        account: Where it stands.
        name: Without its network.
        parts: Name of each part with what it says.
    """

    account: AccountScore
    name: str
    parts: list[tuple[str, PartScore]]


def account_rows(report: IndexReport) -> list[AccountRow]:
    """Put accounts into rows, from the highest down."""
    names = {one.id: one.name for one in report.parts}
    return [
        AccountRow(
            one,
            one.account.partition("/")[2],
            [(names[part.part], part) for part in one.parts],
        )
        for one in report.accounts
    ]


def part_rows(report: IndexReport, metrics: MetricCatalogue) -> list[tuple[IndexPart, str]]:
    """Give each part that is used, with its formula in the names of its metrics."""
    return [(one, formula_in_words(one.counted, one.per, metrics)) for one in report.parts]


def formula_in_words(counted: tuple[str, ...], per: str, metrics: MetricCatalogue) -> str:
    """Put a ratio of metrics in words; empty when nothing is counted."""
    above = " + ".join(metrics.get(one).name for one in counted)
    return _("{0} per {1}").format(above, metrics.get(per).name.lower()) if per else above
