"""Text to days and times. The day is taken as it is written; no time zone is ever applied."""

import re
from calendar import monthrange
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from trueline.exports.cells.headers import normalise

_MONTHS = (
    "january february march april may june july august september october november december",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
_AMBIGUOUS = {"jui"}
_MONTH = {
    name[:size]: number
    for names in _MONTHS
    for number, name in enumerate(names.split(), start=1)
    for size in range(3, len(name) + 1)
    if name[:size] not in _AMBIGUOUS
}
_TIME = r"(?:[T ,]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*([ap]m)?)?"
_ZONE = r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}{_ZONE}", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SLASHED = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}){_TIME}{_ZONE}", re.IGNORECASE)
_ORDINAL = "(?:st|nd|rd|th|er|º|ª|°)?"
_NAMED = re.compile(
    rf"(?:[^\W\d]+\.?,?\s+)??(?:([^\W\d]+)\.?\s+(\d{{1,2}}){_ORDINAL}"
    rf"|(\d{{1,2}}){_ORDINAL}\.?[\s-]+(?:de\s+)?([^\W\d]+)\.?)"
    rf",?[\s-]+(?:de\s+)?(\d{{4}}){_TIME}{_ZONE}",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(rf"[^\W\d]+ ([^\W\d]+) (\d{{1,2}}){_TIME}{_ZONE} (\d{{4}})", re.IGNORECASE)
"""As X writes times in its archives: ``Mon Jan 30 10:00:00 +0000 2023``."""
_EPOCH_SECONDS = re.compile(r"(1[0-8]\d{8})(?:\.\d+)?")
"""To 2030; ten digits that begin with 19 or 20 may be a day and an hour."""
_YEARLESS = re.compile(
    rf"(?:([^\W\d]+)\.?\s+(\d{{1,2}}){_ORDINAL}"
    rf"|(\d{{1,2}}){_ORDINAL}\.?\s+(?:de\s+)?([^\W\d]+)\.?)"
)
_SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
_SERIAL_EPOCH = date(1899, 12, 30)
_NOON = 12
_LEAP_YEAR = 2000


class NotADayError(ValueError):
    """A cell that should hold a day holds something else, or one that could be two days."""


class OpenOrderError(NotADayError):
    """Every day of a column could be two days; a person may know which."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as a file writes it.

    Attributes:
        day: The date part, as written.
        clock: The time of day, as written; None when only the day is given.
        zone: ``UTC``, ``+05:00`` ...; empty when the file does not say.
    """

    day: date
    clock: time | None = None
    zone: str = ""

    @property
    def at(self) -> datetime:
        """Day and time without zone; midnight when there is no time."""
        return datetime.combine(self.day, self.clock or time())


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Which comes first in ``03/04/2025``.

    Attributes:
        month_first: Whether it is 4 March.
    """

    month_first: bool


def tell_order(text: str) -> str:
    """Say whether ``03/18/2025`` shows ``month`` or ``day`` first, or ``either``.

    ``year`` stands for 2025-03-18, ``points`` for 18.03.2025, and nothing for all other forms.
    """
    found = _SLASHED.fullmatch(text.strip())
    if not found:
        return "year" if _ISO.fullmatch(text.strip()) else ""
    if found[2] == ".":
        return "points"
    if int(found[1]) > _NOON:
        return "day"
    return "month" if int(found[3]) > _NOON else "either"


def decide_order(told: AbstractSet[str], *, month_first: bool, as_downloaded: bool) -> DayOrder:
    """Decide for a whole column whether the month or the day comes first.

    Args:
        told: What ``tell_order`` said of every cell of the column.
        month_first: What the network writes.
        as_downloaded: Whether the file is in the network's own form. A file that a spreadsheet
            saved again may have turned the order, so that the days themselves must tell.

    Raises:
        OpenOrderError: None of the days tells.
        NotADayError: The days contradict each other.
    """
    shown = set(told) - {"", "either", "year", "points"}
    has_slashes = bool(shown) or "either" in told
    if "year" in told and has_slashes:
        raise NotADayError(
            "Some days have the year first and some have it last, as when a spreadsheet has turned "
            "days that it took for months."
        )
    if "points" in told and has_slashes:
        raise NotADayError(
            "Some days have points and some have slashes, as when a spreadsheet has turned days "
            "that it took for months."
        )
    if len(shown) > 1:
        raise NotADayError("Some days have the month first and some the day.")
    if shown:
        return DayOrder(month_first="month" in shown)
    if "either" in told and not as_downloaded:
        raise OpenOrderError("Days such as 03/04/2025 could be March or April; no row tells which.")
    return DayOrder(month_first)


def read_stamp(text: str, order: DayOrder, *, may_be_serial: bool = False) -> Stamp | None:
    """Read a day, with time and zone where they are given; None for an empty cell.

    Args:
        text: The cell.
        order: See ``decide_order``.
        may_be_serial: Whether ``45678.5`` is a day, as in workbooks (days since 1899-12-30).

    Raises:
        NotADayError: The cell holds something else.
    """
    return _read(text, order.month_first, may_be_serial)


def read_day_of_year(text: str) -> tuple[int, int]:
    """Read month and day of ``February 28`` or ``8 de marzo``.

    Raises:
        NotADayError: The cell holds something else.
    """
    found = _YEARLESS.fullmatch(normalise(text))
    month = _MONTH.get((found[1] or found[4]).rstrip(".")) if found else None
    day = int(found[2] or found[3]) if found else 0
    if not month or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise NotADayError(f"“{text}” is not a day of a month.")
    return month, day


@lru_cache(maxsize=8192)
def _read(text: str, month_first: bool, may_be_serial: bool) -> Stamp | None:  # noqa: FBT001
    bare = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    if not bare:
        return None
    try:
        stamp = _numbered(bare, month_first=month_first) or _worded(bare) or _counted(bare)
        if stamp is None and may_be_serial:
            stamp = _serial(bare)
    except ValueError:
        stamp = None
    if stamp is None:
        raise NotADayError(f"“{text}” is not a day.")
    return stamp


def _numbered(text: str, *, month_first: bool) -> Stamp | None:
    if found := _ISO.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        return Stamp(date(year, month, day), _clock(*found.group(4, 5, 6, 7)), _zone(found[8]))
    if found := _COMPACT.fullmatch(text):
        return Stamp(date(int(found[1]), int(found[2]), int(found[3])))
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        turned = month_first and found[2] != "."
        month, day = (first, second) if turned else (second, first)
        clock = _clock(*found.group(5, 6, 7, 8))
        return Stamp(date(int(found[4]), month, day), clock, _zone(found[9]))
    return None


def _counted(text: str) -> Stamp | None:
    """Read seconds since 1970, as programming interfaces write them."""
    found = _EPOCH_SECONDS.fullmatch(text)
    moment = datetime.fromtimestamp(int(found[1]), UTC) if found else None
    return Stamp(moment.date(), moment.time(), "UTC") if moment else None


def _worded(text: str) -> Stamp | None:
    if found := _YEAR_LAST.fullmatch(text):
        text = f"{found[1]} {found[2]} {found[8]} {text[found.start(3) : found.end(7)]}"
    found = _NAMED.fullmatch(text)
    if not found:
        return None
    month = _MONTH.get((found[1] or found[4]).casefold())
    if month is None:
        return None
    day = date(int(found[5]), month, int(found[2] or found[3]))
    return Stamp(day, _clock(*found.group(6, 7, 8, 9)), _zone(found[10]))


def _serial(text: str) -> Stamp | None:
    found = _SERIAL.fullmatch(text)
    if not found:
        return None
    seconds = round(float(f"0.{found[2] or 0}") * 86_400)
    moment = datetime.combine(_SERIAL_EPOCH, time()) + timedelta(int(found[1]), seconds)
    return Stamp(moment.date(), moment.time() if found[2] and seconds else None)


def _clock(
    hour: str | None, minute: str | None, second: str | None, half: str | None
) -> time | None:
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half:
        hours = hours % _NOON + (_NOON if half.casefold() == "pm" else 0)
    return time(hours, int(minute), int(second or 0))


def _zone(text: str | None) -> str:
    if not text:
        return ""
    if text[0] not in "+-" or text[1:].replace(":", "") == "0000":
        return "UTC"
    return f"{text[:3]}:{text[-2:]}"
