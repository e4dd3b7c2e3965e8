"""Values of a plan's fields as text in a form, and back."""

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from trueline.core.codec import encode
from trueline.plan.parts import FieldKind, kinds_of
from trueline.plan.yaml.values import parse_value

YES, NO = "yes", "no"


def text_of(value: Any) -> str:  # noqa: ANN401 - any field of a record
    """Give a field's value as it stands in a form: a list one entry a line, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(map(text_of, value))
    if isinstance(value, bool):
        return YES if value else NO
    if is_row_of_values(type(value)):
        return " ".join(text_of(getattr(value, name)) for name in kinds_of(type(value)))
    return f"{value:f}" if isinstance(value, Decimal) else str(encode(value))


def value_of(text: str, kind: FieldKind) -> Any:  # noqa: ANN401 - the field's own type
    """Give what a person wrote into a field as its value.

    Args:
        text: As it came from a form.
        kind: What the field holds.

    Raises:
        ValueError: It is none; the two arguments say what is wrong and how to write one.
    """
    text = plain(text)
    if kind.is_list:
        return tuple(_one(line, kind.one) for line in entries_of(text))
    if not text.strip():
        if kind.one is str:
            return ""
        if kind.is_optional:
            return None
        raise ValueError("This cannot be empty.", "Write a value.")
    return _one(text.rstrip() if kind.one is str else text.strip(), kind.one)


def plain(text: str) -> str:
    """Give text with the line ends that plans have, whatever those of the browser are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def entries_of(text: str) -> list[str]:
    """Give the entries of a list that is written one a line; empty lines are none."""
    return [line.strip() for line in plain(text).split("\n") if line.strip()]


def is_row_of_values(record: Any) -> bool:  # noqa: ANN401 - a type
    """Say whether a record fits on one line of a form: values without blanks, all of them needed.

    So the points of a curve do, such as ``2026-03-01 0.25``.
    """
    wanted = {Decimal, date, int}
    return is_dataclass(record) and all(
        one.one in wanted and not one.is_optional and not one.is_list
        for one in kinds_of(record).values()
    )


def _one(text: str, kind: Any) -> Any:  # noqa: ANN401 - the field's own type
    return _row(text, kind) if is_row_of_values(kind) else parse_value(kind, text)


def _row(text: str, kind: Any) -> Any:  # noqa: ANN401 - a record
    kinds, words = kinds_of(kind), text.split()
    if len(words) != len(kinds):
        wanted = " ".join(kinds)
        raise ValueError(f"“{text}” is not complete.", f"Write on each line: {wanted}.")
    named = zip(kinds.items(), words, strict=True)
    return kind(**{name: parse_value(one.one, word) for (name, one), word in named})
