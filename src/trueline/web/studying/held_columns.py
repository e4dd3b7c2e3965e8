"""Columns of a study's rows, with what they mean in its question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from trueline.evidence.study import Study
from trueline.usecases.studying.rows_held import HeldColumn


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column.

    Attributes:
        column: Itself.
        means: What it is in the question; empty where it is only kept.
    """

    column: HeldColumn
    means: str


def column_rows(study: Study, columns: Iterable[HeldColumn]) -> list[ColumnRow]:
    """Put columns into rows."""
    means: dict[str, list[str]] = {}
    for name, word in _meanings(study):
        means.setdefault(name, []).append(str(word))
    return [ColumnRow(one, ", ".join(means.get(one.name, ()))) for one in columns]


def _meanings(study: Study) -> Iterator[tuple[str, str | Promise]]:
    own = study.columns
    yield own.unit, _("the unit")
    yield own.period, _("the period")
    yield own.outcome, _("the outcome")
    yield study.treatment.column, _("who got the tactic")
    yield own.cluster, _("treated together")
    yield own.placebo_outcome, _("what the tactic cannot have moved")
    yield own.attributed, _("what links and codes claim")
    yield own.weight, _("how many units a row stands for")
    yield from ((one, _("known before")) for one in own.covariates)
    yield from ((one, _("compared within")) for one in own.strata)
    yield from ((one, _("the outcome earlier")) for one in own.before)
    yield from ((one, _("what the tactic cannot have moved")) for one in own.controls)
    yield from ((one.column, _("spend on {0}").format(one.name)) for one in own.media)
