"""What a report may ask about causes: each with its grade."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StudyLine:
    """A study with its newest answer.

    Attributes:
        id: Of the study.
        question: In a sentence.
        outcome: What is counted, or the KPI's name.
        scope: Id of the scope of the KPI that it is about; empty for none.
        sentence: The answer, with its interval and grade; empty before there is one.
        grade: Letter; empty likewise.
        beside: What must be read with it, in sentences.
        breaks_if: The assumption that would break the claim; empty for no claim.
        would_raise: What would raise the grade, each in a sentence.
        method: Title of the method whose grade counts; empty without an answer.
        registered_at: When its question was locked, in UTC.
        run_at: When it was answered, in UTC; None before.
        is_answered: Whether the question in force was run.
        digests: Of the registration and of the results, as they are shown on its page.
    """

    id: str
    question: str
    outcome: str
    scope: str
    sentence: str
    grade: str
    beside: tuple[str, ...]
    breaks_if: str
    would_raise: tuple[str, ...]
    method: str
    registered_at: datetime
    run_at: datetime | None
    is_answered: bool
    digests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BackLine:
    """What came back for one unit of currency spent.

    Attributes:
        low: One time in ten it is lower.
        middle: As often lower as higher.
        high: One time in ten it is higher.
        value: Of the lift, in the currency.
        cost: All that it took, in the currency.
        chance: That it paid at all, 0 to 1; None where the grade does not say that there is an
            effect.
        currency: ISO 4217 code.
    """

    low: Decimal
    middle: Decimal
    high: Decimal
    value: Decimal
    cost: Decimal
    chance: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """What a study says that its tactic returned.

    Attributes:
        study: Its id.
        name: Of the tactic.
        kind: ``revenue``, ``avoided-cost`` or ``insight``.
        channels: Ids of the plan's channels.
        grade: Letter; empty where no method answered.
        back: None where nothing can be said.
        why: Why it is in no total, in a sentence; empty where it is.
        beside: What else must be known of its costs, in sentences.
        costs: Kind and what of each, with the amount in the currency.
        currency: ISO 4217 code; empty where no worth was stated.
    """

    study: str
    name: str
    kind: str
    channels: tuple[str, ...]
    grade: str
    back: BackLine | None
    why: str
    beside: tuple[str, ...]
    costs: tuple[tuple[str, Decimal], ...]
    currency: str


@dataclass(frozen=True, slots=True)
class TotalLine:
    """Returns of one kind and currency together.

    Attributes:
        channel: Id; empty for all of them, or for tactics on several.
        is_whole: Whether it is of all channels.
        kind: As of the returns; kinds are never added together.
        back: None where nothing is counted.
        counted: Names of what is in it.
        left_out: What is not, with the reason.
    """

    channel: str
    is_whole: bool
    kind: str
    back: BackLine | None
    counted: tuple[str, ...]
    left_out: tuple[str, ...]


class CausedGround(Protocol):
    """What studies say, each worked out when it is first asked for."""

    def studies(self) -> tuple[StudyLine, ...]:
        """Give all studies, the newest registration first."""

    def returns(self) -> tuple[ReturnLine, ...]:
        """Give what each study's tactic returned, those that are worth most first."""

    def totals(self) -> tuple[TotalLine, ...]:
        """Give the totals, of all and by channel; grades D and E are in none of them."""
