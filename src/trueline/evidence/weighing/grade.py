"""Grade: how far an answer may be trusted, and which words that allows."""

from enum import StrEnum

from trueline.core.errors import TruelineError
from trueline.evidence.estimate import Design
from trueline.evidence.weighing.causal_words import causal_words_in


class Grade(StrEnum):
    """How far to trust a claim; A is best. Imprecision plays no part in it."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"

    @property
    def words(self) -> str:
        """The words that a text may use for it."""
        return WORDS[self]

    @property
    def says_cause(self) -> bool:
        """Say whether a text may speak of a cause, if only a probable one."""
        return self <= Grade.C

    def lowered(self, steps: int) -> "Grade":
        """Give the grade so many steps down, E at the lowest; negative steps go up."""
        order = tuple(Grade)
        return order[min(max(order.index(self) + steps, 0), len(order) - 1)]


WORDS = {
    Grade.A: "caused",
    Grade.B: "caused",
    Grade.C: "probably caused",
    Grade.D: "moves together with",
    Grade.E: "no evidence of cause",
}

STARTS = {
    Design.RANDOMISED: Grade.A,
    Design.COMPARISON: Grade.B,
    Design.CALIBRATED: Grade.C,
    Design.ADJUSTED: Grade.D,
    Design.RAW: Grade.E,
}
"""The grade that an estimate begins with."""


class OverclaimError(TruelineError):
    """A text says more than the grade of its evidence allows."""


def refuse_overclaim(text: str, grade: Grade) -> None:
    """Refuse a text whose words say more than a grade allows.

    Args:
        text: Any sentences about the claim.
        grade: Of the claim; at C every causal word must be preceded by ``probably``.

    Raises:
        OverclaimError: It does; the error names the word and the words that may be used.

    Source:
        Features, F11: “drove”, “caused” and “generated” are refused below grade C.

    Example:
        >>> refuse_overclaim("The posts probably caused 412 orders.", Grade.C)
        >>> refuse_overclaim("The posts drove 412 orders.", Grade.D)
        Traceback (most recent call last):
        ...
        trueline.evidence.weighing.grade.OverclaimError: “drove” says more than grade D allows; \
say “moves together with”.
    """
    if grade <= Grade.B:
        return
    for one in causal_words_in(text):
        if one.is_denied or (one.is_probable and grade is Grade.C):
            continue
        raise OverclaimError(
            f"“{one.word}” says more than grade {grade} allows; say “{grade.words}”."
        )
