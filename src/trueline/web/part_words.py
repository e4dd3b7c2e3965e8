"""What the parts and fields of a plan are called on pages."""

from typing import Any

from django.utils.text import capfirst

from trueline.plan.parts import FieldKind, kinds_of
from trueline.plan.referring import Named
from trueline.plan.words import field_label, noun_of, title_of
from trueline.web.part_texts import text_of


def label_of(field: str) -> str:
    """Give what a field is called, as it begins a line."""
    return capfirst(field_label(field))


def kind_name(record: Any) -> str:  # noqa: ANN401 - a record's type
    """Give what parts of a type are called, as it begins a line."""
    return capfirst(noun_of(record))


def line_of(record: Any) -> str:  # noqa: ANN401 - any record
    """Give the first words about a part besides what it is called; empty when there are none."""
    title = title_of(record).lower()
    for name, kind in kinds_of(type(record)).items():
        text = text_of(getattr(record, name)) if is_free_text(kind) and name != "id" else ""
        if text and text.lower() != title:
            return text
    return ""


def owner_of(record: Any) -> str:  # noqa: ANN401 - any record
    """Give the first person whom a part names; empty when it names none."""
    return next(
        (
            str(getattr(record, name))
            for name, kind in kinds_of(type(record)).items()
            if kind.named is Named.PERSON and not kind.is_list and getattr(record, name)
        ),
        "",
    )


def is_free_text(kind: FieldKind) -> bool:
    """Say whether a field holds any words, and no name of another part."""
    return kind.one is str and not kind.is_list and kind.named is None
