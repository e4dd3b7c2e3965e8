"""Documents as they are kept: exact text, and a fingerprint that shows whether it is the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from trueline.briefing.blocks import (
    Block,
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.chart import Chart
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures
from trueline.core.codec import decode, encode, encode_sparsely
from trueline.core.digest import digest_document

KINDS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Bullets: "bullets",
    Pairs: "pairs",
    Table: "table",
    Drawing: "drawing",
    Chart: "chart",
    KeyFigures: "key figures",
    Claim: "claim",
}
"""What a block is called in kept documents; a name never changes."""
TYPES = {name: kind for kind, name in KINDS.items()}


Encoded = Callable[[object], dict[str, Any]]


def document_of(briefing: Briefing) -> dict[str, Any]:
    """Give a briefing as JSON-like values with every field; each block names its kind."""
    return _document(briefing, encode)


def text_of(briefing: Briefing) -> str:
    """Give a briefing as the text in which it is kept: one briefing, one text.

    Fields that hold their default are left out, so a field that is added later changes no text and
    no fingerprint of a document that was kept before.
    """
    return json.dumps(_document(briefing, encode_sparsely), ensure_ascii=False, sort_keys=True)


def opened(text: str) -> Briefing:
    """Give a briefing back from the text in which it was kept.

    Raises:
        ValueError: The text is no JSON, or a block is of no kind that is known.
        cattrs.errors.ClassValidationError: A part of it does not fit.
    """
    return opened_document(json.loads(text))


def opened_document(document: dict[str, Any]) -> Briefing:
    """Give a briefing back from the JSON-like values that ``document_of`` gave.

    Raises:
        ValueError: A block is of no kind that is known.
        cattrs.errors.ClassValidationError: A part of it does not fit.
    """
    sections = tuple(_opened_section(one) for one in document["sections"])
    return replace(decode(document | {"sections": []}, Briefing), sections=sections)


def stamped(briefing: Briefing) -> Briefing:
    """Give a briefing with the fingerprint of all that it says."""
    return replace(briefing, digest=_digest(briefing))


def is_as_stamped(briefing: Briefing) -> bool:
    """Say whether a briefing still says what it said when it was stamped."""
    return briefing.digest == _digest(briefing)


def _digest(briefing: Briefing) -> str:
    return digest_document(_document(replace(briefing, digest=""), encode_sparsely))


def _document(briefing: Briefing, encoded: Encoded) -> dict[str, Any]:
    sections = [_section(one, encoded) for one in briefing.sections]
    return encoded(replace(briefing, sections=())) | {"sections": sections}


def _section(section: Section, encoded: Encoded) -> dict[str, Any]:
    document = encoded(replace(section, blocks=()))
    blocks = [{"kind_of_block": KINDS[type(one)], **encoded(one)} for one in section.blocks]
    return document | {"blocks": blocks}


def _opened_section(document: dict[str, Any]) -> Section:
    blocks = tuple(_opened_block(one) for one in document["blocks"])
    return replace(decode(document | {"blocks": []}, Section), blocks=blocks)


def _opened_block(document: dict[str, Any]) -> Block:
    """Give a block.

    Raises:
        ValueError: It is of no kind that is known.
    """
    name = document["kind_of_block"]
    if name not in TYPES:
        raise ValueError(f"There is no block “{name}”; known are {', '.join(TYPES)}.")
    words = {key: value for key, value in document.items() if key != "kind_of_block"}
    return decode(words, TYPES[name])
