"""Claiming: sentences of people that say of something past that it caused something."""

import re
from collections.abc import Iterator

from trueline.evidence.weighing.causal_words import causal_words_in

SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]?")


def claims_in(text: str) -> Iterator[str]:
    """Yield the sentences of a text that claim a cause of what has happened.

    Example:
        >>> list(claims_in("Reels drove orders in May. They should drive them in June. Why?"))
        ['Reels drove orders in May']
    """
    for found in SENTENCE.finditer(text):
        sentence = found.group().strip()
        if sentence.endswith("?"):
            continue
        if any(one.is_past and not one.is_denied for one in causal_words_in(sentence)):
            yield sentence.rstrip(".!;").strip()
