"""Reads a part of the plan into fields of a form, by the part's own type.

A field that is added to a record is shown and written without a change here.
"""

import json
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from trueline.core.codec import encode_sparsely
from trueline.core.money import Money
from trueline.plan.document import Plan
from trueline.plan.parts import FieldKind, join, kinds_of, look_up, split
from trueline.plan.referring import Named
from trueline.plan.words import field_hint, in_words, required_fields
from trueline.web.part_choices import Choice, Choices
from trueline.web.part_fields import Entry, FieldGroup, PartField, RowList
from trueline.web.part_texts import entries_of, is_row_of_values, text_of
from trueline.web.part_words import is_free_text, label_of

MOST_TICKS = 40
"""More names than these are written one a line instead of ticked."""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Gives the fields of one part.

    Attributes:
        plan: That the part stands in.
        path: Of the part.
        choices: What fields of this plan may hold.
    """

    plan: Plan
    path: str
    choices: Choices

    def part(self) -> FieldGroup:
        """Give the part's own fields and the records within it; lists of parts are left out.

        Raises:
            MissingError: There is no such part.
        """
        record = look_up(self.plan, self.path)
        return self._group(record, "", label="", told="")

    def blank(self, kind: Any, path: str = "") -> FieldGroup:  # noqa: ANN401 - a record's type
        """Give the fields without which there is no record of a type, empty.

        Args:
            kind: Of the record.
            path: Where it will stand, from the part; fields are named from there.
        """
        return FieldGroup(
            path=path,
            label="",
            help="",
            fields=tuple(
                self._field(kind, name, "", path=path)
                for name in required_fields(kind)
                if name != "id" and not is_dataclass(kinds_of(kind)[name].one)
            ),
            is_there=False,
        )

    def _group(self, record: Any, path: str, *, label: str, told: str) -> FieldGroup:  # noqa: ANN401 - any record
        kinds = kinds_of(type(record)).items()
        named = [(name, kind, getattr(record, name)) for name, kind in kinds if name != "id"]
        return FieldGroup(
            path=path,
            label=label,
            help=told,
            fields=tuple(
                self._field(type(record), name, value, path=path)
                for name, kind, value in named
                if _is_leaf(kind) and (value or self._may_hold(kind, join(path, name)))
            ),
            groups=tuple(
                self._within(type(record), name, value, path)
                for name, kind, value in named
                if is_dataclass(kind.one) and not kind.is_list and kind.one is not Money
            ),
            rows=tuple(
                self._rows(type(record), name, value, path)
                for name, kind, value in named
                if kind.is_list and not _is_leaf(kind) and not kind.is_parts
            ),
            was=_json(record),
        )

    def _may_hold(self, kind: FieldKind, own: str) -> bool:
        return self.choices.has_any(kind, join(self.path, *split(own)))

    def _within(self, holder: Any, name: str, value: Any, above: str) -> FieldGroup:  # noqa: ANN401 - any record
        kind, path = kinds_of(holder)[name], join(above, name)
        label, told = label_of(name), field_hint(holder, name)
        if value is None:
            blank = self.blank(kind.one, path)
            return replace(blank, label=label, help=told, can_go=kind.is_optional, was="null")
        group = self._group(value, path, label=label, told=told)
        return replace(group, can_go=kind.is_optional)

    def _rows(self, holder: Any, name: str, value: tuple[Any, ...], above: str) -> RowList:  # noqa: ANN401 - any record
        kind, path = kinds_of(holder)[name], join(above, name)
        rows = tuple(
            replace(
                self._group(one, join(path, str(place)), label=str(place), told=""), can_go=True
            )
            for place, one in enumerate(value, start=1)
        )
        blank = self.blank(kind.one, join(path, str(len(rows) + 1)))
        return RowList(path, label_of(name), field_hint(holder, name), rows, blank)

    def _field(self, holder: Any, name: str, value: Any, *, path: str) -> PartField:  # noqa: ANN401 - any record
        kind, own = kinds_of(holder)[name], join(path, name)
        choices = self.choices.of(kind, join(self.path, *split(own)))
        text = text_of(value)
        is_required = name in required_fields(holder)
        return PartField(
            path=own,
            kind=kind,
            label=label_of(name),
            help=_help(field_hint(holder, name), kind),
            entry=_entry(kind, choices, is_required=is_required),
            text=text,
            was=_json(value),
            choices=_with_held(choices, kind, text),
            words="" if choices else in_words(value),
            is_required=is_required,
        )


def _is_leaf(kind: FieldKind) -> bool:
    """Say whether a field is one input of a form."""
    return kind.one is Money or not is_dataclass(kind.one) or is_row_of_values(kind.one)


def _entry(kind: FieldKind, choices: tuple[Choice, ...], *, is_required: bool) -> Entry:
    if kind.is_list:
        is_few = kind.named is not None and 0 < len(choices) <= MOST_TICKS
        return Entry.TICKS if is_few and kind.named is not Named.PERSON else Entry.LINES
    if choices:
        return Entry.SUGGESTED if kind.named is Named.PERSON else Entry.CHOICE
    if is_free_text(kind) and not is_required:
        return Entry.LONG
    by_type = {bool: Entry.TICK, date: Entry.DAY, int: Entry.NUMBER, Decimal: Entry.NUMBER}
    return by_type.get(kind.one, Entry.TEXT)


def _help(told: str, kind: FieldKind) -> str:
    if kind.within and kind.within.highest is not None:
        told += " " + _("{0} to {1}.").format(kind.within.lowest, kind.within.highest)
    if kind.one is Money:
        told += " " + _("Such as 49.50 EUR.")
    return told


def _with_held(choices: tuple[Choice, ...], kind: FieldKind, text: str) -> tuple[Choice, ...]:
    """Give the choices with what the field holds, which may be none of them."""
    is_enum = isinstance(kind.one, type) and issubclass(kind.one, Enum)
    if not choices or is_enum or kind.named is Named.PERSON:
        return choices
    known = {one.value for one in choices}
    held = entries_of(text) if kind.is_list else [text] if text else []
    return (*choices, *(Choice(one, one) for one in held if one not in known))


def _json(value: Any) -> str:  # noqa: ANN401 - any field of a record
    return json.dumps(encode_sparsely(value), ensure_ascii=False, sort_keys=True)
