"""Values that are worked out: formulas, weighted rates, and quantiles of single rows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.actual import Asked, last_day_known, refuse, why_nothing
from trueline.measure.gathered import (
    ZERO,
    Gathered,
    Span,
    caveats_of_ripening,
    coverage_of,
    newest_day,
)
from trueline.measure.measured import Measured, Part, Ratio
from trueline.measure.weighed import weighed_together
from trueline.metrics.adding_up import Question, basis_of, check_question
from trueline.metrics.evaluating import evaluate
from trueline.metrics.expression import Call, Expression, Leaf, Operation
from trueline.metrics.metric import Metric, Rule


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with what it takes to work it out and to speak of it.

    Attributes:
        expression: Other formulas put in.
        leaves: The metrics named in it, by id.
        sides: What stands above and below the line of a ratio, in words; empty for others.
    """

    expression: Expression
    leaves: Mapping[str, Metric]
    sides: tuple[str, str] = ("", "")

    @property
    def goes_by_day(self) -> bool:
        """Whether each day is worked out by itself, so that a day lacking a part is left out."""
        return all(one.over_time is Rule.SUM for one in self.leaves.values())


def formula_value_of(asked: Asked, formula: Formula, gathered: Sequence[Gathered]) -> Measured:
    """Give the value of a formula: for a ratio, the sum above the line over the sum below.

    Args:
        asked: The metric, and who reports its parts.
        formula: Of the metric.
        gathered: What there is of the leaves: for each account and day where the formula goes by
            day, else for each account.

    Returns:
        A refusal where the metric's own rule forbids the question.
    """
    currencies = {one.currency for one in gathered if one.currency}
    question = Question(
        day_count=asked.period.day_count,
        account_count=max(len({one.account for one in gathered}), 1),
        currencies=currencies,
    )
    try:
        check_question(asked.metric, question)
    except RefusedQuestionError as refusal:
        return refuse(asked, refusal)
    cells = _cells(asked, formula, gathered)
    found = evaluate(formula.expression, cells, name=lambda one: formula.leaves[one].name)
    parts = parts_of_ratio(formula, found.above, found.below, currencies)
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=found.value,
        measured_in=_unit(asked.metric, currencies),
        coverage=_coverage(asked, gathered, found.missing),
        basis=basis_of(asked.metric, question),
        parts=parts,
        why=found.why,
        fact_count=sum(one.fact_count for one in gathered),
        last_day=last_day_known(asked, gathered),
        caveats=(
            *caveats_of_ripening(asked.expected, asked.period),
            *_caveats(formula, found.missing, found.left_out),
        ),
        ratio=Ratio(*parts) if len(parts) == len(formula.sides) else None,
        weighed=weighed_together(gathered, asked.expected, asked.period, left_out=found.missing),
    )


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a ratio.

    Attributes:
        above: What is divided; None when it is not known, or the formula is no ratio.
        below: What it is divided by; None alike.
    """

    above: Decimal | None = None
    below: Decimal | None = None


def sides_of(asked: Asked, formula: Formula, gathered: Sequence[Gathered]) -> Sides:
    """Give both sides of a formula that is a ratio, exactly as its value is worked out.

    Args:
        asked: The metric, and who reports its parts.
        formula: Of the metric.
        gathered: As ``formula_value_of`` takes it.
    """
    found = evaluate(formula.expression, _cells(asked, formula, gathered))
    return Sides(found.above, found.below)


def weighted_sides(asked: Asked, weight: Metric, gathered: Sequence[Gathered]) -> Sides:
    """Give the weighted sum of a rate's days and the sum of their weights.

    Args:
        asked: The rate, and who reports it.
        weight: Metric that weights it.
        gathered: What there is of both on each day.
    """
    weights = {_place(one): one.total for one in gathered if one.metric == weight.id}
    rates = [one for one in gathered if one.metric == asked.metric.id]
    both = [one for one in rates if weights.get(_place(one))]
    if not both:
        return Sides()
    above = sum((one.total * weights[_place(one)] for one in both), ZERO)
    return Sides(above, sum((weights[_place(one)] for one in both), ZERO))


def quantile_value_of(
    asked: Asked, value: Decimal | None, *, row_count: int, last_day: date | None
) -> Measured:
    """Give a median or percentile that was taken over all rows at once."""
    question = Question(day_count=asked.period.day_count)
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=value,
        measured_in=asked.metric.measured_in,
        coverage=coverage_of((), asked.expected, asked.period),
        basis=f"{basis_of(asked.metric, question)}, {row_count:,} of them",
        why="" if value is not None else why_nothing(asked),
        fact_count=row_count,
        last_day=last_day,
        caveats=caveats_of_ripening(asked.expected, asked.period),
    )


def weighted_value_of(asked: Asked, weight: Metric, gathered: Sequence[Gathered]) -> Measured:
    """Give a rate that is exported without its parts, weighted day by day.

    Args:
        asked: The rate, and who reports it.
        weight: Metric that weights it.
        gathered: What there is of both on each day.
    """
    weights = {_place(one): one.total for one in gathered if one.metric == weight.id}
    rates = [one for one in gathered if one.metric == asked.metric.id]
    both = [one for one in rates if weights.get(_place(one))]
    below = sum((weights[_place(one)] for one in both), ZERO)
    above = sum((one.total * weights[_place(one)] for one in both), ZERO)
    accounts = {one.account for one in both}
    question = Question(day_count=asked.period.day_count, account_count=max(len(accounts), 1))
    lacking = len(rates) - len(both)
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=above / below if below else None,
        measured_in=asked.metric.measured_in,
        coverage=coverage_of(both, asked.expected, asked.period),
        basis=basis_of(asked.metric, question),
        parts=(Part(weight.name, below),) if below else (),
        why="" if below else why_nothing(asked),
        fact_count=2 * len(both),
        last_day=newest_day(both),
        caveats=(f"{lacking} days have no {weight.name} and are left out.",) if lacking else (),
    )


def parts_of_ratio(
    formula: Formula,
    above: Decimal | None,
    below: Decimal | None,
    currencies: Collection[str],
) -> tuple[Part, ...]:
    """Name both sides of a ratio: by their metric where one stands there alone."""
    if not isinstance(formula.expression, Operation):
        return ()
    ratio = formula.expression
    above_said, below_said = formula.sides
    sides = (
        (ratio.left, above_said or "What is divided", above),
        (ratio.right, below_said or "Divided by", below),
    )
    parts = []
    for side, words, value in sides:
        only = formula.leaves.get(_only_metric(side))
        label, unit = (only.name, _unit(only, currencies)) if only else (words, "")
        if value is not None:
            parts.append(Part(label, value, unit))
    return tuple(parts)


def _only_metric(expression: Expression) -> str:
    """Give the id of the metric that an expression is; empty when it is worked out of more."""
    match expression:
        case Leaf(metric) | Call(_, (Leaf(metric),)):
            return metric
    return ""


def _unit(metric: Metric, currencies: Collection[str]) -> str:
    if metric.measured_in != "money":
        return metric.measured_in
    return next(iter(currencies), metric.measured_in)


def _cells(
    asked: Asked, formula: Formula, gathered: Sequence[Gathered]
) -> Mapping[str, Mapping[str, Decimal | None]]:
    cells: dict[str, dict[str, Decimal | None]] = {}
    goes_by_day = formula.goes_by_day
    if goes_by_day:
        for span in asked.expected:
            for day in _days_counted(span, asked.period):
                cells.setdefault(f"{span.account} {day}", {})[span.metric] = ZERO
    found: dict[tuple[str, str], Decimal] = {}
    for one in sorted(gathered, key=lambda each: each.last_day):
        place = _place(one) if goes_by_day else (one.account, one.breakdown)
        key = " ".join(map(str, place)).strip(), one.metric
        is_level = formula.leaves[one.metric].over_time is Rule.LAST
        found[key] = one.last if is_level else found.get(key, ZERO) + one.total
    for (cell, metric), value in found.items():
        cells.setdefault(cell, {})[metric] = value
    return cells


def _place(one: Gathered) -> tuple[str, date, str]:
    return one.account, one.first_day, one.breakdown


def _days_counted(span: Span, period: Period) -> Sequence[date]:
    inside = span.inside(period) if span.is_counted else None
    return tuple(inside.days()) if inside else ()


def _coverage(asked: Asked, gathered: Sequence[Gathered], left_out: Collection[str]) -> Decimal:
    """The least covered part says how far the whole can be trusted."""
    reported = sorted({one.metric for one in asked.expected} - set(left_out))
    return min(
        (
            coverage_of(
                [one for one in gathered if one.metric == metric],
                [one for one in asked.expected if one.metric == metric],
                asked.period,
            )
            for metric in reported
        ),
        default=ZERO,
    )


def _caveats(formula: Formula, missing: Sequence[str], left_out: Sequence[str]) -> tuple[str, ...]:
    caveats = []
    if missing:
        names = ", ".join(formula.leaves[one].name for one in missing)
        caveats.append(f"Left out where it is not reported: {names}.")
    if left_out and formula.goes_by_day:
        caveats.append(f"Left out: {len(left_out)} account-days that lack a part.")
    elif left_out:
        caveats.append(f"Left out, because a part is missing: {', '.join(left_out)}.")
    return tuple(caveats)
