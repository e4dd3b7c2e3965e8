"""Decision: what was decided, what people had seen, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DecisionKind(StrEnum):
    """What is decided of something."""

    KEEP = "keep"
    CHANGE_TACTIC = "change the tactic"
    CHANGE_ASSUMPTION = "change the assumption"
    CHANGE_TARGET = "change the target"
    STOP = "stop"
    CLOSE_STAGE = "close a stage"
    OTHER = "something else"


class SeenOf(StrEnum):
    """Which number of a part of the plan, or of a study, people saw."""

    ACTUAL = "actual"
    TARGET = "target"
    PACE = "pace"
    FORECAST = "forecast"
    STATED = "stated"
    OBSERVED = "observed"
    FINDING = "finding"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """A number as people saw it when they decided; it never changes.

    Attributes:
        path: Of the part of the plan, or the id of the study, that it is of.
        what: Its name, such as ``Revenue of the shop, actual``.
        text: As it was shown, with its unit and interval.
        value: The number itself; None where there was none.
        measured_in: Its unit; empty without a value.
        on: Day of which it spoke; None where it spoke of none.
        status: As it was shown beside it; empty for none.
        grade: Of the evidence that was shown; empty for none.
        of: Which number it is.
        first: First of the days that it covers, up to ``on``; None where it covers none.
        metric: What was counted, as ``id@version``; empty where nothing was.
        revision: Of the ledger that it was read from; None for what no ledger holds.
        coverage: Share of its days that held a value, 0 to 1; None where it has none.
    """

    path: str
    what: str
    text: str
    value: Decimal | None = None
    measured_in: str = ""
    on: date | None = None
    status: str = ""
    grade: str = ""
    of: SeenOf = SeenOf.OTHER
    first: date | None = None
    metric: str = ""
    revision: int | None = None
    coverage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that was decided.

    Attributes:
        id: Unique in the organisation, such as ``2026-11-26-1``: its day and its place on that day.
        what: In a sentence.
        kind: What is decided.
        because: Why, in words.
        options: What else could have been decided.
        seen: Numbers on which it rests, as they were shown.
        about: Paths of the parts of the plan that it is about.
        owner: Who sees to it; a name of the plan.
        decided_by: Who decided: the body's name, or a person's.
        decided_on: In the organisation's days.
        review_on: Day on which it is looked at again; None for never.
        meeting: Id of the meeting; empty when it was decided outside of one.
        study: Id of the study that it rests on; empty for none.
        cites: Paths of the assumptions whose change led to it.
        why_not: Why a strategy changes without a changed assumption; empty otherwise.
        plan_before: Number of the plan's version when it was decided; None without a plan.
        plan_after: Number of the version that it brought about; None when it changed none.
        supersedes: Id of the decision that it takes the place of; empty for none.
        reviewed_on: When it was looked at again; None before.
        outcome: What was found then; empty before.
        found: The same numbers as they were shown then; empty before.
    """

    id: str
    what: str
    kind: DecisionKind
    because: str
    options: tuple[str, ...] = ()
    seen: tuple[Seen, ...] = ()
    about: tuple[str, ...] = ()
    owner: str = ""
    decided_by: str = ""
    decided_on: date = date.min
    review_on: date | None = None
    meeting: str = ""
    study: str = ""
    cites: tuple[str, ...] = ()
    why_not: str = ""
    plan_before: int | None = None
    plan_after: int | None = None
    supersedes: str = ""
    reviewed_on: date | None = None
    outcome: str = ""
    found: tuple[Seen, ...] = ()

    def is_due_for_review(self, on: date) -> bool:
        """Say whether it should have been looked at again by a day, and was not."""
        return self.review_on is not None and self.review_on <= on and self.reviewed_on is None
