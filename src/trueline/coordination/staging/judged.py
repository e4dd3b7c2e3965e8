"""What a criterion came to: met, not met, or not to be said, and where that is seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_NAMED = 4
"""Names in a sentence; the rest is counted."""


class Standing(StrEnum):
    """Whether a criterion is met."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_SAY = "cannot be said"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a criterion came to.

    Attributes:
        standing: Whether it is met.
        why: What that rests on, in a sentence.
        link: Page where it is seen, from the root; empty for none.
    """

    standing: Standing
    why: str
    link: str = ""

    @property
    def is_met(self) -> bool:
        """Say whether it is met; what cannot be said is not."""
        return self.standing is Standing.MET


def met(why: str, link: str = "") -> Judged:
    """Give a criterion that is met."""
    return Judged(Standing.MET, why, link)


def not_met(why: str, link: str = "") -> Judged:
    """Give a criterion that is not met; the sentence names what is missing."""
    return Judged(Standing.NOT_MET, why, link)


def cannot_say(why: str, link: str = "") -> Judged:
    """Give a criterion of which nothing is known; the sentence says what it takes."""
    return Judged(Standing.CANNOT_SAY, why, link)


def some_of(names: Iterable[str]) -> str:
    """Give a few names for a sentence, and how many more there are.

    Example:
        >>> some_of(["a", "b", "c", "d", "e", "f"])
        '“a”, “b”, “c”, “d” and 2 more'
    """
    every = [f"“{one}”" for one in names]
    if len(every) > MOST_NAMED:
        return f"{', '.join(every[:MOST_NAMED])} and {len(every) - MOST_NAMED} more"
    return " and ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))


def counted(count: int, one: str, many: str) -> str:
    """Give a count with its noun.

    Example:
        >>> counted(1, "flow", "flows"), counted(3, "flow", "flows")
        ('1 flow', '3 flows')
    """
    return f"{count} {one if count == 1 else many}"
