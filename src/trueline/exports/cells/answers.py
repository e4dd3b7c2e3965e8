"""What a person said about a file that does not say it itself, and how a file asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity


class Asks(StrEnum):
    """What a person's answer would settle; the value of ``Issue.asks``."""

    ACCOUNT = "account"
    CURRENCY = "currency"
    DAY_ORDER = "day-order"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that hold for a whole file.

    Attributes:
        currency: ISO 4217 code of amounts that name none; empty when unanswered.
        month_first: Whether 03/04/2025 is 4 March; None when unanswered.
    """

    currency: str = ""
    month_first: bool | None = None


UNANSWERED = Answers()

_REMEDIES = {
    Asks.ACCOUNT: "Name the account when you import it (--account network/handle).",
    Asks.CURRENCY: "Name the currency when you import it (--currency EUR).",
    Asks.DAY_ORDER: "Say which comes first when you import it (--days month-first or day-first).",
    Asks.MAPPING: "Say what its columns mean: map them on the Data page, or with "
    "`trueline mapping propose`.",
}


def ask(where: str, what: str, asks: Asks) -> FaultyInputError:
    """Build the refusal of a file that one answer of a person would mend.

    Args:
        where: File, sheet and row.
        what: What cannot be told from it, in a sentence.
        asks: What the answer is about.
    """
    return FaultyInputError(Issue(Severity.BLOCKS, where, what, _REMEDIES[asks], asks=asks))
