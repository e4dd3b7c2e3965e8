"""Claiming: sentences of people that say of something past that it caused something."""

import re
from collections.abc import Iterator

PAST_CLAIM = re.compile(
    r"\b(?:caused|drove|driven\s+by|generated|led\s+to|resulted\s+in|brought\s+(?:in|about)"
    r"|boosted|thanks\s+to|due\s+to)\b",
    re.IGNORECASE,
)
"""Words that claim a cause of what has happened; plans may hope, and say “drive” and “bring”."""

NO_CLAIM = re.compile(
    r"\b(?:no\s+evidence|not|never|whether|if|unless|(?-i:may)|might|could|would|should|must|will"
    r"|nobody|nothing|study|test)\b",
    re.IGNORECASE,
)
"""Words of a sentence that asks, hopes, denies or plans to find out."""

SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]?")


def claims_in(text: str) -> Iterator[str]:
    """Yield the sentences of a text that claim a cause of what has happened.

    Example:
        >>> list(claims_in("Reels drove orders in May. They should drive them in June. Why?"))
        ['Reels drove orders in May']
    """
    for found in SENTENCE.finditer(text):
        sentence = found.group().strip()
        if sentence.endswith("?") or NO_CLAIM.search(sentence):
            continue
        if PAST_CLAIM.search(sentence):
            yield sentence.rstrip(".!;").strip()
