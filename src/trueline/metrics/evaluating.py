"""Works a formula out over the sums of its parts.

Parts come in *cells*: one for each account, or for each account and day where every part adds
up over days. A ratio is the sum of what is above the line over the sum of what is below it, taken
over the cells in which both are known, so that an account which gives only one of the two
cannot bend it. What is missing is left out and named; it is never zero.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trueline.metrics.expression import Call, Expression, Leaf, Number, Operation, leaves_of

SIGNS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
Cells = Mapping[str, Mapping[str, Decimal | None]]
"""Values by cell and metric; a missing metric or None is unknown."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a formula came to.

    Attributes:
        value: None when it cannot be said.
        why: The reason when there is no value, else empty.
        above: Of a ratio, what stands above the line; else None.
        below: Of a ratio, what stands below the line; else None.
        missing: Ids of optional metrics that were left out in at least one cell.
        left_out: Cells that know a part of the formula but not enough of it.
    """

    value: Decimal | None
    why: str = ""
    above: Decimal | None = None
    below: Decimal | None = None
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def evaluate(
    expression: Expression, cells: Cells, *, name: Callable[[str], str] = str
) -> Evaluated:
    """Give the value of a formula over all cells together.

    Args:
        expression: From the catalogue, other formulas put in.
        cells: What is known of its leaves.
        name: Gives a metric's name for people by its id; ids are said as they are without it.

    Example:
        >>> from trueline.metrics.formula import parse_formula
        >>> evaluate(
        ...     parse_formula("comments / posts"),
        ...     {
        ...         "x/acme": {"comments": Decimal(30), "posts": Decimal(10)},
        ...         "tiktok/acme": {"comments": Decimal(900)},
        ...     },
        ... ).value
        Decimal('3')
    """
    run = _Run(cells)
    amounts = run.work_out(expression)
    value = _whole(amounts)
    if not amounts.is_whole:
        run.left_out |= run.partly_known(expression) - amounts.by_cell.keys()
    return Evaluated(
        value=value,
        why="" if value is not None else _reason(run, expression, name),
        above=run.above if isinstance(expression, Operation) and expression.sign == "/" else None,
        below=run.below if isinstance(expression, Operation) and expression.sign == "/" else None,
        missing=tuple(sorted(run.missing)),
        left_out=tuple(sorted(run.left_out)),
    )


@dataclass(frozen=True, slots=True)
class _Amounts:
    """Values by cell; one value without a cell once cells were brought together.

    Attributes:
        by_cell: The cells where it is known.
        is_whole: Whether cells were brought together, under the name "".
    """

    by_cell: Mapping[str, Decimal]
    is_whole: bool = False


def _whole(amounts: _Amounts) -> Decimal | None:
    return sum(amounts.by_cell.values(), Decimal(0)) if amounts.by_cell else None


def _as_whole(value: Decimal | None) -> _Amounts:
    return _Amounts({} if value is None else {"": value}, is_whole=True)


def _reason(run: "_Run", expression: Expression, name: Callable[[str], str]) -> str:
    if run.is_over_zero:
        return "What stands below the line of the ratio is 0, so there is no ratio."
    leaves = leaves_of(expression)
    unknown = [name(leaf) for leaf in leaves if not _known(run.cells, leaf)]
    if unknown:
        return f"There are no facts of: {', '.join(unknown)}."
    return f"No account has all that it takes of: {', '.join(map(name, leaves))}."


class _Run:
    """One evaluation and what it came across."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.missing: set[str] = set()
        self.left_out: set[str] = set()
        self.above: Decimal | None = None
        self.below: Decimal | None = None
        self.is_over_zero = False

    def work_out(self, expression: Expression) -> _Amounts:
        match expression:
            case Leaf(metric):
                return _Amounts(_known(self.cells, metric))
            case Operation(sign, left, right):
                return self._operation(sign, left, right)
            case Call("total", (part,)):
                return _as_whole(_whole(self.work_out(part)))
            case Call("first", parts):
                return self._first(parts)
            case Call("optional", (part,)):
                return self.work_out(part)
        raise ValueError(f"{expression} has no value of its own.")

    def _operation(self, sign: str, left: Expression, right: Expression) -> _Amounts:
        if isinstance(right, Number):
            return _with_number(sign, self.work_out(left), right.value)
        if isinstance(left, Number):
            return _with_number(sign, self.work_out(right), left.value, number_first=True)
        return self._ratio(left, right) if sign == "/" else self._sum(sign, left, right)

    def partly_known(self, expression: Expression) -> set[str]:
        """Give the cells that know any leaf of an expression."""
        return {cell for leaf in leaves_of(expression) for cell in _known(self.cells, leaf)}

    def _first(self, parts: tuple[Expression, ...]) -> _Amounts:
        worked_out = [self.work_out(part) for part in parts]
        if any(one.is_whole for one in worked_out):
            known = (value for one in worked_out if (value := _whole(one)) is not None)
            return _as_whole(next(known, None))
        chosen: dict[str, Decimal] = {}
        for one in reversed(worked_out):
            chosen.update(one.by_cell)
        return _Amounts(chosen)

    def _ratio(self, left: Expression, right: Expression) -> _Amounts:
        above, below = self.work_out(left), self.work_out(right)
        if not above.is_whole and not below.is_whole:
            both = above.by_cell.keys() & below.by_cell.keys()
            self.left_out |= self.partly_known(Operation("/", left, right)) - both
            above, below = _only(above, both), _only(below, both)
        self.above, self.below = _whole(above), _whole(below)
        if self.above is None or self.below is None:
            return _as_whole(None)
        self.is_over_zero = not self.below
        return _as_whole(self.above / self.below if self.below else None)

    def _sum(self, sign: str, left: Expression, right: Expression) -> _Amounts:
        first, second = self.work_out(left), self.work_out(right)
        if first.is_whole or second.is_whole:
            first, second = _as_whole(_whole(first)), _as_whole(_whole(second))
        both = first.by_cell.keys() & second.by_cell.keys()
        change = 1 if sign == "+" else -1
        sums = {cell: first.by_cell[cell] + change * second.by_cell[cell] for cell in both}
        if _is_optional(right):
            sums |= self._without(right, first, both)
        if _is_optional(left) and sign == "+":
            sums |= self._without(left, second, both)
        return _Amounts(sums, is_whole=first.is_whole)

    def _without(
        self, lacking: Expression, known: _Amounts, both: Iterable[str]
    ) -> dict[str, Decimal]:
        """Give the cells in which an optional part is lacking, and keep its name."""
        alone = known.by_cell.keys() - set(both)
        if alone:
            self.missing |= set(leaves_of(lacking))
        return {cell: known.by_cell[cell] for cell in alone}


def _known(cells: Cells, metric: str) -> dict[str, Decimal]:
    return {
        cell: value for cell, values in cells.items() if (value := values.get(metric)) is not None
    }


def _only(amounts: _Amounts, cells: Iterable[str]) -> _Amounts:
    return _Amounts({cell: amounts.by_cell[cell] for cell in cells})


def _with_number(
    sign: str, amounts: _Amounts, number: Decimal, *, number_first: bool = False
) -> _Amounts:
    def joined(value: Decimal) -> Decimal:
        left, right = (number, value) if number_first else (value, number)
        return SIGNS[sign](left, right)

    return _Amounts(
        {cell: joined(value) for cell, value in amounts.by_cell.items()}, amounts.is_whole
    )


def _is_optional(expression: Expression) -> bool:
    match expression:
        case Call("optional"):
            return True
        case Call("total", (part,)):
            return _is_optional(part)
        case Operation("+" | "-", left, right):
            return _is_optional(left) and _is_optional(right)
    return False
