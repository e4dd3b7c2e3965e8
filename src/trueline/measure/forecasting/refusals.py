"""Refusals: what a history is too short, too still or too rare for."""

import numpy as np

from trueline.measure.forecasting.candidates import Floats
from trueline.measure.forecasting.history import WEEKS_NEEDED, Course, History

MOST_ZEROS = 0.3
"""Share of zero weeks up to which forecasts were tried on measured series."""
SAME = 1e-9
"""Two weeks that differ by no more than this share of them are the same."""


def why_not(history: History) -> str:
    """Say why nothing can be forecast from a history; empty when it can be.

    A history that never moved does not show how far it may move, and an interval without width
    would be a promise; where most weeks are zero, the weeks that are not come too rarely to be
    told by what was tried.
    """
    count = history.whole_count
    if count < WEEKS_NEEDED:
        weeks = "week" if count == 1 else "weeks"
        return f"It has {count} whole {weeks} of history and needs {WEEKS_NEEDED}."
    seen, what = _moves(history), "gained" if history.course is Course.STOCK else "was"
    if len(seen) < WEEKS_NEEDED - 1:
        return (
            f"Only {len(seen)} of its {count} whole weeks follow a week that is known too; it "
            f"takes {WEEKS_NEEDED - 1} to see what a week gains."
        )
    zeros = int(np.count_nonzero(seen == 0))
    if zeros == len(seen):
        return f"It {what} zero in each of its {count} whole weeks; what comes after is not shown."
    if np.ptp(seen) <= SAME * np.abs(seen).max():
        return (
            f"It {what} the same in each of its {count} whole weeks, which does not show how far "
            "it may move."
        )
    if zeros > MOST_ZEROS * len(seen):
        return (
            f"It {what} zero in {zeros} of {len(seen)} weeks. What happens so rarely is not "
            f"forecast: it takes weeks of which at most {MOST_ZEROS:.0%} are zero."
        )
    return ""


def _moves(history: History) -> Floats:
    """Give the weeks that are known, each as what is drawn on: of a stock what it gained."""
    weeks = [
        one.above / (one.below if history.course is Course.MEAN else 1.0)
        if one.is_whole and one.above is not None
        else np.nan
        for one in history.weeks
    ]
    seen = np.array(weeks, dtype=np.float64)
    if history.course is Course.STOCK:
        seen = np.diff(seen)
    known: Floats = seen[~np.isnan(seen)]
    return known
