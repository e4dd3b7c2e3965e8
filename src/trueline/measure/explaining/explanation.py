"""Explanation: why a number changed between two periods, as far as it can be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.explaining.change_line import ChangeLine, LineKind, TakenApart
from trueline.measure.explaining.differences import Scale, differences
from trueline.measure.explaining.part_pair import Amount, PartPair
from trueline.measure.explaining.rate_and_mix import rate_and_mix
from trueline.measure.explaining.two_factors import above_and_below
from trueline.metrics.metric import Kind, Metric, Rule


class Method(StrEnum):
    """How a change was taken apart."""

    DIFFERENCES = "differences"
    RATE_AND_MIX = "rate and mix"
    SIDES = "above and below the line"
    NONE = "not added up"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A metric's two periods with their parts, ready to be taken apart.

    Attributes:
        metric: Whose change it is.
        before: Days of the earlier period.
        after: Days of the later one.
        whole: Measured over each.
        parts: Of the whole, measured over each; they do not overlap.
        refusal: Why the two values may not be compared at all; None when they may.
    """

    metric: Metric
    before: Period
    after: Period
    whole: PartPair
    parts: tuple[PartPair, ...]
    refusal: RefusedQuestionError | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A change and what it is made of, or the reason why it cannot be told.

    Attributes:
        method: How it was taken apart.
        is_per_day: Whether values are those of a mean day, because the periods have different
            lengths and the metric adds up over days.
        before: Earlier value that is compared; None when there is none.
        after: Later one.
        change: After minus before; None when they may not be compared.
        relative: Change as a share of the earlier value; None when that is 0, and for numbers
            that are shares themselves.
        lines: With a method that adds up, they come to the change exactly.
        why: Why there is no change, or why its parts are not added up; else empty.
        instead: The nearest that can be asked; may be empty.
    """

    method: Method
    is_per_day: bool
    before: Decimal | None
    after: Decimal | None
    change: Decimal | None
    relative: Decimal | None
    lines: tuple[ChangeLine, ...]
    why: str = ""
    instead: str = ""


def explain(comparison: Comparison) -> Explanation:
    """Take a change apart by the rules of its metric.

    Sums and levels are taken apart by difference, ratios by rate and mix, or by what is above and
    below their line where the two come from different parts. What has no sum is shown beside each
    other.
    """
    whole, scale = comparison.whole, _scale(comparison)
    before, after = _scaled(whole.before, scale.before), _scaled(whole.after, scale.after)
    refusal = comparison.refusal or _refusal(comparison)
    if before is None or after is None or refusal is not None:
        why = refusal or RefusedQuestionError(_unknown(whole))
        return _apart(comparison, scale, None, why)
    try:
        method, apart = _taken_apart(comparison, scale)
    except RefusedQuestionError as refused:
        return _apart(comparison, scale, after - before, refused)
    return Explanation(
        method=method,
        is_per_day=scale != Scale(),
        before=before,
        after=after,
        change=apart.change,
        relative=_relative(comparison.metric, before, apart.change),
        lines=apart.lines,
    )


def _scale(comparison: Comparison) -> Scale:
    lengths = comparison.before.day_count, comparison.after.day_count
    is_sum = comparison.metric.over_time is Rule.SUM
    return Scale(*lengths) if is_sum and lengths[0] != lengths[1] else Scale()


def _scaled(amount: Amount, days: int) -> Decimal | None:
    return None if amount.value is None else amount.value / days


def _refusal(comparison: Comparison) -> RefusedQuestionError | None:
    if comparison.after.first < comparison.before.until:
        return RefusedQuestionError(
            "The two periods share days, and what they share cannot have changed.",
            instead="Choose periods that lie apart, the earlier one first.",
        )
    return None


def _unknown(whole: PartPair) -> str:
    for name, amount in (("earlier", whole.before), ("later", whole.after)):
        if amount.value is None:
            return f"There is no value in the {name} period. {amount.why}".strip()
    return ""


def _taken_apart(comparison: Comparison, scale: Scale) -> tuple[Method, TakenApart]:
    metric, whole, parts = comparison.metric, comparison.whole, comparison.parts
    match metric.over_time:
        case Rule.SUM | Rule.LAST if metric.over_entities is Rule.SUM or _is_one_account(parts):
            by_coverage = metric.over_time is Rule.SUM
            apart = differences(whole, parts, scale=scale, by_coverage=by_coverage)
            return Method.DIFFERENCES, apart
        case Rule.RATIO_OF_SUMS | Rule.WEIGHTED if whole.before.below and whole.after.below:
            if any((one.above is None) != (one.below is None) for one in _amounts(parts)):
                return Method.SIDES, above_and_below(whole, parts)
            return Method.RATE_AND_MIX, rate_and_mix(whole, parts)
    raise _not_added(metric)


def _amounts(parts: Sequence[PartPair]) -> Sequence[Amount]:
    return [amount for one in parts for amount in (one.before, one.after)]


def _is_one_account(parts: Sequence[PartPair]) -> bool:
    return len(parts) <= 1


def _not_added(metric: Metric) -> RefusedQuestionError:
    match metric.kind:
        case Kind.UNIQUE:
            why = f"{metric.name} counts different people, and the same person may be in several "
            why += "parts. Each part stands for itself; they have no sum."
        case _ if metric.over_time is Rule.FROM_ROWS:
            why = f"{metric.name} is the middle or the far end of single rows; those of parts do "
            why += "not add up to that of the whole. Each part stands for itself."
        case _:
            why = f"{metric.name} of parts does not add up to that of the whole. Each part stands "
            why += "for itself."
    return RefusedQuestionError(why)


def _apart(
    comparison: Comparison, scale: Scale, change: Decimal | None, refusal: RefusedQuestionError
) -> Explanation:
    before = _scaled(comparison.whole.before, scale.before)
    return Explanation(
        method=Method.NONE,
        is_per_day=scale != Scale(),
        before=before,
        after=_scaled(comparison.whole.after, scale.after),
        change=change,
        relative=_relative(comparison.metric, before, change),
        lines=tuple(_shown(one, scale) for one in comparison.parts if _is_known(one)),
        why=refusal.reason,
        instead=refusal.instead,
    )


def _is_known(part: PartPair) -> bool:
    return part.before.value is not None or part.after.value is not None


def _shown(part: PartPair, scale: Scale) -> ChangeLine:
    before, after = _scaled(part.before, scale.before), _scaled(part.after, scale.after)
    kind = LineKind.UNMEASURED if before is None or after is None else LineKind.PART
    return ChangeLine(part.key, part.label, kind, before, after)


def _relative(metric: Metric, before: Decimal | None, change: Decimal | None) -> Decimal | None:
    if not before or change is None or metric.measured_in in ("fraction", "share"):
        return None
    return change / abs(before)
