"""What to do next, by the grade of the claim and the chance that it pays."""

from bisect import bisect_right

from trueline.evidence.weighing.grade import Grade

CHANCES = (0.3, 0.7, 0.9)
"""Chances that the ROI exceeds its hurdle, between which the advice changes."""

_CAUSED = (
    "Stop it, or design it anew.",
    "Run the test with the best value of information.",
    "Keep it, and test again at the next review.",
    "Scale it up by 25 to 50%.",
)
_PROBABLY = (
    "Trim it by half and measure with a pause.",
    "Test it, or trim it.",
    "Keep it, and plan a test.",
    "Scale it in one market as a randomised test.",
)
_TOGETHER = (
    "Trim it.",
    "Test it if that is cheap; else trim it.",
    "Test it.",
    "Do not scale it yet: a pause or a test by region comes first.",
)
_NOTHING = ("Leave it out of any return; report it as a correlation.",) * 4

ADVICE = {
    Grade.A: _CAUSED,
    Grade.B: _CAUSED,
    Grade.C: _PROBABLY,
    Grade.D: _TOGETHER,
    Grade.E: _NOTHING,
}


def recommend(grade: Grade, chance: float) -> str:
    """Say what to do next.

    Args:
        grade: Of the claim.
        chance: That its ROI exceeds the hurdle, 0 to 1.

    Source:
        Specification of evidence, 4, decision table.

    Example:
        >>> recommend(Grade.C, 0.75)
        'Keep it, and plan a test.'
    """
    return ADVICE[grade][bisect_right(CHANCES, chance)]
