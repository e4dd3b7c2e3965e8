"""Causal words: where a text says that one thing caused another, and what takes it back.

A word that takes a claim back (“probably”, “no evidence that”, “whether”) reaches the verb after it
in its own clause and no further, so that one careful word does not excuse a whole sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ALWAYS = (
    r"caus(?:e|es|ed|ing)|dr(?:ove|ives?|iven|iving)|generat(?:es?|ing)|led\s+to|leads?\s+to"
    r"|result(?:s|ed)?\s+in|because\s+of|thanks\s+to|due\s+to|brought\s+(?:in|about)|produces?"
    r"|boost(?:s|ed)?|delivers|made\s+possible|sparked|fuell?ed"
)
_WITH_OBJECT = (
    r"increased|raised|lifted|grew|earned|won|gained|brought|secured|generated|produced|delivered"
)
_NO_OBJECT = (
    r"by|to|from|in|on|at|for|with|of|since|over|during|after|before|until|through|between|within"
    r"|and|or|but|than|as|when|while|again|too|well|here|there|this|last|next|every|each|per|is|are"
    r"|was|were|move|moves|fast|faster|slowly|strongly|sharply|steadily|slightly|a\s+(?:day|week|month|quarter|year|member|customer|unit|\w+\s+and)"
)
_AMOUNT = (
    r"(?:[\d£$€+~]|(?:half|about|around|up|nearly|almost|some|more|less|over|roughly|then|now"
    r"|far|one|two|three|four|five|six|seven|eight|nine|ten|a\s+(?:third|quarter|half|fifth|tenth"
    r"|few))\b)"
)
_FOUND = re.compile(
    rf"(?<!-)\b(?:(?P<always>{_ALWAYS})\b"
    rf"|(?P<by>(?:{_WITH_OBJECT}))\s+by\s+(?!{_AMOUNT})(?=\w)"
    rf"|(?P<moves>increased|grew)\s+(?!(?:{_NO_OBJECT})\b)(?!{_AMOUNT})(?=\w)"
    rf"|(?P<takes>(?!increased|grew)(?:{_WITH_OBJECT}))\s+(?!(?:{_NO_OBJECT})\b)(?=[\w£$€+~]))",
    re.IGNORECASE,
)
"""Some words claim only with an object: “orders grew by 5 %” does not, “posts grew orders” does."""

_NO_SUBJECT = re.compile(
    r"(?:^|[^\w\s’'-]|\b(?:the|a|an|of|in|on|by|from|to|for|per|with|any|all|total|each|no|its|our"
    r"|their|is|be|been|have|we|account|accounts|channels?|pages?|profiles?|following|audience"
    r"|followers|competitors?|they|brand|company))\s*$",
    re.IGNORECASE,
)
"""What stands before a word that is then an adjective, or says only what somebody has."""

_CLAUSE = re.compile(
    r"[.,;:!?–—()\n“”]|\b(?:and|but|yet|though|although|while|because|since|so|as|which|who|where)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bno\s+evidence\s+(?:of|that)\b(?!.*\bthat\b)"
    r"|\b(?:never|nobody|nothing|neither)\b"
    r"|\b(?:whether|if|unless)\b"
    r"|(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:been\s+)?$"
    r"|(?:\bnot|n['’]t)\s+(?:be\s+)?(?:clear|known|know|shown|show|proven|prove|sure|say|mean)\b"
    r"|\b(?-i:may|might|could|would|should|must|will)\s+(?:\w+\s+)?(?:have|be)\s+(?:been\s+)?$"
    r"|\b(?-i:may|might|could|would|should|must|will)\s+(?:not\s+)?$"
    r"|\b(?:ask|asks|find\s+out|finds\s+out|learn|know|test|tests|see|measure|measures)\s+"
    r"(?:what|why|how|which\s+\w+)\s+$",
    re.IGNORECASE,
)
_PROBABLY = re.compile(r"\bprobably\s+$", re.IGNORECASE)

_PRESENT = re.compile(
    r"caus(?:e|es|ing)|driv(?:e|es|ing)|generat(?:es?|ing)|leads?\s+to|results?\s+in"
    r"|because\s+of|produces?|boosts?|delivers",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CausalWord:
    """A word by which a text says that one thing caused another.

    Attributes:
        word: As it stands there.
        is_denied: The clause before it denies, asks, or only hopes.
        is_probable: “Probably” stands right before it.
        is_past: It says so of what has happened; plans may say “drive” and “bring”.
    """

    word: str
    is_denied: bool
    is_probable: bool
    is_past: bool


def causal_words_in(text: str) -> Iterator[CausalWord]:
    """Yield the causal words of a text, with what its own clause says of each.

    Example:
        >>> [one.word for one in causal_words_in("Posts that raised sales, and orders grew by 5%")]
        ['raised']
    """
    end = 0
    for found in _FOUND.finditer(text):
        before = text[: found.start()]
        kind = found.lastgroup or ""
        if kind in {"moves", "takes"} and _NO_SUBJECT.search(before):
            continue
        reach = before[end:]
        clause = _CLAUSE.split(reach)[-1]
        word = found[kind]
        yield CausalWord(
            word, bool(_DENIED.search(clause)), bool(_PROBABLY.search(clause)), _is_past(word)
        )
        end = found.end(kind)


def _is_past(word: str) -> bool:
    return not _PRESENT.fullmatch(word)
