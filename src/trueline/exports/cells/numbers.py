"""Text to numbers. Whether a comma is a decimal mark is decided for a whole table, not a cell."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

NOTHING = frozenset({"", "-", "--", "—", "–", "n/a", "undefined", "null", "none", "nan"})
"""Texts that say that there is no value, after ``strip`` and ``casefold``."""

_QUANTUM = Decimal("0.000001")
_LIMIT = Decimal(10) ** 12
_SPACES = str.maketrans("", "", "  \u00a0\u202f\u2009'’")
_MINUS = str.maketrans("\u2212", "-")
_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?")
_GROUPED = {
    ",": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?"),
}
_SHAPED = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2}(?:\.\d+)?)")


class NotANumberError(ValueError):
    """A cell that should hold a number holds something else."""


@dataclass(frozen=True, slots=True)
class Marks:
    """How a table writes numbers.

    Attributes:
        decimal: ``.`` or ``,``.
        is_told: Whether a number of the table shows it. Otherwise every mark stands before exactly
            three digits and ``decimal`` is what is likely.
        is_own: Whether the cells stand as a network or a workbook writes them, so that a lone
            point before three digits is a decimal mark.
        has_cents: Whether they are amounts with two decimals wherever decimals show, so that three
            digits behind the mark may be thousands.
    """

    decimal: str
    is_told: bool
    is_own: bool = True
    has_cents: bool = False


def tell_mark(text: str) -> str:
    """Say which decimal mark a cell shows beyond doubt; empty when it shows none."""
    if not text or text.isdecimal():
        return ""
    cell = _plain(text)
    if not _SHAPED.fullmatch(cell):
        return ""
    commas, points = cell.count(","), cell.count(".")
    if commas and points:
        return "," if cell.rfind(",") > cell.rfind(".") else "."
    if commas > 1 or points > 1:
        return "." if commas else ","
    if not commas + points:
        return ""
    mark = "," if commas else "."
    return "" if _is_group(cell, mark) else mark


def decide_marks(
    told: AbstractSet[str], *, decimal_comma_likely: bool = False, is_own: bool = True
) -> Marks:
    """Decide for a whole table which mark separates decimals.

    Args:
        told: What ``tell_mark`` said of every cell in a column of numbers.
        decimal_comma_likely: Whether the file was saved by a program that writes commas, as a
            semicolon between cells shows; decides when no number does.
        is_own: Whether the cells stand as a network or a workbook writes them.

    Raises:
        NotANumberError: Some numbers use the point for decimals and some the comma.
    """
    shown = set(told) - {""}
    if len(shown) > 1:
        raise NotANumberError("Some numbers have a decimal point and some a decimal comma.")
    if shown:
        return Marks(shown.pop(), is_told=True, is_own=is_own)
    return Marks("," if decimal_comma_likely else ".", is_told=False, is_own=is_own)


def read_number(text: str, marks: Marks, *, whole: bool = False) -> Decimal | None:
    """Read a number; None when the cell says that there is no value.

    Args:
        text: The cell.
        marks: How the table writes numbers.
        whole: Whether only a whole number makes sense.

    Raises:
        NotANumberError: The cell holds something else, or could mean two numbers.
    """
    if text.isdecimal() and len(text) <= 12:  # noqa: PLR2004 - digits left of the point in the ledger
        return Decimal(text)
    if text.strip().casefold() in NOTHING:
        return None
    if text.rstrip().endswith("%"):
        raise NotANumberError(f"“{text}” is a share and not a number.")
    value = Decimal(_with_point(text, _plain(text), marks, whole=whole))
    if whole and value != value.to_integral_value():
        raise NotANumberError(f"“{text}” is not a whole number.")
    return fit(value)


def read_share(text: str, marks: Marks, *, is_percent: bool) -> Decimal | None:
    """Read a share as a number from 0 to 1; None when there is no value.

    Args:
        text: The cell, with or without a per cent sign.
        marks: How the table writes numbers.
        is_percent: Whether a number without the sign is a percentage.

    Raises:
        NotANumberError: The cell holds something else.
    """
    bare = text.strip()
    signed = bare.endswith("%")
    value = read_number(bare.removesuffix("%"), marks)
    return value if value is None or not (signed or is_percent) else fit(value / 100)


def read_seconds(text: str, marks: Marks) -> Decimal | None:
    """Read ``H:MM:SS``, ``M:SS`` or plain seconds as seconds; None when there is no value.

    Raises:
        NotANumberError: The cell holds something else.
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return read_number(text, marks)
    hours, minutes, seconds = found.groups()
    return fit(Decimal(hours or 0) * 3600 + Decimal(minutes) * 60 + Decimal(seconds))


def fit(value: Decimal) -> Decimal:
    """Round a value to the six decimals that the ledger keeps.

    Raises:
        NotANumberError: It is too large to keep.
    """
    if abs(value) >= _LIMIT:
        raise NotANumberError(f"{value} is larger than any number that can be kept.")
    return value.quantize(_QUANTUM, rounding=ROUND_HALF_EVEN).normalize() + 0


def _plain(text: str) -> str:
    return text.strip().removesuffix("%").translate(_SPACES).translate(_MINUS)


def _with_point(text: str, cell: str, marks: Marks, *, whole: bool) -> str:
    group = "," if marks.decimal == "." else "."
    if not marks.is_told and _is_open(cell, marks, whole=whole):
        raise NotANumberError(f"“{text}” could be two numbers, and no other cell tells which.")
    is_long = marks.decimal == "," or cell.endswith("000")  # 12.345 may be a network's own
    if (whole or (marks.has_cents and is_long)) and _is_group(cell, marks.decimal):
        raise NotANumberError(f"“{text}” could be thousands, and other cells say otherwise.")
    if group in cell:
        if not _GROUPED[group].fullmatch(cell):
            raise NotANumberError(f"“{text}” is not a number.")
        cell = cell.replace(group, "")
    cell = cell.replace(marks.decimal, ".")
    if not _POINT.fullmatch(cell):
        raise NotANumberError(f"“{text}” is not a number.")
    return cell


def _is_open(cell: str, marks: Marks, *, whole: bool) -> bool:
    """Say whether a number could be two, in a table where none shows which mark is which."""
    if whole:
        return marks.decimal in cell
    if marks.decimal == "." and "." in cell and "," not in cell:
        return _is_group(cell, ".") and not marks.is_own
    return ("," if marks.decimal == "." else ".") in cell


def _is_group(cell: str, mark: str) -> bool:
    """Say whether a mark stands where thousands are parted."""
    is_shaped = mark in cell and _GROUPED[mark].fullmatch(cell)
    return bool(is_shaped) and not cell.lstrip("+-").startswith("0")
