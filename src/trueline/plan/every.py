"""Every record of one kind in a plan, wherever it stands."""

from collections.abc import Iterator
from typing import TypeVar

from trueline.plan.document import Plan
from trueline.plan.parts import walk

Kind = TypeVar("Kind")


def every(plan: Plan, kind: type[Kind]) -> Iterator[tuple[str, Kind]]:
    """Yield each record of a kind with its path, in the plan's order.

    Example:
        >>> from datetime import date
        >>> empty = Plan("Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", ())
        >>> [path for path, _ in every(empty, Plan)]
        ['']
    """
    for placed in walk(plan):
        if isinstance(placed.record, kind):
            yield placed.path, placed.record
