"""What parts, fields and values of a plan are called in words, read from the records themselves."""

import inspect
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from trueline.briefing.wording import day_in_words, number_in_words
from trueline.core.money import Money
from trueline.plan.parts import FieldKind, kinds_of, name_of

WRITTEN_SO = {
    "kpi": "KPI",
    "kpis": "KPIs",
    "c": "C",
    "cs": "Cs",
    "dont": "don't",
    "n": "sample size",
}
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
ATTRIBUTE = re.compile(r" {4}(\w+): (.*)")


def title_of(record: Any) -> str:  # noqa: ANN401 - any record
    """Give what a part is called: its name, else the first words that it had to be given."""
    kinds = kinds_of(type(record))
    if named := getattr(record, "name", "") or getattr(record, "title", ""):
        return str(named)
    if "id" not in kinds:
        return str(getattr(record, "key", "") or name_of(record))
    asked = [name for name in required_fields(type(record)) if name != "id"]
    texts = [name for name in asked if _is_free_text(kinds[name])]
    for name in (*texts, *asked):
        if text := in_words(getattr(record, name)):
            return text
    return name_of(record)


def noun_of(kind: Any) -> str:  # noqa: ANN401 - a record's type
    """Give what parts of a type are called, such as “social goal”.

    Example:
        >>> from trueline.plan.kpi import Kpi
        >>> noun_of(Kpi)
        'KPI'
    """
    return _written(HUMP.sub(" ", kind.__name__))


def field_label(name: str) -> str:
    """Give what a field is called, such as “on pace from”.

    Example:
        >>> field_label("target/due"), field_label("target/value"), field_label("four_cs")
        ('target, due', 'target', 'four Cs')
    """
    steps = name.split("/")
    if len(steps) > 1 and steps[-1] == "value":
        steps = steps[:-1]
    return ", ".join(_written(step.replace("_", " ")) for step in steps)


def field_hint(record: Any, name: str) -> str:  # noqa: ANN401 - a record's type
    """Give what a field means, as its record's docstring says; empty when it does not."""
    return _attributes(record).get(name, "")


def in_words(value: Any) -> str:  # noqa: ANN401 - any value of a field
    """Give a value as people read it; None, empty text and empty lists are empty.

    Example:
        >>> in_words(Decimal("430000.50")), in_words(date(2026, 12, 31)), in_words(("a", "b"))
        ('430,000.50', '31 Dec 2026', 'a, b')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(in_words, value)))
    if is_dataclass(value) and not isinstance(value, Money):
        told = (in_words(getattr(value, one.name)) for one in fields(value))
        return " · ".join(filter(None, told))
    return _single(value)


def required_fields(record: Any) -> tuple[str, ...]:  # noqa: ANN401 - a record's type
    """Give the fields without which there is no such record."""
    return tuple(one.name for one in fields(record) if one.default is MISSING)


def _single(value: Any) -> str:  # noqa: ANN401 - any single value
    match value:
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case Decimal() | int():
            return number_in_words(Decimal(value))
        case date():
            return day_in_words(value)
        case Money():
            return number_in_words(value.amount, value.currency)
    return str(value)


def _is_free_text(kind: FieldKind) -> bool:
    return kind.one is str and not kind.is_list and kind.named is None


@cache
def _attributes(record: Any) -> Mapping[str, str]:  # noqa: ANN401 - a record's type
    told: dict[str, str] = {}
    name = ""
    for line in (inspect.getdoc(record) or "").partition("Attributes:")[2].splitlines():
        if found := ATTRIBUTE.match(line):
            name, told[found[1]] = found[1], found[2]
        elif name:
            told[name] = f"{told[name]} {line.strip()}".strip()
    return {one: _for_people(text) for one, text in told.items()}


def _for_people(text: str) -> str:
    """Give the words of a docstring without those that only programmers use."""
    words = re.sub(r"(?<=[;,] )None\b", "empty", text.replace("``", ""))
    return re.sub(r"\bNone\b", "Empty", words)


def _written(words: str) -> str:
    return " ".join(WRITTEN_SO.get(word.lower(), word.lower()) for word in words.split())
