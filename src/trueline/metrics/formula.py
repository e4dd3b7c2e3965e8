"""Formulas: metrics made of metrics.

A formula holds numbers, names of metrics, ``+ - * /``, parentheses and three rules:

- ``first(a, b)``: the first that is known. Looked at account by account, so that one account may
  give views and another impressions.
- ``optional(a)``: may be missing; it is then left out of the sum, and named.
- ``total(a)``: over all accounts, for parts that come from different accounts, such as orders of
  the shop for each session of the site.

A metric may name itself: that is its value as the network reports it.
"""

import ast
from decimal import Decimal
from math import isfinite

from trueline.metrics.expression import Call, Expression, Leaf, Number, Operation, leaves_of

SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
BOTH = 2
PART_COUNTS = {"first": (2, 9), "optional": (1, 1), "total": (1, 1)}


def parse_formula(text: str) -> Expression:
    """Read a formula into a tree; names are not looked up yet.

    Raises:
        ValueError: The text is no formula; the message is a sentence.

    Example:
        >>> parse_formula("likes / 2")
        Operation(sign='/', left=Leaf(metric='likes'), right=Number(value=Decimal('2')))
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, RecursionError, MemoryError):
        raise ValueError(f"“{text}” cannot be read as a formula.") from None
    expression = _expression(tree.body, text)
    if not leaves_of(expression):
        raise ValueError(f"“{text}” names no metric.")
    return expression


def number_of(constant: ast.Constant) -> Number | None:
    """Give the number that stands in a formula; None for text, truth and other constants."""
    value = constant.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    return Number(Decimal(str(value)))


def _expression(node: ast.expr, text: str) -> Expression:
    match node:
        case ast.Name(id=name):
            return Leaf(name)
        case ast.Constant() if (number := number_of(node)) is not None:
            return number
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in SIGNS:
            return _operation(
                SIGNS[type(sign)], _expression(left, text), _expression(right, text), text
            )
        case ast.Call(func=ast.Name(id=name), args=parts, keywords=[]) if name in PART_COUNTS:
            return _call(name, tuple(_expression(part, text) for part in parts), text)
    piece = ast.get_source_segment(text.strip(), node) or text
    raise ValueError(
        f"“{piece}” is not allowed in a formula; use numbers, metrics, + - * /, "
        f"{', '.join(PART_COUNTS)}."
    )


def _operation(sign: str, left: Expression, right: Expression, text: str) -> Operation:
    numbers = isinstance(left, Number) + isinstance(right, Number)
    if sign == "*" and not numbers:
        raise ValueError(f"“{text}” multiplies two metrics; only a number may multiply a metric.")
    if numbers == BOTH:
        raise ValueError(f"“{text}” holds a sum of numbers alone; write what it comes to.")
    if sign == "/" and right == Number(Decimal(0)):
        raise ValueError(f"“{text}” divides by 0.")
    if sign == "/" and isinstance(left, Number):
        raise ValueError(f"“{text}” divides a number by a metric; divide metrics by metrics.")
    return Operation(sign, left, right)


def _call(function: str, parts: tuple[Expression, ...], text: str) -> Call:
    least, most = PART_COUNTS[function]
    if not least <= len(parts) <= most:
        wanted = "one part" if most == 1 else "two parts or more"
        raise ValueError(f"“{function}” in “{text}” takes {wanted}, not {len(parts)}.")
    if any(isinstance(part, Number) for part in parts):
        raise ValueError(f"“{text}” puts a number in place of what is missing; missing stays so.")
    return Call(function, parts)
