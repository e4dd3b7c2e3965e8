"""The model of a media mix, with everything linear integrated out.

Only how long spend carries over, how soon it saturates and how large the noise is are left to be
drawn. What each channel moves at most, the level and all controls are Gaussian given those.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.media.response import carry_over, saturate
from trueline.evidence.observations import Numbers

LARGEST_RESPONSE = 2.0
"""Prior standard deviation of what a channel moves at most, as a share of the largest outcome."""

LARGEST_BIAS = 0.5
"""Prior standard deviation of what only seems to come from a channel with an experiment, likewise.

Something unmeasured may drive spend and outcome. Where an experiment says what the channel moves,
the series need not: what they show beyond it is taken for such a bias. Without an experiment the
two cannot be told apart, which is why such a mix begins at grade D.
"""

LEVEL_PRECISION = 1e-4
LARGEST_NOISE = 0.5


@dataclass(frozen=True, slots=True)
class KnownLift:
    """An experiment, on the scale of the model.

    Attributes:
        medium: Index of the channel.
        before: Spend a period before, as a share of the channel's largest.
        after: The same during the test.
        lift: Change of the outcome a period, as a share of the largest outcome.
        error: Its standard error, likewise.
    """

    medium: int
    before: float
    after: float
    lift: float
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Values of what is drawn.

    Attributes:
        kept_share: Shape (draws, media), 0 to 1.
        rate: Shape (draws, media), above 0.
        noise: Shape (draws,), above 0.
    """

    kept_share: Numbers
    rate: Numbers
    noise: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class MixModel:
    """Outcome, spend and controls on scales near one.

    Attributes:
        outcome: Shape (periods,), as a share of its largest size.
        spend: Shape (periods, media), as shares of each channel's largest.
        controls: Shape (periods, columns); a constant first.
        lifts: Experiments.
    """

    outcome: Numbers
    spend: Numbers
    controls: Numbers
    lifts: Sequence[KnownLift] = ()

    @property
    def width(self) -> int:
        """How many numbers are drawn."""
        return 2 * int(self.spend.shape[1]) + 1

    @property
    def _tested(self) -> list[int]:
        """Channels with an experiment: each may have a bias of its own."""
        return sorted({one.medium for one in self.lifts})

    def points(self, drawn: Numbers) -> Points:
        """Give drawn numbers on their own scales; they are drawn on endless ones.

        Args:
            drawn: Shape (draws, width).
        """
        media = self.spend.shape[1]
        return Points(
            1 / (1 + np.exp(-drawn[:, :media])),
            np.exp(drawn[:, media : 2 * media]),
            np.exp(drawn[:, -1]),
        )

    def log_density(self, drawn: Numbers) -> Numbers:
        """Give the log density of what is drawn, up to a constant. Shape (draws,)."""
        points = self.points(drawn)
        solved = self._solved(points)
        periods = len(self.outcome)
        fit = -periods * np.log(points.noise) - solved.left / 2 - solved.log_bend / 2
        density = fit + _prior(points)
        return np.where(np.isfinite(density), density, -1e300)

    def responses(self, drawn: Numbers, generator: np.random.Generator) -> tuple[Numbers, Numbers]:
        """Draw what each channel moves.

        Returns:
            What each moves at most, shape (draws, media), as a share of the largest outcome; and
            its saturated spend, shape (draws, periods, media).
        """
        points = self.points(drawn)
        solved = self._solved(points)
        lower = np.swapaxes(solved.lower, 1, 2)
        noise = generator.standard_normal(solved.half.shape)
        found = np.linalg.solve(lower, (solved.half + noise)[..., None])[..., 0].astype(float)
        return found[:, : self.spend.shape[1]], self._saturated(points)

    def _saturated(self, points: Points) -> Numbers:
        return saturate(carry_over(self.spend, points.kept_share), points.rate[:, None, :])

    def _solved(self, points: Points) -> "_Solved":
        terms, said = self._rows(points)
        media = self.spend.shape[1]
        precision = np.concatenate(
            [
                np.full(media, 1 / LARGEST_RESPONSE**2),
                [LEVEL_PRECISION],
                np.ones(self.controls.shape[1] - 1),
                np.full(len(self._tested), 1 / LARGEST_BIAS**2),
            ]
        )
        bend = np.swapaxes(terms, 1, 2) @ terms + np.diag(precision)
        lower = np.linalg.cholesky(bend)
        pull = (said[:, None, :] @ terms)[:, 0]
        half = np.linalg.solve(lower, pull[..., None])[..., 0]
        left = (said**2).sum(axis=1) - (half**2).sum(axis=1)
        log_bend = 2 * np.log(np.einsum("wii->wi", lower)).sum(axis=1)
        return _Solved(lower, half, left, log_bend)

    def _rows(self, points: Points) -> tuple[Numbers, Numbers]:
        """Give the regression's rows, each divided by its noise: periods, then experiments."""
        draws, tested = len(points.noise), self._tested
        width = self.spend.shape[1] + self.controls.shape[1] + len(tested)
        controls = np.broadcast_to(self.controls, (draws, *self.controls.shape))
        saturated, scale = self._saturated(points), points.noise[:, None, None]
        rows = [np.concatenate([saturated, controls, saturated[..., tested]], axis=2) / scale]
        said = [np.broadcast_to(self.outcome, (draws, len(self.outcome))) / points.noise[:, None]]
        for one in self.lifts:
            rate = points.rate[:, one.medium]
            ends = [saturate(np.full(draws, spend), rate) for spend in (one.before, one.after)]
            row = np.zeros((draws, 1, width))
            row[:, 0, one.medium] = (ends[1] - ends[0]) / one.error
            rows.append(row)
            said.append(np.full((draws, 1), one.lift / one.error))
        return np.concatenate(rows, axis=1), np.concatenate(said, axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Solved:
    lower: NDArray[np.floating]
    half: NDArray[np.floating]
    left: NDArray[np.floating]
    log_bend: NDArray[np.floating]


def _prior(points: Points) -> Numbers:
    """Log priors with the Jacobians of the endless scales.

    Decay Beta(1, 3), rate Gamma(3, 1), noise half normal.
    """
    kept_share = (np.log(points.kept_share) + 3 * np.log1p(-points.kept_share)).sum(axis=1)
    rate = (3 * np.log(points.rate) - points.rate).sum(axis=1)
    noise = np.log(points.noise) - (points.noise / LARGEST_NOISE) ** 2 / 2
    prior: Numbers = kept_share + rate + noise
    return prior
