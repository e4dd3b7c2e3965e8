"""Budget: the same money over channels in another way, as a fitted media mix sees it."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

import numpy as np

from trueline.core.errors import TruelineError
from trueline.evidence.media.mix import Mix
from trueline.evidence.media.response import marginal, saturate
from trueline.evidence.observations import Numbers
from trueline.evidence.worth.draws import generator
from trueline.evidence.worth.roi import Spread

LEAST_OF_NOW, MOST_OF_NOW = 0.5, 1.8
"""Between what a channel's spend may go, as shares of what is spent now."""

SEEN_REACH = 1.2
"""Beyond so many times the largest spend that was ever observed, an answer is a guess."""

MOST_DRAWS = 2000
HALVINGS = 60


class CannotAllocateError(TruelineError):
    """Money cannot be spread as asked; the text says between what it can."""


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """How channels respond to a steady spend, as draws.

    Attributes:
        media: Names of the channels.
        ceiling: Shape (draws, media); what a channel moves at most a period.
        rate: Shape (draws, media); of saturation, per share of the largest spend.
        largest: Shape (media,); largest spend of a period that was observed, in the currency.
        now: Shape (media,); mean spend of a period, in the currency.
    """

    media: tuple[str, ...]
    ceiling: Numbers
    rate: Numbers
    largest: Numbers
    now: Numbers

    def moved(self, spend: Numbers) -> Numbers:
        """Give what a steady spend moves a period. Shape (draws,).

        Args:
            spend: Shape (media,), a period, in the currency.
        """
        moved: Numbers = (self.ceiling * saturate(spend / self.largest, self.rate)).sum(axis=1)
        return moved

    def slopes(self, spend: Numbers) -> Numbers:
        """Give what one more unit of currency a period would move, on average. Shape (media,)."""
        slope = self.ceiling * marginal(spend / self.largest, self.rate) / self.largest
        mean: Numbers = slope.mean(axis=0)
        return mean


@dataclass(frozen=True, slots=True)
class Allotted:
    """One channel's money.

    Attributes:
        medium: Name of the channel.
        now: Spent a period now, in the currency.
        proposed: To be spent a period.
        is_held: It stays as it is, for no experiment says what it moves.
        is_unseen: More than was ever seen, by a fifth: what it moves there is a guess.
    """

    medium: str
    now: float
    proposed: float
    is_held: bool
    is_unseen: bool


@dataclass(frozen=True, slots=True)
class Reallocation:
    """The money of all channels, spread anew.

    Attributes:
        channels: One by one.
        total: Of a period, in the currency.
        moved_now: What all channels move a period now, in the outcome's unit.
        moved_then: The same with the money spread anew.
        gain: The difference, draw by draw; its p10 is what to count on.
        chance_better: That the new way moves more, 0 to 1.
    """

    channels: tuple[Allotted, ...]
    total: float
    moved_now: Spread
    moved_then: Spread
    gain: Spread
    chance_better: float


def responses_of(mix: Mix, *, bias: float = 0.0, seed: int = 1) -> Responses:
    """Give how the channels of a fitted mix respond to a steady spend.

    Draws are thinned evenly to ``MOST_DRAWS``. What carries over only shifts in time what a steady
    spend moves.

    Args:
        mix: As it was fitted.
        bias: Standard deviation by which each channel's response may be off, as a share of it: the
            bias prior of the mix's grade. It widens what is said and leaves the mean as it is.
        seed: Of these draws.
    """
    chosen = np.linspace(0, len(mix.ceiling) - 1, min(len(mix.ceiling), MOST_DRAWS)).astype(int)
    now = mix.spent / mix.contribution.shape[1]
    spread = math.sqrt(math.log1p(bias**2))
    drawn = generator(seed, "bias").standard_normal((len(chosen), len(mix.media)))
    ceiling = mix.ceiling[chosen] * np.exp(spread * drawn - spread**2 / 2)
    return Responses(mix.media, ceiling, mix.rate[chosen], mix.largest, now)


def reallocate(
    responses: Responses, *, total: float | None = None, tested: Collection[str] | None = None
) -> Reallocation:
    """Spread money over channels so that they move most on average over the draws.

    A channel stays between ``LEAST_OF_NOW`` and ``MOST_OF_NOW`` times of what it gets now.

    Args:
        responses: How the channels respond.
        total: Of a period, in the currency; None for what is spent now.
        tested: Channels whose money may move, for an experiment says what they move; None for
            all.

    Raises:
        CannotAllocateError: The total cannot be reached between the bounds.

    Source:
        Every channel's last euro moves the same where the whole is most: Karush, Kuhn and Tucker,
        solved by halving, for the curves bend down everywhere.
    """
    held = np.array([tested is not None and one not in tested for one in responses.media])
    low = np.where(held, responses.now, LEAST_OF_NOW * responses.now)
    high = np.where(held, responses.now, MOST_OF_NOW * responses.now)
    wanted = float(responses.now.sum()) if total is None else total
    spend = _spread(responses, low, high, wanted)
    before, after = responses.moved(responses.now), responses.moved(spend)
    return Reallocation(
        channels=tuple(
            Allotted(
                name,
                float(responses.now[place]),
                float(spend[place]),
                bool(held[place]),
                bool(spend[place] > SEEN_REACH * responses.largest[place]),
            )
            for place, name in enumerate(responses.media)
        ),
        total=wanted,
        moved_now=_spread_of(before),
        moved_then=_spread_of(after),
        gain=_spread_of(after - before),
        chance_better=float((after > before).mean()),
    )


def _spread(responses: Responses, low: Numbers, high: Numbers, total: float) -> Numbers:
    """Find the slope at which all channels together spend the total. Shape (media,)."""
    least, most = float(low.sum()), float(high.sum())
    slack = 1e-9 * most
    if not least - slack <= total <= most + slack:
        raise CannotAllocateError(
            f"{total:,.0f} a period cannot be spread: channels together may get from "
            f"{least:,.0f} to {most:,.0f}, that is {LEAST_OF_NOW:g} to {MOST_OF_NOW:g} times of "
            "what each gets now where an experiment lets its money move."
        )
    spends = partial(_spends, responses, low, high)
    steep = float(max(responses.slopes(low)))
    flat = float(min(responses.slopes(high)))
    for _ in range(HALVINGS):
        middle = (steep + flat) / 2
        if float(spends(middle).sum()) > total:
            flat = middle
        else:
            steep = middle
    return _exactly(spends(steep), high, total)


def _spends(responses: Responses, low: Numbers, high: Numbers, slope: float) -> Numbers:
    """Give each channel's spend at which one more unit of currency moves so much."""
    under, over = low.copy(), high.copy()
    for _ in range(HALVINGS // 2):
        middle = (under + over) / 2
        is_steeper = responses.slopes(middle) > slope
        under = np.where(is_steeper, middle, under)
        over = np.where(is_steeper, over, middle)
    spend: Numbers = (under + over) / 2
    return spend


def _exactly(spend: Numbers, high: Numbers, total: float) -> Numbers:
    """Give away what halving left over, in shares of the room that each channel has."""
    room = np.maximum(high - spend, 0)
    left = total - float(spend.sum())
    all_room = float(room.sum())
    given: Numbers = spend + room * (left / all_room if all_room else 0.0)
    return given


def _spread_of(draws: Numbers) -> Spread:
    p10, p50, p90 = (float(one) for one in np.quantile(draws, (0.1, 0.5, 0.9)))
    return Spread(p10, p50, p90)
