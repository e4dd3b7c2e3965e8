"""Arithmetic over names that stand for single numbers, such as a guess or a baseline.

It is plainer than a metric's formula (``metrics.formula``): there are no cells to bring together
and nothing can be missing, so any two may be multiplied or divided.
"""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence

from trueline.metrics.expression import Call, Expression, Leaf, Number, Operation
from trueline.metrics.formula import SIGNS, number_of

Columns = Mapping[str, Sequence[float]]
"""Values of each name, one for each draw."""
LONGEST = 500
_WORKED: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def parse_arithmetic(text: str) -> Expression:
    """Read numbers, names, ``+ - * /`` and parentheses into a tree.

    Raises:
        ValueError: The text is no arithmetic; the message is a sentence.

    Example:
        >>> parse_arithmetic("visits * visit_to_order")
        Operation(sign='*', left=Leaf(metric='visits'), right=Leaf(metric='visit_to_order'))
    """
    if len(text) > LONGEST:
        raise ValueError(f"A formula has at most {LONGEST} characters; this one has {len(text):,}.")
    try:
        return _expression(ast.parse(text.strip(), mode="eval").body, text.strip())
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(f"“{text}” cannot be read as a formula.") from None


def work_out_draws(expression: Expression, columns: Columns, count: int) -> list[float]:
    """Work the arithmetic out once for each draw.

    Args:
        expression: Of ``parse_arithmetic``.
        columns: Every name of it, with ``count`` values.
        count: Number of draws.

    Raises:
        ZeroDivisionError: In some draw something is divided by 0.
        OverflowError: In some draw a number grows beyond what can be held.
        ValueError: It holds a rule of metrics, such as ``first``.
    """
    match expression:
        case Number(value):
            return [float(value)] * count
        case Leaf(name):
            return list(columns[name])
        case Operation(sign, left, right):
            first = work_out_draws(left, columns, count)
            second = work_out_draws(right, columns, count)
            return list(map(_WORKED[sign], first, second))
        case Call(function):
            raise ValueError(f"“{function}” is a rule of metrics, not of single numbers.")


def _expression(node: ast.expr, text: str) -> Expression:
    match node:
        case ast.Name(id=name):
            return Leaf(name)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            return Operation(SIGNS[type(sign)], _expression(left, text), _expression(right, text))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as constant):
            if (number := number_of(constant)) is not None:
                return Number(-number.value)
        case ast.Constant():
            if (number := number_of(node)) is not None:
                return number
    piece = ast.get_source_segment(text, node) or text
    raise ValueError(f"“{piece}” is not allowed; use numbers, names, + - * / and parentheses.")
