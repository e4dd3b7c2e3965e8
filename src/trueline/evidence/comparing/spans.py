"""What of a panel is compared: means over the periods with and without the tactic."""

import warnings
from collections.abc import Sequence

import numpy as np

from trueline.evidence.comparing.means import Group
from trueline.evidence.cube.cube import Cell, MomentCube
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


def post_groups(cube: MomentCube) -> tuple[Group | None, Group | None]:
    """Give the same of a panel that was put together: treated units, and the others.

    Returns:
        None for a group without units.
    """
    began = [one.start for one in cube.cells if one.start != NEVER]
    first = min(began, default=len(cube.periods))
    treated = [_moments(one, one.start) for one in cube.cells if one.start != NEVER]
    others = [_moments(one, first) for one in cube.cells if one.start == NEVER]
    return _together(treated), _together(others)


def _moments(cell: Cell, start: int) -> tuple[int, float, float]:
    """Give count, mean and sum of squares around it of members' means since a start."""
    since = np.zeros(len(cell.mean))
    since[start:] = 1 / (len(cell.mean) - start)
    return cell.count, float(since @ cell.mean), float(since @ cell.scatter @ since)


def _together(parts: Sequence[tuple[int, float, float]]) -> Group | None:
    count = sum(one for one, _, _ in parts)
    if not count:
        return None
    mean = sum(one * its for one, its, _ in parts) / count
    squares = sum(within + one * (its - mean) ** 2 for one, its, within in parts)
    return Group(count, mean, squares / (count - 1) if count > 1 else 0.0)


def cube_unit_periods(cube: MomentCube) -> float:
    """Give how many treated units there are in each period of a cube, added up."""
    periods = len(cube.periods)
    return float(sum(one.count * (periods - one.start) for one in cube.cells if one.start != NEVER))


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
