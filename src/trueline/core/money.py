"""Money: an amount that never travels without its currency."""

import re
from dataclasses import dataclass
from decimal import Decimal

FORM = re.compile(r"([-+]?\d+(?:\.\d+)?) ([A-Z]{3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency.

    Attributes:
        amount: In whole units of the currency, such as euros.
        currency: ISO 4217 code.

    Example:
        >>> Money.parse("49.50 EUR") + Money.parse("0.50 EUR")
        Money(amount=Decimal('50.00'), currency='EUR')
    """

    amount: Decimal
    currency: str

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read money as it is written in documents, such as ``49.50 EUR``.

        Raises:
            ValueError: It is not written so.
        """
        if not (found := FORM.fullmatch(text)):
            raise ValueError(f"“{text}” is no money; write it as 49.50 EUR.")
        return cls(Decimal(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"{self} and {other} are not in one currency.")
        return Money(self.amount + other.amount, self.currency)

    def __mul__(self, times: Decimal | int) -> "Money":
        return Money(self.amount * times, self.currency)
