"""Fitting a media mix: what each channel moved, and what a euro of it returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.media.model import KnownLift, MixModel
from trueline.evidence.media.sampler import Progress, sample, split_r_hat
from trueline.evidence.observations import Flags, MediaSeries, Numbers
from trueline.evidence.study import LiftTest

CHAINS = 2
WALKERS = 48
STEPS = 1500
HARMONICS = 5
MOST_R_HAT = 1.1
LEAST_POSITIVE = 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """A fitted media mix, as draws.

    Attributes:
        media: Names of the channels.
        contribution: Shape (draws, periods, media), in the outcome's unit.
        ceiling: Shape (draws, media); what a channel moves at most a period, in that unit.
        kept_share: Shape (draws, media), 0 to 1.
        rate: Shape (draws, media); of saturation, per share of the channel's largest spend.
        largest: Shape (media,); largest spend of a period, in the currency.
        spent: Shape (media,); in all, in the currency.
        r_hat: Largest over all numbers drawn; 1 where the chains agree.
        positive_share: Share of draws in which no channel lowers the outcome; the others are
            left out.
        accepted: Share of moves that were taken.
    """

    media: tuple[str, ...]
    contribution: Numbers
    ceiling: Numbers
    kept_share: Numbers
    rate: Numbers
    largest: Numbers
    spent: Numbers
    r_hat: float
    positive_share: float
    accepted: float

    @property
    def returned(self) -> Numbers:
        """Outcome for each unit of currency spent. Shape (draws, media)."""
        returned: Numbers = self.contribution.sum(axis=1) / self.spent
        return returned


def fit_mix(
    series: MediaSeries,
    tests: Sequence[LiftTest],
    *,
    season: int,
    seed: int,
    steps: int = STEPS,
    progress: Progress = lambda _share: None,
) -> Mix:
    """Fit a media mix.

    No channel is allowed to lower the outcome: draws in which one does are left out, which is the
    exact way to believe so beforehand.

    Args:
        series: Outcome and spend, without gaps; every channel spent something.
        tests: Experiments on its channels.
        season: Periods of a repeating season; 0 for none.
        seed: Of all draws.
        steps: Of each walker.
        progress: Told the share done.

    Raises:
        CannotEstimateError: The chains do not agree, or the data say that a channel lowers the
            outcome.
    """
    largest, level = series.spend.max(axis=0), float(np.abs(series.outcome).max())
    model = MixModel(
        series.outcome / level,
        series.spend / largest,
        controls_of(series, season),
        [_scaled(one, series.media, largest, level) for one in tests],
    )
    chains, accepted = _sampled(model, seed, steps, progress)
    r_hat = _agreement(chains)
    drawn = chains.reshape(-1, model.width)
    ceiling, saturated = model.responses(drawn, np.random.default_rng([seed, CHAINS]))
    kept = _raising(ceiling)
    points = model.points(drawn[kept])
    return Mix(
        series.media,
        ceiling[kept][:, None, :] * saturated[kept] * level,
        ceiling[kept] * level,
        points.kept_share,
        points.rate,
        largest,
        series.spend.sum(axis=0),
        r_hat,
        float(kept.mean()),
        accepted,
    )


def _agreement(chains: Numbers) -> float:
    """Give the largest R-hat, and refuse chains that tell different things."""
    r_hat = float(split_r_hat(chains.reshape(CHAINS, -1, chains.shape[-1])).max())
    if r_hat > MOST_R_HAT:
        raise CannotEstimateError(
            f"Media mix: two samplers do not agree (R-hat {r_hat:.2f}, at most {MOST_R_HAT}); "
            "there are too few periods, or channels that move together, for an answer."
        )
    return r_hat


def _raising(ceiling: Numbers) -> Flags:
    """Give the draws in which no channel lowers the outcome, and refuse where they are few."""
    kept: Flags = np.all(ceiling > 0, axis=1)
    if kept.mean() < LEAST_POSITIVE:
        raise CannotEstimateError(
            f"Media mix: in {1 - kept.mean():.0%} of draws a channel lowers the outcome; what is "
            "missing among the controls moves against its spend."
        )
    return kept


def _sampled(model: MixModel, seed: int, steps: int, progress: Progress) -> tuple[Numbers, float]:
    """Give draws of independent samplers. Shape (chains, steps, walkers, numbers)."""
    media = model.spend.shape[1]
    chains, accepted = [], []
    for chain in range(CHAINS):
        generator = np.random.default_rng([seed, chain])
        begin = np.column_stack(
            [
                generator.normal(-1.0, 0.5, (WALKERS, media)),
                generator.normal(0.8, 0.4, (WALKERS, media)),
                generator.normal(-2.5, 0.2, WALKERS),
            ]
        )
        found = sample(
            model.log_density,
            begin,
            steps=steps,
            generator=generator,
            progress=partial(_tell, progress, chain),
        )
        chains.append(found.draws)
        accepted.append(found.accepted)
    return np.array(chains), float(np.mean(accepted))


def _tell(progress: Progress, chain: int, share: float) -> None:
    progress((chain + share) / CHAINS)


def controls_of(series: MediaSeries, season: int) -> Numbers:
    """Constant, trend, season in harmonics and named controls, each on a scale near one."""
    count = len(series.outcome)
    time = np.arange(count)
    columns = [np.ones(count), time / count - 0.5]
    for harmonic in range(1, min(HARMONICS, (season - 1) // 2) + 1):
        angle = 2 * np.pi * harmonic * time / season
        columns += [np.sin(angle), np.cos(angle)]
    for column in series.controls.T:
        size = float(np.abs(column - column.mean()).max())
        if size:
            columns.append((column - column.mean()) / size)
    return np.column_stack(columns)


def _scaled(test: LiftTest, media: tuple[str, ...], largest: Numbers, level: float) -> KnownLift:
    place = media.index(test.medium)
    after = test.spend_before + test.spend_change
    return KnownLift(
        place,
        test.spend_before / float(largest[place]),
        after / float(largest[place]),
        test.lift / level,
        test.error / level,
    )
