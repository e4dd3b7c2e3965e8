"""What came of an attempt to refute an estimate."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """How an estimate came out of an attempt to refute it."""

    PASSED = "passed"
    WARNED = "warned"
    FAILED = "failed"
    NOT_MADE = "not made"


class Criterion(StrEnum):
    """What about a design is doubted; an estimate loses one step a criterion at most."""

    TIME = "placebo in time or trends before"
    SPACE = "placebo in space or fit before"
    OTHER_OUTCOME = "an outcome that cannot have moved"
    UNMEASURED = "what was not measured"
    OVERLAP = "overlap"
    TRIAL = "how the trial ran"
    EVENTS = "other events"
    DEFINITIONS = "definition of the KPI or missing days"
    REGISTRATION = "chosen after looking"


@dataclass(frozen=True, slots=True)
class Refuted:
    """One attempt.

    Attributes:
        refutation: Name of what was tried.
        criterion: What it doubts.
        outcome: How the estimate came out of it.
        says: What was tried and found, in a sentence with its numbers.
        measured: The number that was judged; None where none was.
        limit: What it was held against; None likewise.
        placebos: Lifts found where nothing happened, in the outcome's unit.
        placebo_errors: Their standard errors, in the same order; may be empty.
    """

    refutation: str
    criterion: Criterion
    outcome: Outcome
    says: str
    measured: float | None = None
    limit: float | None = None
    placebos: tuple[float, ...] = ()
    placebo_errors: tuple[float, ...] = ()
