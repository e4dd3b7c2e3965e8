"""How numbers are put in words, by the reader's locale."""

from decimal import ROUND_HALF_EVEN, Decimal

from babel.core import Locale
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import get_language, ngettext, to_locale
from django.utils.translation import gettext as _

DIGITS = 3
MISSING = "–"
MINUTES_AN_HOUR = 60
SHARES = frozenset({"fraction", "share"})
LEAST_SHARE = Decimal("0.001")
KILOBYTE = 1000
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
LARGE = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


def say_value(value: Decimal | None, measured_in: str) -> str:
    """Put a value in words, short: three significant digits, with its unit where it is one sign.

    Args:
        value: In ``measured_in``; None gives a dash.
        measured_in: A metric's unit, or a currency code.
    """
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return say_share(value)
    if measured_in == "minutes":
        return _say_minutes(value)
    if measured_in == "hours":
        return _("{0}\u00a0h").format(_short(value))
    if is_currency(measured_in):
        return _say_money(value, measured_in)
    return _short(value)


def say_exactly(value: Decimal | None, measured_in: str) -> str:
    """Put a value in words with every digit that it has, and its unit in full."""
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return format_percent(value.normalize(), format="#,##0.####%", locale=locale())
    digits = format_decimal(value.normalize(), format="#,##0.######", locale=locale())
    return f"{digits} {unit_name(measured_in)}".strip()


def unit_name(measured_in: str) -> str:
    """Give a unit's name for people."""
    names = {
        "count": "",
        "people": _("people"),
        "minutes": _("minutes"),
        "hours": _("hours"),
        "seconds": _("seconds"),
    }
    return names.get(measured_in, measured_in)


def say_share(share: Decimal | None) -> str:
    """Put a share in words as a percentage; what is not all is never said to be 100%."""
    if share is None:
        return MISSING
    if 0 < abs(share) < LEAST_SHARE / 2:
        least = LEAST_SHARE.copy_sign(share)
        sign = "<" if share > 0 else ">"
        return f"{sign} {format_percent(least, format='0.0%', locale=locale())}"
    if share in (0, 1):
        return format_percent(share, format="0%", locale=locale())
    shown = share.quantize(LEAST_SHARE, ROUND_HALF_EVEN)
    if shown == 1:
        shown = 1 - LEAST_SHARE if share < 1 else 1 + LEAST_SHARE
    return format_percent(shown, format="#,##0.0%", locale=locale())


def say_count(count: int) -> str:
    """Put a whole number in words with every digit."""
    return format_decimal(count, format="#,##0", locale=locale())


def say_bytes(count: int) -> str:
    """Put a file's size in words."""
    if count < KILOBYTE:
        return ngettext("{0} byte", "{0} bytes", count).format(count)
    size, unit = (KILOBYTE**2, "MB") if count >= KILOBYTE**2 else (KILOBYTE, "kB")
    return f"{format_decimal(Decimal(count) / size, format='#,##0.#', locale=locale())} {unit}"


def is_currency(measured_in: str) -> bool:
    """Say whether a unit is a currency code."""
    return len(measured_in) == DIGITS and measured_in.isupper()


def _say_minutes(value: Decimal) -> str:
    whole = int(value.to_integral_value(ROUND_HALF_EVEN))
    if abs(whole) < MINUTES_AN_HOUR:
        return _("{0}\u00a0min").format(whole)
    hours, minutes = divmod(abs(whole), MINUTES_AN_HOUR)
    sign = "-" if whole < 0 else ""
    return _("{0}\u00a0h\u00a0{1}").format(f"{sign}{hours}", f"{minutes:02d}")


def _say_money(value: Decimal, currency: str) -> str:
    size, suffix = _size(value)
    if suffix or abs(value) >= HUNDRED:
        shown, pattern = _rounded(value / size), "¤#,##0.##"
    else:
        shown, pattern = value.quantize(CENT, ROUND_HALF_EVEN), "¤#,##0.00"
    return format_currency(shown, currency, pattern, locale(), currency_digits=False) + suffix


def _short(value: Decimal) -> str:
    size, suffix = _size(value)
    shown = _rounded(value / size)
    return format_decimal(shown, format="#,##0.###", locale=locale()) + suffix


def _size(value: Decimal) -> tuple[Decimal, str]:
    """Give what to divide by and its letter; below 1000 nothing is left out."""
    rounded = abs(_rounded(value))
    return next(((size, suffix) for size, suffix in LARGE if rounded >= size), (Decimal(1), ""))


def _rounded(value: Decimal) -> Decimal:
    if not value:
        return Decimal(0)
    if abs(value) >= 10**DIGITS:
        return value.quantize(Decimal(1), ROUND_HALF_EVEN)
    return value.quantize(Decimal(1).scaleb(value.adjusted() - DIGITS + 1), ROUND_HALF_EVEN)


def locale() -> Locale:
    """Give the reader's locale, as Babel knows it."""
    return Locale.parse(to_locale(get_language() or "en-gb"))
