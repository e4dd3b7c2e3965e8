"""What a field of a record holds, read from its type: forms, words and checks ask this."""

from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

from trueline.core.money import Money
from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What a field of a record holds.

    Attributes:
        hint: Its type as declared.
        one: Type of its value, or of one entry of its list.
        is_list: Whether it holds a list.
        is_optional: Whether it may be None.
        named: What it may name; None when it names no part.
        within: Limits of its number; None when it has none.
        narrows: Set when it means all when it is left empty; None when empty is none.
    """

    hint: Any
    one: Any
    is_list: bool = False
    is_optional: bool = False
    named: Named | None = None
    within: Within | None = None
    narrows: Narrows | None = None

    @property
    def is_record(self) -> bool:
        """Say whether it holds records; money is a value, written as one."""
        return _is_record_type(self.one)

    @property
    def is_parts(self) -> bool:
        """Say whether it lists records with ids."""
        return self.is_list and self.is_record and _has_id(cast("Hashable", self.one))


def kinds_of(record: Any) -> dict[str, FieldKind]:  # noqa: ANN401 - a record's type
    """Give the fields of a type of record by name."""
    return _kinds_of(record)


@cache
def _kinds_of(record: Hashable) -> dict[str, FieldKind]:
    hints = get_type_hints(record, include_extras=True)
    return {one.name: _kind(hints[one.name]) for one in fields(cast("Any", record))}


def _kind(hint: Any) -> FieldKind:  # noqa: ANN401 - a field's type
    if get_origin(hint) is Annotated:
        kind, *extras = get_args(hint)
        named = next((one for one in extras if isinstance(one, Named)), None)
        within = next((one for one in extras if isinstance(one, Within)), None)
        narrows = next((one for one in extras if isinstance(one, Narrows)), None)
        return replace(_kind(kind), named=named, within=within, narrows=narrows)
    if get_origin(hint) is tuple:
        return FieldKind(hint, get_args(hint)[0], is_list=True)
    if NoneType in get_args(hint):
        one = next(one for one in get_args(hint) if one is not NoneType)
        return FieldKind(hint, one, is_optional=True)
    return FieldKind(hint, hint)


@cache
def _is_record_type(kind: Hashable) -> bool:
    return is_dataclass(kind) and kind is not Money


@cache
def _has_id(record: Hashable) -> bool:
    return "id" in kinds_of(record) or isinstance(getattr(record, "id", None), property)
