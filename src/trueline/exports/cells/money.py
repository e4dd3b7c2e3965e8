"""Amounts of money: a number, and the currency that a header, a cell or a person names."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money.

    Attributes:
        value: In the currency's main unit.
        currency: ISO 4217 code.
    """

    value: Decimal
    currency: str


_SIGNS = {
    "€": "EUR", "£": "GBP", "৳": "BDT", "₹": "INR", "₴": "UAH", "₽": "RUB", "₺": "TRY",
    "₩": "KRW", "₫": "VND", "₪": "ILS", "₦": "NGN", "฿": "THB", "₱": "PHP", "₡": "CRC",
    "₲": "PYG", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₾": "GEL", "r$": "BRL", "us$": "USD",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "mx$": "MXN", "nt$": "TWD", "zł": "PLN", "kč": "CZK", "лв": "BGN", "fr.": "CHF",
}  # fmt: skip
_SHARED_SIGNS = {
    "$": frozenset({"USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "TWD", "CLP", "COP", "ARS"}),
    "¥": frozenset({"JPY", "CNY"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "kr.": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "rs.": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "₨": frozenset({"PKR", "LKR", "NPR", "MUR"}),
}
_NUMBER = re.compile(r"\d(?:[\d.,'’\s\u00a0\u202f\u2009]*\d)?[.,]?|[.,]\d+")
_IN_HEADER = re.compile(r"^(.*?)[\s,:_-]*(?:in\s+)?[(\[]?\b([a-z]{3})[)\]]?$")


class NotMoneyError(ValueError):
    """A cell that should hold an amount holds something else, or names another currency."""


def bare_amount(text: str) -> tuple[str, str]:
    """Part a cell into its number, with sign, and what stands around it.

    Returns:
        Number text and unit text; the cell and the empty text when there is no number in it.

    Example:
        >>> bare_amount("USD 12,500.00")
        ('12,500.00', 'usd')
        >>> bare_amount("-$1,200.50")
        ('-1,200.50', '$')
    """
    found = _NUMBER.search(text)
    if found is None:
        return text.strip(), ""
    around = _plain(text[: found.start()] + " " + text[found.end() :])
    is_negative = "-" in around or "\u2212" in around or ("(" in around and ")" in around)
    unit = _plain(around.translate(str.maketrans("-\u2212()+", "     ")))
    number = found[0].strip()
    return (f"-{number}" if is_negative else number), unit


def currency_of(unit: str) -> str:
    """Give the ISO 4217 code that a unit's text names beyond doubt; empty when it names none.

    Raises:
        NotMoneyError: It is no currency.
    """
    text = _plain(unit)
    if not text or text in _SHARED_SIGNS:
        return ""
    if text in _SIGNS:
        return _SIGNS[text]
    code = text.upper()
    if code in currency_codes():
        return code
    # "US$ USD" and "$ USD" say it twice, and so may "€ EUR".
    parts = {currency_of(one) for one in text.split()} if " " in text else set()
    if len(parts - {""}) == 1:
        return (parts - {""}).pop()
    raise NotMoneyError(f"“{unit}” is no currency that is known.")


def agrees(unit: str, currency: str) -> bool:
    """Say whether a cell's unit can be a currency, as “$” can be CAD.

    Raises:
        NotMoneyError: The unit is no currency.
    """
    shared = _SHARED_SIGNS.get(_plain(unit))
    if shared is not None:
        return currency in shared
    return currency_of(unit) in ("", currency)


def currency_in_header(header: str) -> tuple[str, str]:
    """Part a header into its name and the currency that it ends with.

    Returns:
        Normalised name and ISO 4217 code; the code is empty when it names none.

    Example:
        >>> currency_in_header("Amount spent (UAH)")
        ('amount spent', 'UAH')
    """
    text = _plain(header)
    found = _IN_HEADER.match(text)
    if found and found[1] and found[2].upper() in currency_codes():
        return found[1].strip(), found[2].upper()
    base, _, unit = text.removesuffix(")").rpartition("(")
    if base and unit.strip() in _SIGNS:
        return base.strip(), _SIGNS[unit.strip()]
    return text, ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def currency_codes() -> frozenset[str]:
    """Give every ISO 4217 code that is or was in use."""
    from babel.numbers import list_currencies  # noqa: PLC0415 - loads a table, only where money is

    return frozenset(list_currencies())
