"""Formulas in words, each metric in them with the way to its page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.spoken_formula import Piece, pieces_of

SIGNS = {"/": "÷", "*": "×", "-": "−"}  # noqa: RUF001 - the signs of arithmetic
WORDS: Mapping[Piece, str | Promise] = {
    Piece.OPEN: "(",
    Piece.CLOSE: ")",
    Piece.ELSE: gettext_lazy("else"),
    Piece.WHERE_REPORTED: gettext_lazy("(where reported)"),
    Piece.OF_ALL: gettext_lazy("(of all accounts)"),
}


@dataclass(frozen=True, slots=True)
class FormulaWord:
    """A word of a formula.

    Attributes:
        text: For people.
        metric: Id of the metric that it names; empty for signs and words between.
    """

    text: str | Promise
    metric: str = ""


def formula_words(metric: Metric, metrics: MetricCatalogue) -> tuple[FormulaWord, ...]:
    """Give a metric's formula in words; empty for what is reported.

    A metric that names itself is meant as its network reports it.
    """
    if not metric.formula:
        return ()
    return tuple(
        FormulaWord(metrics.metrics[one.text].name, one.text)
        if one.piece is Piece.METRIC
        else FormulaWord(WORDS.get(one.piece) or SIGNS.get(one.text, one.text))
        for one in pieces_of(parse_formula(metric.formula))
    )
