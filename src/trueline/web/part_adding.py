"""Records that a person adds to a part: to a list of parts, to a list of rows, or as a group."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from trueline.core.codec import decode, encode_sparsely
from trueline.core.errors import MissingError
from trueline.plan.edits import AddPart, Edit, SetField
from trueline.plan.outline.ids import free_id
from trueline.plan.parts import FieldKind, join, kinds_of, look_up, name_of, split
from trueline.plan.words import required_fields, title_of
from trueline.web.part_fields import Entry, FieldGroup
from trueline.web.part_reader import FieldReader
from trueline.web.part_saving import WROTE
from trueline.web.part_texts import NO, YES, value_of


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record that a person wants to add.

    Attributes:
        edit: That adds it; None when it cannot be added so.
        blank: What they wrote, with what is wrong beside the fields.
        path: Of the record once it is there.
    """

    edit: Edit | None
    blank: FieldGroup
    path: str = ""


def add_record(reader: FieldReader, field: str, given: QueryDict) -> Added:
    """Give the edit that adds what a person wrote.

    Args:
        reader: Of the part that it goes into.
        field: Path of the list or group, from the part.
        given: What the form sent.

    Raises:
        MissingError: The part has no such list or group.
    """
    holder, kind = _holder(reader, field)
    path = join(reader.path, *split(field))
    now = getattr(holder, split(field)[-1])
    blank_path = join(field, str(len(now) + 1)) if kind.is_list and not kind.is_parts else field
    blank, document = _filled(reader.blank(kind.one, blank_path), given)
    if document is None:
        return Added(None, blank)
    if kind.is_parts:
        return _part(kind, path, now, document, blank)
    new = [*encode_sparsely(now), document] if kind.is_list else document
    return Added(SetField(path, new, encode_sparsely(now)), blank, path)


def with_fault(blank: FieldGroup, error: str) -> FieldGroup:
    """Give the fields with a reason why they were not taken beside the first."""
    first, *rest = blank.fields
    return replace(blank, fields=(replace(first, error=error), *rest))


def _holder(reader: FieldReader, field: str) -> tuple[Any, FieldKind]:
    *above, name = split(field) or ("",)
    holder = look_up(reader.plan, join(reader.path, *above))
    kind = kinds_of(type(holder)).get(name) if hasattr(type(holder), "__slots__") else None
    if kind is None:
        raise MissingError(_("There is nothing here that something could be added to."))
    return holder, kind


def _filled(blank: FieldGroup, given: QueryDict) -> tuple[FieldGroup, dict[str, Any] | None]:
    """Give the fields as they were filled in, and the record; None when something is wrong."""
    document: dict[str, Any] = {}
    shown = []
    for one in blank.fields:
        wrote = given.getlist(WROTE + one.path)
        text = (YES if wrote else NO) if one.entry is Entry.TICK else "\n".join(wrote)
        error = ""
        try:
            value = value_of(text, one.kind)
            document[split(one.path)[-1]] = encode_sparsely(value)
            error = "" if value not in ("", ()) else _("This cannot be empty. Write a value.")
        except ValueError as failed:
            error = " ".join(map(str, failed.args))
        shown.append(replace(one, text=text, error=error))
    is_sound = not any(one.error for one in shown)
    return replace(blank, fields=tuple(shown)), document if is_sound else None


def _part(
    kind: FieldKind, path: str, now: tuple[Any, ...], document: dict[str, Any], blank: FieldGroup
) -> Added:
    taken = {name_of(one) for one in now}
    if "id" in required_fields(kind.one):
        document = {"id": "new", **document}
        document["id"] = free_id(taken, title_of(_decoded(document, kind)))
    name = name_of(_decoded(document, kind))
    if name in taken:
        return Added(None, with_fault(blank, _("“{0}” is there already.").format(name)))
    after = name_of(now[-1]) if now else ""
    return Added(AddPart(path, name, document, after), blank, join(path, name))


def _decoded(document: dict[str, Any], kind: FieldKind) -> Any:  # noqa: ANN401 - any record
    return decode(document, kind.one)
