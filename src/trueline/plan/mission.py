"""Mission: why a scope uses social media, put together from what changes, for whom and by what."""

from dataclasses import dataclass

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class MissionParts:
    """What a mission says, piece by piece.

    Attributes:
        change: What is to be different.
        whom: For whom.
        means: By what.
    """

    change: str
    whom: str
    means: str


def mission_sentence(parts: MissionParts) -> str:
    """Give the mission as one sentence: “To … for … by …”.

    Example:
        >>> mission_sentence(MissionParts("to answer within an hour", "guests", "one inbox."))
        'To answer within an hour for guests by one inbox.'

    Raises:
        FaultyInputError: A piece is missing.
    """
    pieces = [
        _without(lead, said)
        for lead, said in (("to", parts.change), ("for", parts.whom), ("by", parts.means))
    ]
    if not all(pieces):
        what = "A mission says what is to change, for whom, and by what; something is missing."
        remedy = "Fill in all three, or write the sentence yourself."
        raise FaultyInputError(Issue(Severity.BLOCKS, "mission", what, remedy))
    change, whom, means = pieces
    return f"To {change} for {whom} by {means}."


def _without(lead: str, said: str) -> str:
    """Give what was said in one line, without a leading word that the sentence has already."""
    words = " ".join(said.split()).rstrip(".")
    first, _blank, rest = words.partition(" ")
    return rest if first.lower() == lead and rest else words
