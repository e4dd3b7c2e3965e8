"""Documents whose words every format can hold: signs that no file may contain are shown as such."""

import re
from typing import Any

from trueline.briefing.blocks import Briefing
from trueline.briefing.stamping import document_of, opened_document

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SHOWN_AS = "\ufffd"
"""The sign that stands for one that cannot be shown."""


def printable(briefing: Briefing) -> Briefing:
    """Give a document without signs that XML forbids; each of them is replaced, none is dropped.

    The fingerprint stays that of the document as it was made.
    """
    document = document_of(briefing)
    cleaned = _cleaned(document)
    return briefing if cleaned == document else opened_document(cleaned)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    match value:
        case dict():
            return {key: _cleaned(one) for key, one in value.items()}
        case list():
            return [_cleaned(one) for one in value]
        case str():
            return FORBIDDEN.sub(SHOWN_AS, value)
    return value
