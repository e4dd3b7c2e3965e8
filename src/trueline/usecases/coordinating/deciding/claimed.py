"""What the words of a decision claim, held against the grade of the study that it rests on."""

from collections.abc import Iterator, Sequence

from trueline.coordination.deciding.decision import Decision, Seen, SeenOf
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.weighing.claiming import claims_in
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim


def grade_of_seen(seen: Sequence[Seen]) -> Grade:
    """Give the worst grade of the findings that were seen; E where no study speaks."""
    grades = (one.grade for one in seen if one.of is SeenOf.FINDING and one.grade)
    return max(map(Grade, grades), default=Grade.E)


def refuse_claims(decision: Decision) -> None:
    """Refuse words that say more of what has happened than the decision's study allows.

    A decision that rests on no study is left alone: its reason is people's own, and reports say so.
    What shall be (“Posts should drive orders”) is a hope and no claim.

    Args:
        decision: With the numbers that people saw.

    Raises:
        FaultyInputError: They do; the issues name the field, the word and what may be said.
    """
    if decision.study and (issues := tuple(_issues(decision))):
        raise FaultyInputError(*issues)


def _issues(decision: Decision) -> Iterator[Issue]:
    grade = grade_of_seen(decision.seen)
    for field, text in (("what", decision.what), ("because", decision.because)):
        for claim in claims_in(text):
            try:
                refuse_overclaim(claim, grade)
            except OverclaimError as more:
                yield Issue(
                    Severity.BLOCKS,
                    field,
                    f"The study {decision.study} does not carry it: {more}",
                    "Say it in the study's own words, or leave the study out.",
                )
                break
