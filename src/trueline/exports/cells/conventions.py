"""How a table writes numbers, days and ids, settled once from all of its rows."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trueline.exports.cells.answers import Answers, Asks, ask
from trueline.exports.cells.dates import (
    DayOrder,
    NotADayError,
    OpenOrderError,
    decide_order,
    tell_order,
)
from trueline.exports.cells.headers import Header, Reading
from trueline.exports.cells.money import bare_amount
from trueline.exports.cells.numbers import (
    Marks,
    NotANumberError,
    decide_marks,
    tell_mark,
)
from trueline.exports.files.export import Row
from trueline.exports.files.refusing import refusal

_NUMBERS = frozenset(
    {Reading.WHOLE, Reading.DECIMAL, Reading.FRACTION, Reading.PERCENT, Reading.CLOCK}
)
_ROUNDED = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_KEPT_DIGITS = 15
_CENTS = 2
_OF_TEXT = frozenset(",;\t|")


@dataclass(frozen=True, slots=True)
class Conventions:
    """What holds for every row of a table.

    Attributes:
        marks: Which mark separates decimals.
        orders: For each column of days, whether the month comes first.
        with_cents: Columns of amounts that have two decimals wherever decimals show.
    """

    marks: Marks
    orders: Mapping[str, DayOrder]
    with_cents: frozenset[str] = frozenset()


def settle_conventions(
    rows: Iterable[Row],
    header: Header,
    where: str,
    *,
    month_first: bool | None,
    delimiter: str,
    answers: Answers,
) -> Conventions:
    """Read a table once and settle how it is to be understood.

    Args:
        rows: Below the header.
        header: Tells which columns hold numbers, days and ids.
        where: File and sheet, for messages.
        month_first: What the network writes; None when it writes what each person prefers.
        answers: What the person said of the file.
        delimiter: Between cells. A semicolon, tab or bar shows that a program saved the file again.

    Raises:
        FaultyInputError: Cells contradict each other, leave open what they mean, or a
            spreadsheet has rounded the ids.
    """
    told = _what_cells_tell(rows, header)
    if _are_rounded(told.digits, is_text=delimiter in _OF_TEXT):
        raise refusal(where, "A spreadsheet has rounded the ids: their last digits are lost.")
    if answers.month_first is not None:
        is_own_form, month_first = True, answers.month_first
    else:
        is_own_form = delimiter not in {";", "\t", "|"} and month_first is not None
    try:
        return Conventions(
            decide_marks(
                told.marks, decimal_comma_likely=delimiter == ";", is_own=delimiter in {"", ","}
            ),
            {
                field: decide_order(shown, month_first=bool(month_first), as_downloaded=is_own_form)
                for field, shown in told.orders.items()
            },
            frozenset(field for field, shown in told.decimals.items() if shown - {0} == {_CENTS}),
        )
    except OpenOrderError as error:
        raise ask(where, str(error), Asks.DAY_ORDER) from None
    except (NotANumberError, NotADayError) as error:
        raise refusal(where, str(error)) from None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the cells of a table show: decimal marks, orders of days by field, lengths of ids.

    The numbers of decimals of amounts stand by field.
    """

    marks: set[str]
    orders: dict[str, set[str]]
    digits: Counter[str]
    decimals: dict[str, set[int]]


def _what_cells_tell(rows: Iterable[Row], header: Header) -> _Told:
    numbers, amounts = _places(header, _NUMBERS), _fields(header, Reading.MONEY)
    identities = _places(header, {Reading.IDENTITY})
    days = _fields(header, Reading.DAY)
    told = _Told(
        set(), {field: set() for field in days}, Counter(), {field: set() for field in amounts}
    )
    for row in rows:
        cells = row.cells
        told.marks.update(tell_mark(cells[at]) for at in numbers if at < len(cells))
        for field, places in amounts.items():
            bare = [bare_amount(cells[at])[0] for at in places if at < len(cells)]
            told.marks.update(map(tell_mark, bare))
            told.decimals[field].update(map(_decimals_of, bare))
        for field, places in days.items():
            told.orders[field].update(tell_order(cells[at]) for at in places if at < len(cells))
        told.digits.update(_tell_digits(cells[at]) for at in identities if at < len(cells))
    return told


def _fields(header: Header, reading: Reading) -> dict[str, tuple[int, ...]]:
    return {
        one.field: header.places[one.field]
        for one in header.columns
        if one.reading is reading and one.field in header.places
    }


def _places(header: Header, readings: Iterable[Reading]) -> tuple[int, ...]:
    wanted = set(readings)
    return tuple(
        at
        for one in header.columns
        if one.reading in wanted
        for at in header.places.get(one.field, ())
    )


def _decimals_of(number: str) -> int:
    """Count the digits behind the decimal mark; 0 when none shows beyond doubt."""
    mark = tell_mark(number)
    return len(number.strip().rpartition(mark)[2]) if mark and mark in number else 0


def _tell_digits(cell: str) -> str:
    """Say whether an id shows an exponent, or what stands beyond the digits a spreadsheet keeps."""
    text = cell.strip()
    if not text.isdecimal():
        return "cut" if _ROUNDED.fullmatch(text) else ""
    if len(text) <= _KEPT_DIGITS:
        return ""
    if text[_KEPT_DIGITS:].strip("0"):
        return "long"
    return "nought" if len(text) == _KEPT_DIGITS + 1 else "noughts"


def _are_rounded(digits: Counter[str], *, is_text: bool) -> bool:
    """Say whether a spreadsheet has rounded the ids; one nought at the end of one id is none.

    One id with more noughts tells only in a file of text: workbooks show an exponent then, and no
    spreadsheet writes JSON.
    """
    if digits["cut"]:
        return True
    alone = is_text and digits["noughts"] > 0
    return not digits["long"] and (alone or digits["noughts"] + digits["nought"] > 1)
