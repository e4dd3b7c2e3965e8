"""A formula piece by piece, so that pages and commands can put it into words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trueline.metrics.expression import Call, Expression, Leaf, Number, Operation


class Piece(StrEnum):
    """What a piece of a formula is."""

    METRIC = "metric"
    NUMBER = "number"
    SIGN = "sign"
    OPEN = "("
    CLOSE = ")"
    ELSE = "else"
    """What follows counts where what stands before is not reported."""
    WHERE_REPORTED = "where reported"
    """What stands before is left out where it is not reported."""
    OF_ALL = "of all accounts"
    """What stands before is brought together over all accounts first."""


SAID: Mapping[Piece, str] = {
    Piece.OPEN: "(",
    Piece.CLOSE: ")",
    Piece.ELSE: ", else",
    Piece.WHERE_REPORTED: "(where reported)",
    Piece.OF_ALL: "(of all accounts)",
}
SIGNS_SAID: Mapping[str, str] = {"/": "÷", "*": "×", "-": "−"}  # noqa: RUF001 - signs of arithmetic


@dataclass(frozen=True, slots=True)
class FormulaPiece:
    """One piece of a formula, in the order in which it is read.

    Attributes:
        piece: What it is.
        text: Id of a metric, a number, or a sign; empty for the others.
    """

    piece: Piece
    text: str = ""


def pieces_of(expression: Expression) -> tuple[FormulaPiece, ...]:
    """Take a formula apart for reading.

    Example:
        >>> from trueline.metrics.formula import parse_formula
        >>> [one.text or one.piece.value for one in pieces_of(parse_formula("a / first(b, c)"))]
        ['a', '/', '(', 'b', 'else', 'c', ')']
    """
    return tuple(_pieces(expression))


def say_formula(expression: Expression, name: Callable[[str], str]) -> str:
    """Put a formula into plain words.

    Args:
        expression: As written; other metrics are named in it.
        name: Gives a metric's name for people by its id.

    Example:
        >>> from trueline.metrics.formula import parse_formula
        >>> say_formula(parse_formula("a / first(b, c)"), str.upper)
        'A ÷ (B, else C)'
    """
    said = ""
    for one in pieces_of(expression):
        text = name(one.text) if one.piece is Piece.METRIC else one.text
        is_tight = one.piece in (Piece.CLOSE, Piece.ELSE) or said[-1:] in ("", "(")
        said += ("" if is_tight else " ") + SAID.get(one.piece, SIGNS_SAID.get(text, text))
    return said


def side_names(expression: Expression | None, name: Callable[[str], str]) -> tuple[str, str]:
    """Say what stands above and below the line of a ratio; empty for what is none."""
    match expression:
        case Operation("/", above, below) if not isinstance(below, Number):
            return _alone(above, name), _alone(below, name)
    return "", ""


def _alone(side: Expression, name: Callable[[str], str]) -> str:
    said = say_formula(side, name)
    return said[1:-1] if isinstance(side, Call) and side.function == "first" else said


def _pieces(expression: Expression) -> Iterator[FormulaPiece]:
    match expression:
        case Leaf(metric):
            yield FormulaPiece(Piece.METRIC, metric)
        case Number(value):
            yield FormulaPiece(Piece.NUMBER, f"{value.normalize():f}")
        case Operation(sign, left, right):
            yield from _side(left, sign, is_right=False)
            yield FormulaPiece(Piece.SIGN, sign)
            yield from _side(right, sign, is_right=True)
        case Call("first", parts):
            yield FormulaPiece(Piece.OPEN)
            for at, part in enumerate(parts):
                if at:
                    yield FormulaPiece(Piece.ELSE)
                yield from _pieces(part)
            yield FormulaPiece(Piece.CLOSE)
        case Call(function, (part,)):
            yield from _side(part, "/", is_right=True)
            is_optional = function == "optional"
            yield FormulaPiece(Piece.WHERE_REPORTED if is_optional else Piece.OF_ALL)


def _side(side: Expression, sign: str, *, is_right: bool) -> Iterator[FormulaPiece]:
    """Give one side of an operation, in parentheses where it would be read otherwise."""
    binds_less = isinstance(side, Operation) and (
        (side.sign in "+-" and (sign in "*/" or (is_right and sign == "-")))
        or (side.sign in "*/" and is_right and sign == "/")
    )
    if not binds_less:
        yield from _pieces(side)
        return
    yield FormulaPiece(Piece.OPEN)
    yield from _pieces(side)
    yield FormulaPiece(Piece.CLOSE)
