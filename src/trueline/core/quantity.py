"""Numbers with a unit that must not be mixed."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency.

    Attributes:
        amount: In units of the currency, not cents.
        currency: ISO 4217 code of three capital letters.
    """

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency.

        Raises:
            ValueError: The currencies differ.
        """
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added up.")
        return Money(self.amount + other.amount, self.currency)
