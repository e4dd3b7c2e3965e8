"""Results: all that one run of a study found, with what it takes to find it again."""

import json
import math
from dataclasses import dataclass
from typing import Any

from trueline.core.codec import decode, encode
from trueline.core.digest import digest_document
from trueline.evidence.asking.registration import Registration
from trueline.evidence.estimate import Estimate
from trueline.evidence.observing.observed import Happening
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.worth.roi import Return


@dataclass(frozen=True, slots=True)
class Refusal:
    """A method that gave no answer.

    Attributes:
        method: Its name.
        why: What is missing, in a sentence.
    """

    method: str
    why: str


@dataclass(frozen=True, slots=True)
class Code:
    """What worked the numbers out.

    Attributes:
        version: Of Trueline.
        digest: SHA-256 of the sources that estimate, refute and weigh.
        libraries: Names and versions of the numerical libraries.
    """

    version: str
    digest: str
    libraries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What one run of a study found.

    Attributes:
        registration: The question, as it was locked; None where nobody did.
        rows: SHA-256 of the data.
        row_count: Rows read.
        missing_share: Share of the outcome's values that are missing, 0 to 1.
        notes: What was left out or changed while reading, in sentences.
        happenings: What else was known to have happened.
        code: What worked it out.
        refusals: Methods that gave no answer.
        raw: Raw comparisons: shown for the contrast, never weighed.
        finding: All estimates weighed together; None where no method gave one.
        returned: What the lift is worth; None where that was not asked or cannot be said.
        why_no_return: Why not, in a sentence; empty where there is one.
    """

    registration: Registration | None
    rows: str
    row_count: int
    missing_share: float
    notes: tuple[str, ...]
    happenings: tuple[Happening, ...]
    code: Code
    refusals: tuple[Refusal, ...]
    raw: tuple[Estimate, ...]
    finding: Finding | None
    returned: Return | None = None
    why_no_return: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of everything in it: equal where a replay gave the same to the last digit."""
        return digest_document(results_document(self))


def results_document(results: Results) -> dict[str, Any]:
    """Give results as JSON-like values; numbers that are none or endless become words."""
    document: dict[str, Any] = _finite(encode(results))
    return document


def write_results(results: Results) -> str:
    """Write results as one line of JSON, the same text for the same results."""
    return json.dumps(
        results_document(results), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def read_results(text: str) -> Results:
    """Read what ``write_results`` wrote."""
    return decode(json.loads(text), Results)


def as_kept(results: Results) -> Results:
    """Give results as they come back after they were kept: numbers of one kind throughout."""
    return read_results(write_results(results))


def _finite(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    match value:
        case float():
            return value if math.isfinite(value) else str(value)
        case dict():
            return {key: _finite(one) for key, one in value.items()}
        case list():
            return [_finite(one) for one in value]
    return value
