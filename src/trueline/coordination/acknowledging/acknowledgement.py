"""What people said of policies: that they accept a text, and what they answered in its quiz."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trueline.plan.organisation.policy import Policy

DIGEST_LENGTH = 16


class Means(StrEnum):
    """How somebody accepted a policy."""

    HERE = "on its page"
    PAPER = "on paper"
    MEETING = "in a meeting"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody accepted a version of a policy.

    Attributes:
        policy: Id of the policy.
        version: That they accepted.
        member: Id of who accepted, on the team.
        person: Their name then.
        on: Day on which they did.
        digest: Of the text that they accepted.
        means: How they did.
    """

    policy: str
    version: int
    member: str
    person: str
    on: date
    digest: str
    means: Means = Means.HERE


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose in a question of a quiz.

    Attributes:
        question: Its id.
        chosen: Number of the answer, from 1.
        is_right: Whether that was right then.
    """

    question: str
    chosen: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class QuizTry:
    """Somebody took the quiz of a policy.

    Attributes:
        policy: Id of the policy.
        version: Of the policy.
        member: Id of who took it, on the team.
        person: Their name then.
        on: Day on which they did.
        choices: One for each question, in the quiz's order.
        is_passed: Whether so many were right as were needed then.
        digest: Of the text that was asked about.
    """

    policy: str
    version: int
    member: str
    person: str
    on: date
    choices: tuple[Choice, ...]
    is_passed: bool
    digest: str

    @property
    def right_count(self) -> int:
        """How many answers were right."""
        return sum(one.is_right for one in self.choices)


def digest_of(policy: Policy) -> str:
    """Give what changes whenever a policy's text does; ends of lines and blanks do not count."""
    text = "\n".join(" ".join(line.split()) for line in policy.body.strip().splitlines())
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]
