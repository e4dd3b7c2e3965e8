"""What of a panel is compared: means over the periods with and without the tactic."""

import warnings

import numpy as np

from trueline.evidence.observations import NEVER, Numbers, Panel


def post_means(panel: Panel) -> tuple[Numbers, Numbers]:
    """Give each unit's mean over its post-period: of treated units, and of the others.

    A control's post-period begins with the first treated unit's.

    Returns:
        Shape (treated,) and shape (controls,); units without any value there are left out.
    """
    first = panel.first_start
    begins = np.where(panel.starts == NEVER, first, panel.starts)
    periods = np.arange(len(panel.periods))
    after = np.where(periods[None, :] >= begins[:, None], panel.outcome, np.nan)
    means = row_means(after)
    there = ~np.isnan(means)
    return means[panel.treated & there], means[~panel.treated & there]


def treated_unit_periods(panel: Panel) -> float:
    """Give how many treated units there are in each period, added up."""
    starts = panel.starts[panel.treated]
    return float(np.maximum(len(panel.periods) - starts, 0).sum())


def row_means(values: Numbers) -> Numbers:
    """Give the mean of each row's values that are there; NaN where none is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # a row without any value has no mean
        means: Numbers = np.nanmean(values, axis=1)
    return means
