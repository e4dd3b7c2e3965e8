"""How far an index stands by itself: other weights, other posts, halves, and what came after."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from trueline.measure.intervals import Interval, rounded
from trueline.measure.voices.post_parts import (
    Floats,
    PostTable,
    ranks_of,
    standardised,
)

STEP = 0.2
"""Share by which each weight is moved up and down."""
WEIGHT_DRAWS, POST_DRAWS, SPLITS = 1000, 400, 200
MIDDLE = (0.05, 0.95)
"""Nine draws in ten lie between these shares."""
ACCOUNTS_FOR_HALVES = 5
ACCOUNTS_FOR_OUTCOME = 8
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class RankRange:
    """Between which ranks an account stands.

    Attributes:
        best: The better one; 1 is the highest.
        worst: The other.
    """

    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well two orders of the same accounts agree, or why that cannot be said.

    Attributes:
        value: 1 for the same order, 0 for none; None when it is refused.
        interval: Of it; None where none is given.
        why: The reason when there is no value, else empty.
    """

    value: Decimal | None
    interval: Interval | None = None
    why: str = ""


def ranks_by_steps(scores: Floats, weights: Floats) -> list[RankRange]:
    """Give between which ranks each account stands when one weight at a time moves by a fifth.

    Args:
        scores: Shape (parts, accounts); standardised.
        weights: Shape (parts,).
    """
    tried = [weights]
    for place in range(len(weights)):
        for factor in (1 - STEP, 1 + STEP):
            moved = weights.copy()
            moved[place] *= factor
            tried.append(moved)
    ranks = np.stack([ranks_of(one @ scores) for one in tried])
    return [RankRange(int(column.min()), int(column.max())) for column in ranks.T]


def ranks_by_any_weights(scores: Floats, random: np.random.Generator) -> list[RankRange]:
    """Give between which ranks an account stands in nine of ten draws of any weights at all."""
    drawn = random.dirichlet(np.ones(len(scores)), WEIGHT_DRAWS)
    return _middle(np.stack([ranks_of(one @ scores) for one in drawn]))


def ranks_by_posts(
    table: PostTable, weights: Floats, random: np.random.Generator
) -> list[RankRange]:
    """Give between which ranks an account stands in nine of ten draws of its posts.

    Each draw takes as many posts of an account as it has, some of them more than once.
    """
    ranks = []
    for _ in range(POST_DRAWS):
        values = table.part_values(_drawn_again(table, random))
        if not np.isnan(values).any():
            ranks.append(ranks_of(weights @ standardised(values)))
    return _middle(np.stack(ranks)) if ranks else []


def half_reliability(table: PostTable, weights: Floats, random: np.random.Generator) -> Agreement:
    """Give how well the index of one half of the posts tells that of the other.

    The mean of many splits, stepped up to all posts.

    Source:
        Spearman (1910) and Brown (1910), British Journal of Psychology 3.
    """
    count = len(table.accounts)
    if count < ACCOUNTS_FOR_HALVES:
        why = f"{count} accounts are compared; halves can be compared from {ACCOUNTS_FOR_HALVES}."
        return Agreement(None, why=why)
    found = [_split(table, weights, random) for _ in range(SPLITS)]
    known = [one for one in found if one is not None]
    if not known:
        return Agreement(None, why="Halves of the posts lack numbers that the index needs.")
    mean = float(np.mean(known))
    if mean <= 0:
        return Agreement(Decimal(0))
    return Agreement(rounded(2 * mean / (1 + mean)))


def rank_agreement(first: Sequence[float], second: Sequence[float]) -> Agreement:
    """Give Spearman's rank correlation with its interval.

    Refused below ``ACCOUNTS_FOR_OUTCOME`` pairs, and where one side is the same for all.

    Source:
        Spearman (1904); interval by Fisher's transformation with the variance of Bonett and
        Wright (2000), Psychometrika 65(1).
    """
    count = len(first)
    if count < ACCOUNTS_FOR_OUTCOME:
        why = f"{count} accounts have both; it takes {ACCOUNTS_FOR_OUTCOME}."
        return Agreement(None, why=why)
    ranks = [_mean_ranks(np.asarray(one, dtype=float)) for one in (first, second)]
    if any(one.std() == 0 for one in ranks):
        return Agreement(None, why="One of the two is the same for every account.")
    value = float(np.corrcoef(ranks[0], ranks[1])[0, 1])
    bound = max(min(value, 1 - 1e-9), 1e-9 - 1)
    half = NORMAL_95 * math.sqrt((1 + value * value / 2) / (count - 3))
    middle = math.atanh(bound)
    interval = Interval(rounded(math.tanh(middle - half)), rounded(math.tanh(middle + half)))
    return Agreement(rounded(value), interval)


def _middle(ranks: np.ndarray) -> list[RankRange]:
    ends = np.quantile(ranks, MIDDLE, axis=0, method="inverted_cdf")
    return [RankRange(int(best), int(worst)) for best, worst in ends.T]


def _drawn_again(table: PostTable, random: np.random.Generator) -> Floats:
    weights = np.zeros(table.post_count)
    for place in range(len(table.accounts)):
        own = np.flatnonzero(table.account_of == place)
        np.add.at(weights, random.choice(own, len(own)), 1.0)
    return weights


def _split(table: PostTable, weights: Floats, random: np.random.Generator) -> float | None:
    half = np.zeros(table.post_count)
    for place in range(len(table.accounts)):
        own = random.permutation(np.flatnonzero(table.account_of == place))
        half[own[: len(own) // 2]] = 1.0
    values = [table.part_values(one) for one in (half, 1.0 - half)]
    if any(np.isnan(one).any() for one in values):
        return None
    both = [weights @ standardised(one) for one in values]
    if any(one.std() == 0 for one in both):
        return None
    return float(np.corrcoef(both[0], both[1])[0, 1])


def _mean_ranks(values: Floats) -> Floats:
    lower = (values[np.newaxis, :] < values[:, np.newaxis]).sum(axis=1)
    alike = (values[np.newaxis, :] == values[:, np.newaxis]).sum(axis=1)
    ranks: Floats = lower + (alike + 1) / 2
    return ranks
