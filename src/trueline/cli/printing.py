"""How the command line puts records in JSON and in lines of text."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from trueline.briefing.wording import SHARES
from trueline.core.issue import Issue
from trueline.core.percent import per_cent
from trueline.measure.measured import Ratio

KEPT_PLACES = 6
"""Digits behind the point that the ledger keeps."""


def as_json(document: object) -> str:
    """Give JSON with two spaces of indent; days are ISO text.

    Numbers are numbers, but for kept values with more digits than a JSON reader's number holds.
    """
    return json.dumps(document, indent=2, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else _fraction(value)
        case date():
            return value.isoformat()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form.")


def _fraction(value: Decimal) -> float | str:
    """Give a number; a kept value as text where a JSON reader's number would hold other digits."""
    near = float(value)
    is_kept = value == round(value, KEPT_PLACES)  # others are quotients, rounded anyway
    return f"{value.normalize():f}" if is_kept and Decimal(repr(near)) != value else near


def issue_lines(issues: Iterable[Issue]) -> list[str]:
    """Give one line for what is wrong and one for what to do."""
    return [
        line
        for issue in issues
        for line in (
            f"{issue.severity.value}: {issue.where}: {issue.what}",
            f"        {issue.remedy}",
        )
    ]


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give columns of text, as wide as their widest cell; numbers to the right."""
    cells = [[_cell(one) for one in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    lines = [list(headings), *cells]
    return "\n".join(
        "  ".join(_pad(text, width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def number(value: Decimal | None, measured_in: str = "") -> str:
    """Give a number for people with its unit; a dash when it is missing."""
    if value is None:
        return "–"
    if measured_in == "fraction":
        return per_cent(value)
    digits = 0 if value == value.to_integral_value() else 2
    unit = "" if measured_in in ("", "count") else f" {measured_in}"
    return f"{value:z,.{digits}f}{unit}"


def difference(value: Decimal | None, unit: str) -> str:
    """Give a difference; that of two shares is in points, since it is no share of anything."""
    if unit in SHARES and value is not None:
        return f"{value * 100:+,.2f} points"
    said = number(value, unit)
    return f"+{said}" if value is not None and value > 0 else said


def ratio_line(ratio: Ratio) -> str:
    """Give what a rate was divided by, by name."""
    sides = (ratio.above, ratio.below)
    return "  " + " ÷ ".join(f"{number(one.value, one.measured_in)} {one.label}" for one in sides)


def _cell(value: object) -> str:
    return number(value) if isinstance(value, Decimal) else str(value)


def _pad(text: str, width: int) -> str:
    looks_like_number = text[:1].isdigit() or text[:1] in "–-+"
    return text.rjust(width) if looks_like_number else text.ljust(width)
