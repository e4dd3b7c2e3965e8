"""Trials beforehand: power by formula, and the same by drawing members from the past."""

from dataclasses import dataclass, replace

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Members, Numbers, Observations
from trueline.evidence.planning.power import ENOUGH, Try

HALVINGS = 60
LEAST_MEMBERS = 20


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial that is planned.

    Attributes:
        count: Units altogether.
        share: Share of them that gets the tactic, between 0 and 1.
        spread: Standard deviation of the outcome that is left when what was known before is taken
            out, in the outcome's unit.
        taken: Terms that are taken out.
        level: Of the interval.
    """

    count: int
    share: float
    spread: float
    taken: int = 0
    level: float = 0.9

    @property
    def error(self) -> float:
        """Standard error of the lift."""
        return float(self.spread / np.sqrt(self.count * self.share * (1 - self.share)))

    @property
    def freedom(self) -> float:
        """Degrees of freedom: two means, and each term on either side."""
        return float(max(self.count - 2 - 2 * self.taken, 1))


def power_of(trial: Trial, lift: float) -> float:
    """Give the chance that the interval lies above zero, for a lift above zero.

    Args:
        trial: What is planned.
        lift: In the outcome's unit.

    Source:
        Noncentral t; Cohen (1988), Statistical Power Analysis, 2.

    Example:
        >>> round(power_of(Trial(128, 0.5, 1.0, level=0.95), 0.5), 2)
        0.8
    """
    from scipy.stats import nct, t  # noqa: PLC0415 - loaded when something is estimated

    edge = float(t.ppf(0.5 + trial.level / 2, trial.freedom))
    return float(nct.sf(edge, trial.freedom, lift / trial.error))


def least_lift(trial: Trial, power: float = ENOUGH) -> float:
    """Give the smallest lift that is found with a power, in the outcome's unit.

    Example:
        >>> round(least_lift(Trial(128, 0.5, 1.0, level=0.95)), 2)
        0.5
    """
    low, high = 0.0, 20 * trial.error
    for _ in range(HALVINGS):
        halfway = (low + high) / 2
        low, high = (low, halfway) if power_of(trial, halfway) >= power else (halfway, high)
    return high


def units_needed(trial: Trial, lift: float, power: float = ENOUGH) -> int:
    """Give the number of units that find a lift with a power; the share stays as planned.

    Args:
        trial: Its count does not matter.
        lift: In the outcome's unit, above zero.
        power: That is wanted.

    Example:
        >>> units_needed(Trial(0, 0.5, 1.0, level=0.95), 0.5)
        128
    """
    low, high = LEAST_MEMBERS // 2, LEAST_MEMBERS
    while power_of(replace(trial, count=high), lift) < power:
        low, high = high, 2 * high
    while high - low > 1:
        halfway = (low + high) // 2
        found = power_of(replace(trial, count=halfway), lift) >= power
        low, high = (low, halfway) if found else (halfway, high)
    return high + high % 2


def trial_on(members: Members, count: int, share: float, level: float) -> Trial:
    """Plan a trial on members like those of the past.

    Args:
        members: Without the tactic.
        count: Units of the trial.
        share: That gets the tactic.
        level: Of the interval.

    Raises:
        CannotEstimateError: Fewer than ``LEAST_MEMBERS`` are known.
    """
    if len(members.outcome) < LEAST_MEMBERS:
        raise CannotEstimateError(
            f"{len(members.outcome)} units without the tactic are known; {LEAST_MEMBERS} are "
            "needed to say how far they differ."
        )
    known = _known(members)
    terms = np.column_stack([np.ones(len(known)), known])
    found, _, rank, _ = np.linalg.lstsq(terms, members.outcome, rcond=None)
    left = members.outcome - terms @ found
    spread = float(np.sqrt((left**2).sum() / max(len(left) - int(rank), 1)))
    return Trial(count, share, spread, int(rank) - 1, level)


def trial_tries(
    members: Members, trial: Trial, tries: int, observations: Observations, *, seed: int
) -> tuple[Try, ...]:
    """Give trials that never took place: members drawn with replacement, the tactic by chance.

    Args:
        members: Without the tactic.
        trial: What is planned.
        tries: How many.
        observations: That the members are of.
        seed: Of the draws.
    """
    level = float(members.outcome.mean())

    def drawn(number: int) -> Try:
        def begin(share: float) -> tuple[Observations, float]:
            generator = np.random.default_rng([seed, number])
            rows = generator.integers(0, len(members.outcome), trial.count)
            treated = np.zeros(trial.count, dtype=bool)
            treated[generator.permutation(trial.count)[: round(trial.count * trial.share)]] = True
            lift = share * abs(level)
            found = replace(
                members,
                outcome=members.outcome[rows] + lift * treated,
                treated=treated,
                covariates=members.covariates[rows],
                before=members.before[rows],
                cluster=np.arange(trial.count, dtype=np.int64),
                strata=members.strata[rows],
                placebo=None,
                lost=(0, 0),
            )
            return replace(observations, panel=None, cube=None, members=found), lift

        return begin

    return tuple(drawn(number) for number in range(tries))


def _known(members: Members) -> Numbers:
    strata = members.strata
    spread = (strata[:, None] == np.unique(strata)[None, 1:]).astype(float)
    known: Numbers = np.column_stack([members.before, members.covariates, spread])
    return known
