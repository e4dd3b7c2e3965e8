"""Media mix: what the spend of several channels moved.

What it does: explains the outcome by what each channel spent, some of it carried over to later
periods and each further euro moving less, beside trend, season and named controls. Everything
linear is integrated by formula; how long spend carries over and how soon it saturates is drawn by
two independent samplers that must agree.

When to trust it: when an experiment on every channel calibrates it, best of all a pause: a channel
switched off shows all of what it moves, a little more spend only the slope. Then it starts at C.
What the series show beyond an experiment is taken for a bias: they tell shape and carry-over.

When not: without experiments, grade D whatever its interval says. Spend follows demand, and a
regression cannot tell which came first; on data with a known truth every such model that was tried,
ours among them, left the true return outside of its interval.

Source: Jin, Wang, Sun, Chan and Koehler (2017); Goodman and Weare (2010) for the sampler.
"""

import numpy as np

from trueline.contracts.estimator import Estimator, Tell
from trueline.evidence.estimate import Design, Diagnostic, Estimate, Need, Share
from trueline.evidence.media.mix import Mix, fit_mix
from trueline.evidence.observations import MediaSeries, Observations
from trueline.evidence.study import Estimand, Study
from trueline.evidence.worth.split import carried_over

LEAST_PERIODS = 52
PERIODS_A_CHANNEL = 15
VERSION = "2"

ASSUMPTIONS = (
    "Nothing that is missing here moved both the spend and the outcome.",
    "Spend carries over for eight periods at most, in shares that fall steadily.",
    "No channel lowers the outcome, and channels do not change each other's effect.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    del study
    media = observations.media
    periods = len(media.outcome) if media is not None else 0
    channels = len(media.media) if media is not None else 0
    wanted = max(LEAST_PERIODS, PERIODS_A_CHANNEL * channels)
    return (
        Need("spend by channel", f"{channels} channels", channels > 0),
        Need(f"{wanted} periods", f"{periods}", periods >= wanted),
        Need("spend and outcome in every period", *_whole(media)),
    )


def _whole(media: MediaSeries | None) -> tuple[str, bool]:
    if media is None:
        return "none", False
    numbers = (media.outcome, media.spend, media.controls)
    has_gaps = not all(np.isfinite(one).all() for one in numbers)
    unspent = [
        name for name, most in zip(media.media, media.spend.max(axis=0), strict=True) if not most
    ]
    if unspent:
        return f"no spend on {', '.join(unspent)}", False
    return ("gaps" if has_gaps else "whole"), not has_gaps


def _estimate(study: Study, observations: Observations) -> Estimate:
    return _in_steps(study, observations, lambda _share: None)


def _in_steps(study: Study, observations: Observations, tell: Tell) -> Estimate:
    media = observations.media
    assert media is not None  # noqa: S101 - a need
    mix = fit_mix(media, study.tests, season=study.season, seed=study.seed, progress=tell)
    moved = mix.contribution.sum(axis=2).mean(axis=1)
    tail = (1 - study.level) / 2
    low, high = (float(one) for one in np.quantile(moved, (tail, 1 - tail)))
    tested = {one.medium for one in study.tests}
    untested = [one for one in media.media if one not in tested]
    return Estimate(
        method=ESTIMATOR.name,
        design=Design.ADJUSTED if untested else Design.CALIBRATED,
        estimand=Estimand.ATT,
        lift=float(moved.mean()),
        error=float(moved.std(ddof=1)),
        low=low,
        high=high,
        level=study.level,
        p_value=None,
        unit_periods=float(len(media.outcome)),
        window=(media.periods[0], media.periods[-1]),
        unit_count=1,
        assumptions=ASSUMPTIONS,
        counterfactual=float(media.outcome.mean() - moved.mean()),
        diagnostics=_diagnostics(mix),
        shares=_returns(mix, tail),
        caveats=(*_caveats(untested), *_other_effect(study)),
        seed=study.seed,
        version=VERSION,
        effect="media",
    )


def _returns(mix: Mix, tail: float) -> tuple[Share, ...]:
    """Outcome for each unit of currency, channel by channel."""
    low, high = np.quantile(mix.returned, (tail, 1 - tail), axis=0)
    return tuple(
        Share(name, float(mix.returned[:, place].mean()), float(low[place]), float(high[place]))
        for place, name in enumerate(mix.media)
    )


def _diagnostics(mix: Mix) -> tuple[Diagnostic, ...]:
    carried = [carried_over(mix.kept_share[:, place]) for place in range(len(mix.media))]
    return (
        Diagnostic("r-hat", mix.r_hat, f"Two samplers agree to an R-hat of {mix.r_hat:.3f}."),
        Diagnostic(
            "positive-share",
            mix.positive_share,
            f"In {mix.positive_share:.0%} of draws no channel lowers the outcome.",
        ),
        *(
            Diagnostic(
                f"carried-over-{name}",
                share.p50,
                f"Of what {name} moves, {share.p50:.0%} comes in later periods "
                f"({share.p10:.0%} to {share.p90:.0%}, eight in ten).",
            )
            for name, share in zip(mix.media, carried, strict=True)
        ),
    )


def _caveats(untested: list[str]) -> tuple[str, ...]:
    if not untested:
        return ()
    named = ", ".join(untested)
    return (f"No experiment calibrates {named}: the grade is D. A pause of each would raise it.",)


def _other_effect(study: Study) -> tuple[str, ...]:
    """Say that the lift is not the tactic's, where the study names a tactic's start."""
    if not (study.treatment.column or study.treatment.start):
        return ()
    return ("Its lift is what all spend moved in a period, and not what the tactic moved.",)


ESTIMATOR = Estimator(
    name="media-mix",
    title="Media mix",
    needs=_needs,
    estimate=_estimate,
    is_long=True,
    in_steps=_in_steps,
    version=VERSION,
)
