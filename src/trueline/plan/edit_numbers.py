"""Numbers of JSON where a plan's document keeps text, so that no digit is lost."""

from collections.abc import Hashable, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, cast

from trueline.plan.parts import kinds_of


def numbers_as_text(value: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Give a value with its whole and exact numbers as text where its type keeps exact numbers.

    A float has lost what was written, so it stays as it is and does not fit. Where no exact
    number belongs, numbers stay numbers.

    Args:
        value: From JSON; its fractions as ``Decimal`` if they are to be read.
        kind: Type of the value, or of each entry of a list.

    Example:
        >>> numbers_as_text([Decimal("0.5"), 2, 0.5], Decimal)
        ['0.5', '2', 0.5]
    """
    if isinstance(value, list):
        return [numbers_as_text(one, kind) for one in value]
    if isinstance(value, Mapping):
        kinds = kinds_of(cast("Hashable", kind)) if is_dataclass(kind) else {}
        return {
            name: numbers_as_text(one, kinds[name].one if name in kinds else None)
            for name, one in value.items()
        }
    if kind is Decimal and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return format(Decimal(value), "f")
    return float(value) if isinstance(value, Decimal) else value
