"""Expression: a formula over metrics, as a tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Leaf:
    """A metric whose value comes from facts, not from a formula.

    Attributes:
        metric: Its id.
    """

    metric: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by a sign.

    Attributes:
        sign: ``+``, ``-``, ``*`` or ``/``.
        left: Before the sign.
        right: After the sign.
    """

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A rule applied to parts.

    Attributes:
        function: ``first``, ``optional`` or ``total``; see ``metrics.formula``.
        parts: What it is applied to.
    """

    function: str
    parts: tuple["Expression", ...]


Expression = Number | Leaf | Operation | Call


def leaves_of(expression: Expression) -> tuple[str, ...]:
    """Give the ids of all metrics named, each once, in the order of the text."""
    return tuple(dict.fromkeys(_leaves(expression)))


def put_in(expression: Expression, formulas: Mapping[str, Expression]) -> Expression:
    """Replace every metric that has a formula here by that formula."""
    match expression:
        case Leaf(metric):
            return formulas.get(metric, expression)
        case Operation(sign, left, right):
            return Operation(sign, put_in(left, formulas), put_in(right, formulas))
        case Call(function, parts):
            return Call(function, tuple(put_in(part, formulas) for part in parts))
    return expression


def _leaves(expression: Expression) -> Iterator[str]:
    match expression:
        case Leaf(metric):
            yield metric
        case Operation(_, left, right):
            yield from _leaves(left)
            yield from _leaves(right)
        case Call(_, parts):
            for part in parts:
                yield from _leaves(part)
