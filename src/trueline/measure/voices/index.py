"""Reach-and-response index: who is seen and answered on a topic, on one network.

An open formula: every part is a ratio of sums over an account's posts, set against the other
accounts in standard deviations, times its weight. It describes; that anybody was persuaded it does
not show.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import numpy as np

from trueline.core.period import Period
from trueline.measure.intervals import rounded
from trueline.measure.voices.comparing import POSTS_NEEDED, UNMEASURED, Compared, comparable
from trueline.measure.voices.gaming import gaming_signs
from trueline.measure.voices.index_report import AccountScore, IndexReport, PartScore
from trueline.measure.voices.post_parts import (
    Floats,
    PostNumbers,
    PostTable,
    has_numbers,
    lay_out,
    name_of_metric,
    ranks_of,
    standardised,
)
from trueline.measure.voices.stability import (
    Agreement,
    half_reliability,
    rank_agreement,
    ranks_by_any_weights,
    ranks_by_posts,
    ranks_by_steps,
)
from trueline.plan.organisation.listening import IndexPart, ResponseIndex

ACCOUNTS_NEEDED = 3
PARTS_NEEDED = 2
WEIGHT_LEFT = Decimal("0.5")
"""Share of the weights that must be left when parts are not measured."""
LATER_POSTS_NEEDED = 5
RELIABLE_FROM = Decimal("0.7")
"""Agreement of two halves below which the order is called unsteady (Nunnally 1978)."""


def index_of_accounts(
    declared: ResponseIndex,
    period: Period,
    posts: Sequence[PostNumbers],
    *,
    random: np.random.Generator,
) -> IndexReport:
    """Give accounts in order of an index.

    Refused are fewer than ``ACCOUNTS_NEEDED`` accounts of at least ``POSTS_NEEDED`` posts, and an
    index of whose weights less than half can be measured.

    Args:
        declared: Parts and weights.
        period: Days asked about.
        posts: Of the network, on the topic, of those days.
        random: For the draws of weights, posts and halves.
    """
    compared = comparable(declared, posts)
    why = _refusal(declared, compared)
    if why:
        none = Agreement(None, why=why)
        return IndexReport(
            declared, period, compared.parts, (), compared.left_out, none, none, len(posts), why
        )
    table = lay_out(compared.posts, compared.parts)
    halves = half_reliability(table, _weights(compared.parts), random)
    return IndexReport(
        declared=declared,
        period=period,
        parts=compared.parts,
        accounts=_scores(compared, table, random),
        left_out=compared.left_out,
        reliability=halves,
        outcome=_agreement_with_later(declared, period, posts),
        posts=len(compared.posts),
        caveats=tuple(_caveats(declared, compared, halves)),
    )


def _refusal(declared: ResponseIndex, compared: Compared) -> str:
    wanted = sum((one.weight for one in declared.parts), Decimal(0))
    if not wanted:
        return "The plan gives this index no parts with a weight."
    kept = {one.id for one in compared.parts}
    left = sum((one.weight for one in declared.parts if one.id in kept), Decimal(0))
    accounts = {one.account for one in compared.posts}
    can_tell = compared.parts or len(accounts) >= ACCOUNTS_NEEDED
    if can_tell and (len(kept) < PARTS_NEEDED or left < wanted * WEIGHT_LEFT):
        return f"Of the index's parts only {len(kept)} can be measured on {declared.network}."
    if len(accounts) < ACCOUNTS_NEEDED:
        return (
            f"{len(accounts)} accounts have at least {POSTS_NEEDED} posts with the numbers that "
            f"the index needs; it takes {ACCOUNTS_NEEDED}."
        )
    return ""


def _weights(parts: Sequence[IndexPart]) -> Floats:
    return np.array([float(one.weight) for one in parts])


def _scores(
    compared: Compared, table: PostTable, random: np.random.Generator
) -> tuple[AccountScore, ...]:
    weights = _weights(compared.parts)
    values = table.part_values(np.ones(table.post_count))
    scores = standardised(values)
    index = weights @ scores
    ranks, lower = ranks_of(index), (index[np.newaxis, :] < index[:, np.newaxis]).sum(axis=1)
    steps, any_weights = ranks_by_steps(scores, weights), ranks_by_any_weights(scores, random)
    by_posts = ranks_by_posts(table, weights, random)
    signs = gaming_signs(compared.posts)
    found = []
    for place, account in enumerate(table.accounts):
        own = [one for one in compared.posts if one.account == account]
        complete = sum(all(has_numbers(one, part) for part in compared.parts) for one in own)
        found.append(
            AccountScore(
                account=account,
                index=rounded(index[place]),
                rank=int(ranks[place]),
                percentile=rounded(lower[place] / (len(index) - 1)),
                posts=len(own),
                coverage=Decimal(complete) / len(own),
                parts=_part_scores(compared.parts, own, values[:, place], scores[:, place]),
                by_steps=steps[place],
                by_any_weights=any_weights[place],
                by_posts=by_posts[place] if by_posts else None,
                signs=signs.get(account, ()),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.rank, one.account)))


def _part_scores(
    parts: Sequence[IndexPart], posts: Sequence[PostNumbers], values: Floats, distances: Floats
) -> tuple[PartScore, ...]:
    return tuple(
        PartScore(
            part.id,
            rounded(value),
            rounded(distance),
            sum(has_numbers(one, part) for one in posts),
        )
        for part, value, distance in zip(parts, values, distances, strict=True)
    )


def _agreement_with_later(
    declared: ResponseIndex, period: Period, posts: Sequence[PostNumbers]
) -> Agreement:
    """Set the index of the first half of the days against what the second half brought."""
    if not declared.outcome:
        return Agreement(None, why="The plan names nothing that should come after.")
    middle = period.first + timedelta(days=period.day_count // 2)
    earlier = comparable(declared, [one for one in posts if one.published.date() < middle])
    if why := _refusal(declared, earlier):
        return Agreement(None, why=f"In the first half of the days: {why}")
    table = lay_out(earlier.posts, earlier.parts)
    scores = standardised(table.part_values(np.ones(table.post_count)))
    index = dict(zip(table.accounts, _weights(earlier.parts) @ scores, strict=True))
    later = _later(declared, [one for one in posts if one.published.date() >= middle])
    both = sorted(index.keys() & later.keys())
    return rank_agreement([index[one] for one in both], [later[one] for one in both])


def _later(declared: ResponseIndex, posts: Sequence[PostNumbers]) -> dict[str, float]:
    """Give what the later posts of each account brought; accounts with few of them are left out."""
    needed = [name_of_metric(one) for one in declared.outcome]
    below = name_of_metric(declared.outcome_per)
    known = [one for one in posts if all(name in one.numbers for name in (*needed, below) if name)]
    found = {}
    for account in {one.account for one in known}:
        own = [one for one in known if one.account == account]
        per = sum((one.numbers[below] if below else Decimal(1) for one in own), Decimal(0))
        if len(own) >= LATER_POSTS_NEEDED and per:
            brought = sum((one.numbers[name] for one in own for name in needed), Decimal(0))
            found[account] = float(brought / per)
    return found


def _caveats(declared: ResponseIndex, compared: Compared, halves: Agreement) -> Iterator[str]:
    yield "Describes reach and response; it does not show that anybody was persuaded."
    if declared.words:
        yield "Words of the topic are looked for in the first 120 characters of each text."
    if any(one.why.startswith(UNMEASURED) for one in compared.left_out):
        yield "Parts that nobody measures are left out; the weights of the others were raised."
    if halves.value is not None and halves.value < RELIABLE_FROM:
        yield "One half of the posts tells little of the other: the order is unsteady."
    if halves.value is None:
        yield f"How steady the order is cannot be said. {halves.why}"
