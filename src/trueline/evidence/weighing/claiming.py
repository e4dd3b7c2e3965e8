"""Claiming: sentences of people that say of something past that it caused something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.evidence.weighing.causal_words import causal_words_in
from trueline.evidence.weighing.grade import Grade

_FALL = re.compile(
    r"\b(?:fewer|less|lower(?:ed)?|f[ae]ll(?:s|ing)?|drop(?:s|ped)?|declin(?:e|es|ed)"
    r"|decreas(?:e|es|ed)|reduc(?:ed|tion)|loss(?:es)?|lost|cuts?|shrank)\b",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?:more|higher|rises?|rose|growth|grew|increas(?:e|es|ed)|gains?|gained|extra"
    r"|raised|lifted|won|boosted)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|our)\s+", re.IGNORECASE)

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


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """What a study showed, and so which sentences it supports.

    Attributes:
        study: Its id.
        kpi: Path of the KPI that it is about.
        grade: Of its claim.
        is_up: Whether the outcome rose by it.
        tactic: Path of the tactic; empty for none.
        name: Of the tactic, as sentences begin with it; empty for none.
    """

    study: str
    kpi: str
    grade: Grade
    is_up: bool
    tactic: str = ""
    name: str = ""

    def is_named_in(self, claim: str) -> bool:
        """Say whether a sentence names the tactic."""
        name = _ARTICLE.sub("", self.name.strip())
        return bool(name) and bool(re.search(rf"\b{re.escape(name)}\b", claim, re.IGNORECASE))

    def goes_with(self, claim: str) -> bool:
        """Say whether a sentence says the direction that was shown, and not the other as well.

        A sentence that names no direction (“drove orders”) says that the outcome rose.
        """
        falls, rises = bool(_FALL.search(claim)), bool(_RISE.search(claim))
        return not falls if self.is_up else falls and not rises
