"""Single values as people write them: text, numbers, days, words of a list."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from trueline.core.money import FORM as MONEY
from trueline.core.money import Money


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of a type are written.

    Attributes:
        pattern: All of the text must match.
        make: Text to value; may raise ValueError.
        noun: What it is called, as in “x is no day”.
        remedy: How to write one.
    """

    pattern: re.Pattern[str]
    make: Callable[[str], Any]
    noun: str
    remedy: str


FORMS = {
    str: _Form(re.compile(r".*", re.DOTALL), str, "text", "Write text."),
    bool: _Form(
        re.compile(r"true|false|yes|no", re.IGNORECASE),
        lambda text: text.lower() in {"true", "yes"},
        "answer",
        "Write true or false.",
    ),
    int: _Form(
        re.compile(r"[-+]?\d{1,9}", re.ASCII),
        int,
        "whole number",
        "Write digits only, such as 28.",
    ),
    Decimal: _Form(
        re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII),
        Decimal,
        "number",
        "Write digits with a point and no unit, such as 1250.5; a share of 12 % is 0.12.",
    ),
    float: _Form(
        re.compile(r"[-+]?\d{1,18}(\.\d+)?([eE][-+]?\d{1,2})?", re.ASCII),
        float,
        "number",
        "Write digits with a point and no unit, such as 1250.5; a share of 12 % is 0.12.",
    ),
    date: _Form(
        re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
        date.fromisoformat,
        "day",
        "Write year, month and day, such as 2026-12-31.",
    ),
    Money: _Form(
        MONEY,
        Money.parse,
        "money",
        "Write the amount with a point, and its currency, such as 49.50 EUR.",
    ),
}


def parse_value(kind: type, text: str) -> Any:  # noqa: ANN401 - a field's own type
    """Give a text as a value of a type.

    Raises:
        ValueError: It is none; the two arguments say what is wrong and how to write one.
    """
    if issubclass(kind, Enum):
        words = [str(one.value) for one in kind]
        if text not in words:
            raise ValueError(f"“{text}” is not allowed here.", f"Use one of: {', '.join(words)}.")
        return kind(text)
    form = FORMS[kind]
    complaint = f"“{text}” is no {form.noun}."
    if not form.pattern.fullmatch(text):
        raise ValueError(complaint, form.remedy)
    try:
        return form.make(text)
    except ValueError:
        raise ValueError(complaint, form.remedy) from None
