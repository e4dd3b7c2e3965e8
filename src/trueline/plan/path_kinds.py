"""What may stand at a path, read from the types alone: no plan is needed."""

from dataclasses import is_dataclass
from typing import Any

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.parts import FieldKind, kinds_of, split


def kind_at(path: str) -> FieldKind:
    """Give what the field at a path holds; for a part, what its list holds.

    Example:
        >>> kind_at("scopes/service/social_goals/answer-fast/kpis").one.__name__
        'Kpi'

    Raises:
        MissingError: No plan has such a field.
    """
    return _walked(path)[1]


def holder_of(path: str) -> tuple[Any, str]:
    """Give the type of the nearest part above a field, and the field's name from there.

    Example:
        >>> holder_of("scopes/service/social_goals/answer-fast/kpis/first/target/due")[1]
        'target/due'

    Raises:
        MissingError: No plan has such a field.
    """
    record, _, steps = _walked(path)
    return record, "/".join(steps)


def _walked(path: str) -> tuple[Any, FieldKind, tuple[str, ...]]:
    """Give the nearest part's type, the kind of the last field, and the fields in between."""
    part: Any = Plan
    record: Any = Plan
    kind: FieldKind | None = None
    below: list[str] = []
    steps = list(reversed(split(path)))
    while steps:
        step = steps.pop()
        if not is_dataclass(record) or step not in kinds_of(record):
            raise MissingError(f"A plan has nothing at {path}.")
        kind = kinds_of(record)[step]
        below.append(step)
        record = kind.one
        if kind.is_list and steps:
            steps.pop()
            part, below = (kind.one, []) if kind.is_parts else (part, below)
    if kind is None:
        raise MissingError("The plan itself is no field.")
    return part, kind, tuple(below)
