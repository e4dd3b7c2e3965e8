"""How a formula's days and accounts may come together, read off from the metrics in it.

Whoever writes a formula does not say how it adds up: a wrong answer would give numbers that look
right. What has no sum in a part has none in the whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.metrics.expression import Call, Expression, Number, Operation
from trueline.metrics.metric import Kind, Metric, Rule

WORKED_OUT = frozenset({Rule.WEIGHTED, Rule.FROM_ROWS, Rule.RATIO_OF_SUMS})


@dataclass(frozen=True, slots=True)
class Combining:
    """What sort of number a formula gives, and how it comes together.

    Attributes:
        kind: Ratio, money, level, number of people, or counter.
        over_time: How days come together.
        over_entities: How accounts come together.
    """

    kind: Kind
    over_time: Rule
    over_entities: Rule


def combining_of(whole: Expression, parts: Mapping[str, Metric]) -> Combining:
    """Say what a formula gives.

    Args:
        whole: Other formulas put in.
        parts: The metrics in it, by id.

    Raises:
        ValueError: Its parts cannot be brought together; the message is a sentence.
    """
    is_ratio = len(_sides(whole)) > 1
    for part in parts.values():
        _refuse_part(part)
    _refuse_shape(whole)
    if not is_ratio:
        _refuse_mixture(parts)
    times = {one.over_time for one in parts.values()}
    has_parts_apart = any(one.over_entities is Rule.NONE for one in parts.values())
    own = Rule.RATIO_OF_SUMS if is_ratio else Rule.LAST if times == {Rule.LAST} else Rule.SUM
    over_time = Rule.NONE if Rule.NONE in times else own
    over_entities = Rule.RATIO_OF_SUMS if is_ratio else Rule.SUM
    return Combining(
        _kind(parts, over_time, is_ratio=is_ratio),
        over_time,
        Rule.NONE if has_parts_apart or over_time is Rule.NONE else over_entities,
    )


def _kind(parts: Mapping[str, Metric], over_time: Rule, *, is_ratio: bool) -> Kind:
    if is_ratio:
        return Kind.RATIO
    if over_time is Rule.NONE:
        return Kind.UNIQUE
    if over_time is Rule.LAST:
        return Kind.GAUGE
    return Kind.MONEY if any(one.kind is Kind.MONEY for one in parts.values()) else Kind.COUNTER


def _refuse_part(part: Metric) -> None:
    if part.kind in {Kind.RATIO, Kind.SHARE, Kind.INDEX} or part.over_time in WORKED_OUT:
        raise ValueError(
            f"{part.name} is a rate or worked out of single rows, and cannot be brought together "
            "over days; name what it is made of."
        )
    if part.kind is Kind.UNIQUE and part.over_time is Rule.LAST:
        raise ValueError(
            f"{part.name} speaks of a window of days of its own, which fits no other period."
        )


def _refuse_mixture(parts: Mapping[str, Metric]) -> None:
    times = {one.over_time for one in parts.values()}
    if len(times) > 1:
        names = " and ".join(sorted(one.name for one in parts.values()))
        raise ValueError(f"{names} come together over days in different ways and have no sum.")
    kinds = {one.kind is Kind.MONEY for one in parts.values()}
    if len(kinds) > 1:
        raise ValueError("Money and other numbers have no sum.")
    if Rule.NONE in times and len(parts) > 1:
        raise ValueError("Numbers of people have no sum: the same person may be in each.")


def _refuse_shape(whole: Expression) -> None:
    """Refuse ratios inside of sums, and numbers added to metrics: neither adds up over days."""
    for side in _sides(whole):
        for one in _operations(side):
            if one.sign == "/" and not isinstance(one.right, Number):
                raise ValueError("A metric may be divided by a metric once, for the whole formula.")
            if one.sign in "+-" and (isinstance(one.left, Number) or isinstance(one.right, Number)):
                raise ValueError("A number added to a metric would count again on every day.")


def _sides(whole: Expression) -> tuple[Expression, ...]:
    """Give what stands above and below the line of a ratio; of anything else, itself."""
    match whole:
        case Operation("/", above, below) if not isinstance(below, Number):
            return above, below
    return (whole,)


def _operations(expression: Expression) -> Iterator[Operation]:
    match expression:
        case Operation(_, left, right):
            yield expression
            yield from _operations(left)
            yield from _operations(right)
        case Call(_, parts):
            for part in parts:
                yield from _operations(part)
