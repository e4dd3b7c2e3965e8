"""Of all that people have to accept and to know, how much they did."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from trueline.coordination.acknowledging.standing import PolicyStanding


@dataclass(frozen=True, slots=True)
class Shares:
    """Of everything that people have to accept and to know, how much they did.

    Attributes:
        accepted: Share accepted; None where nobody has to.
        known: Share of quizzes passed; None without a quiz.
        accepted_count: How many times a text was accepted.
        asked: How many times one has to be.
        passed_count: How many times a quiz was passed.
        quizzed: How many times one has to be.
    """

    accepted: Decimal | None
    known: Decimal | None
    accepted_count: int
    asked: int
    passed_count: int
    quizzed: int


def shares_of(standings: Iterable[PolicyStanding]) -> Shares:
    """Give the shares of all policies in force together, person by person and text by text."""
    held = [one for one in standings if one.is_in_force]
    quizzes = [one for one in held if one.policy.quiz]
    asked = sum(len(one.members) for one in held)
    quizzed = sum(len(one.members) for one in quizzes)
    accepted = sum(one.accepted_count for one in held)
    passed = sum(one.passed_count for one in quizzes)
    return Shares(
        Decimal(accepted) / asked if asked else None,
        Decimal(passed) / quizzed if quizzed else None,
        accepted,
        asked,
        passed,
        quizzed,
    )
