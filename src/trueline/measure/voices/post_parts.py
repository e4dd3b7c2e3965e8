"""Posts as arrays: what each account's posts come to in every part of an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from trueline.plan.organisation.listening import IndexPart

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PostNumbers:
    """A post with what it gathered.

    Attributes:
        post: Its id.
        account: ``network/handle``.
        published: When, as written in the file.
        words: What it says, as far as it was kept.
        numbers: Value by id of the metric; what is not known is not there.
    """

    post: str
    account: str
    published: datetime
    words: str
    numbers: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class PostTable:
    """Posts of several accounts, ready to be added up again and again.

    Attributes:
        accounts: Compared accounts, in order of their names.
        account_of: Shape (posts,); place of each post's account.
        counted: Shape (parts, posts); what a post adds above the line, 0 where it is not known.
        per: Shape (parts, posts); what it adds below, 0 where it is not known.
    """

    accounts: tuple[str, ...]
    account_of: NDArray[np.int64]
    counted: Floats
    per: Floats

    def part_values(self, weights: Floats) -> Floats:
        """Give each account's ratio of sums in each part.

        Args:
            weights: Shape (posts,); how often each post counts.

        Returns:
            Shape (parts, accounts); not a number where nothing stands below the line.
        """
        sums = [self._sums(row * weights) for row in self.counted]
        below = [self._sums(row * weights) for row in self.per]
        with np.errstate(divide="ignore", invalid="ignore"):
            values: Floats = np.stack(sums) / np.stack(below)
        values[~np.isfinite(values)] = np.nan
        return values

    @property
    def post_count(self) -> int:
        """Number of posts."""
        return len(self.account_of)

    def _sums(self, values: Floats) -> Floats:
        sums: Floats = np.bincount(self.account_of, values, len(self.accounts)).astype(np.float64)
        return sums


def lay_out(posts: Sequence[PostNumbers], parts: Sequence[IndexPart]) -> PostTable:
    """Put posts into arrays; a post counts in a part when all numbers of the part are known."""
    accounts = tuple(sorted({one.account for one in posts}))
    places = {name: place for place, name in enumerate(accounts)}
    both = [[_both(one, part) for one in posts] for part in parts]
    table = np.array(both, dtype=float).reshape(len(parts), len(posts), 2)
    return PostTable(
        accounts=accounts,
        account_of=np.array([places[one.account] for one in posts], dtype=np.int64),
        counted=table[:, :, 0],
        per=table[:, :, 1],
    )


def has_numbers(post: PostNumbers, part: IndexPart) -> bool:
    """Say whether all numbers of a part are known of a post."""
    return all(name_of_metric(one) in post.numbers for one in (*part.counted, part.per))


def name_of_metric(reference: str) -> str:
    """Give a metric's id from its reference, such as ``views`` from ``views@1``."""
    return reference.partition("@")[0]


def standardised(values: Floats) -> Floats:
    """Give distances from the accounts' mean in standard deviations; 0 where all are alike.

    Args:
        values: Shape (parts, accounts), without gaps.
    """
    middle = values.mean(axis=1, keepdims=True)
    spread = values.std(axis=1, keepdims=True)
    flat = spread <= np.abs(middle) * 1e-12
    scores: Floats = np.where(flat, 0.0, (values - middle) / np.where(flat, 1.0, spread))
    return scores


def ranks_of(index: Floats) -> NDArray[np.int64]:
    """Give each account's rank, 1 for the highest; equal ones share the better rank."""
    higher = index[np.newaxis, :] > index[:, np.newaxis]
    ranks: NDArray[np.int64] = higher.sum(axis=1) + 1
    return ranks


def _both(post: PostNumbers, part: IndexPart) -> tuple[float, float]:
    if not has_numbers(post, part):
        return 0.0, 0.0
    above = sum(float(post.numbers[name_of_metric(one)]) for one in part.counted)
    return above, float(post.numbers[name_of_metric(part.per)])
