"""Days that stand in titles and notes, such as ``Total followers on 8/5/2024:``."""

import re
from collections.abc import Iterable
from datetime import date

from trueline.exports.cells.answers import Answers, Asks, ask
from trueline.exports.cells.dates import (
    NotADayError,
    OpenOrderError,
    decide_order,
    read_stamp,
    tell_order,
)
from trueline.exports.files.refusing import refusal

_DAY = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})\b")
_RESAVED = {";", "\t"}


def stated_days(
    texts: Iterable[str], where: str, *, delimiter: str, answers: Answers
) -> tuple[date, ...]:
    """Give the days that texts of one file name, in their order; 8/5 is 5 August.

    Args:
        texts: Cells; those without a day count for nothing.
        where: File and sheet, for messages.
        delimiter: Between the cells of the file. A semicolon or tab shows that a spreadsheet saved
            it again and may have turned the days.
        answers: What the person said of the file.

    Raises:
        FaultyInputError: The days contradict each other, or only a person can tell their order.
    """
    found = [one for text in texts for one in _DAY.findall(text)]
    said = answers.month_first
    try:
        order = decide_order(
            {tell_order(one) for one in found},
            month_first=said if said is not None else True,
            as_downloaded=delimiter not in _RESAVED or said is not None,
        )
        stamps = [read_stamp(one, order) for one in found]
    except OpenOrderError as error:
        raise ask(where, str(error), Asks.DAY_ORDER) from None
    except NotADayError as error:
        raise refusal(where, str(error)) from None
    return tuple(one.day for one in stamps if one)
