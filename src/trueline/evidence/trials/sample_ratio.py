"""Sample ratio: whether as many got the tactic as were meant to."""

import math


def sample_ratio_p_value(treated: int, controls: int, *, planned_share: float) -> float:
    """Give how often chance alone splits a trial as unevenly as this.

    Args:
        treated: Rows that got the tactic.
        controls: Rows that did not.
        planned_share: Share that was to get it, between 0 and 1.

    Source:
        Pearson's chi-squared with one degree of freedom; the check as in Fabijan et al. (2019),
        KDD.

    Example:
        >>> round(sample_ratio_p_value(5210, 4790, planned_share=0.5), 6)
        2.7e-05
    """
    total = treated + controls
    wanted = total * planned_share, total * (1 - planned_share)
    square = (treated - wanted[0]) ** 2 / wanted[0] + (controls - wanted[1]) ** 2 / wanted[1]
    return math.erfc(math.sqrt(square / 2))
