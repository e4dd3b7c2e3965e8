"""When a sum has too many gaps for a word about the whole."""

from decimal import Decimal

from trueline.core.percent import per_cent
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.status import Standing

ENOUGH_COVERAGE = Decimal("0.8")
"""Of a sum to date: below it too much is left to guessing for a word about the whole."""


def why_too_gapped(standing: Standing) -> str:
    """Say why a sum cannot be compared with the plan; empty where it can.

    What a sum to date is expected to come to can shrink with its days. A sum that looks back is
    held against a level: there each missing day would count as one on which nothing happened.

    Args:
        standing: Its coverage is 1 for all that is no sum.
    """
    if standing.coverage < ENOUGH_COVERAGE:
        return (
            f"Only {per_cent(standing.coverage)} of its days hold a value, too few for a sum to "
            "be compared with the plan."
        )
    if not standing.covered:
        return (
            "Its gaps lie on other days in each of the numbers that it is made of, so the sum "
            "cannot be compared with the plan. Import the missing days."
        )
    if standing.covered < ENOUGH_COVERAGE:
        return (
            "Days are missing where it usually gets most: those with a value stand for only "
            f"{per_cent(standing.covered)} of its usual sum, too little to be compared with the "
            "plan."
        )
    looks_back = standing.way is not None and not standing.way.adds_up
    if looks_back and standing.covered < NEARLY_ALL:
        return (
            f"Only {per_cent(standing.coverage)} of the days that it looks back at hold a value; "
            "the rest would count as days on which nothing happened, so the sum is not compared "
            "with the plan. Import the missing days."
        )
    return ""
