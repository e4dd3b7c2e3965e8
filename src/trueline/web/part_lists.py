"""Lists of parts as tables: what stands in them, and fields for one more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from trueline.plan.document import Plan
from trueline.plan.parts import join, kinds_of, name_of
from trueline.plan.words import field_hint, title_of
from trueline.web.part_address import part_address
from trueline.web.part_fields import FieldGroup
from trueline.web.part_place import Place
from trueline.web.part_reader import FieldReader
from trueline.web.part_words import kind_name, label_of, line_of, owner_of
from trueline.web.plan_looked import PlanLooked

ROWS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part in a list.

    Attributes:
        path: Of it.
        title: What it is called.
        line: A few words about it; may be empty.
        owner: Who answers for it; empty when nobody is named.
        address: Of its page.
    """

    path: str
    title: str
    line: str
    owner: str
    address: str


@dataclass(frozen=True, slots=True)
class PartList:
    """A list of parts.

    Attributes:
        field: Its name in the part that it belongs to.
        path: Of it.
        label: For people.
        help: What stands in it.
        kind: What one of its parts is called.
        count: How many there are.
        address: Of its own page.
        rows: Those that are shown; None where only the count is.
        blank: Fields for one more; None where nothing can be added.
    """

    field: str
    path: str
    label: str
    help: str
    kind: str
    count: int
    address: str
    rows: Page[PartRow] | None
    blank: FieldGroup | None


def part_lists(looked: PlanLooked, place: Place, reader: FieldReader) -> list[PartList]:
    """Give the lists of a part; those of the plan itself without their rows."""
    is_plan = isinstance(place.record, Plan)
    names = [name for name, kind in kinds_of(type(place.record)).items() if kind.is_parts]
    return [part_list(looked, place, reader, name, page="" if is_plan else "1") for name in names]


def part_list(
    looked: PlanLooked, place: Place, reader: FieldReader, field: str, *, page: str
) -> PartList:
    """Give one list of a part.

    Args:
        looked: The plan that is shown.
        place: Of the part.
        reader: Of its fields.
        field: Name of the list.
        page: Number of the page of its rows; empty for none of them.
    """
    kind = kinds_of(type(place.record))[field]
    items: Sequence[Any] = getattr(place.record, field)
    path = join(place.path, field)
    shown = Paginator(items, ROWS_A_PAGE).get_page(page) if page else None
    if shown is not None:
        shown.object_list = [_row(looked, path, one) for one in shown.object_list]
    return PartList(
        field=field,
        path=path,
        label=label_of(field),
        help=field_hint(type(place.record), field),
        kind=kind_name(kind.one),
        count=len(items),
        address=part_address(looked, path),
        rows=shown,
        blank=reader.blank(kind.one, field) if page and looked.is_editable else None,
    )


def _row(looked: PlanLooked, within: str, record: Any) -> PartRow:  # noqa: ANN401 - any record
    path = join(within, name_of(record))
    address = part_address(looked, path)
    return PartRow(path, title_of(record), line_of(record), owner_of(record), address)
