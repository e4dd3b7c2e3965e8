"""Rates over posts, by their lifetime: the ratio of sums, or the mean of the posts' own ratios.

The two are different numbers, and tools rarely say which they print: in a mean of ratios a post
that few saw weighs as much as one that many did.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.measure.actual import Asked, refuse
from trueline.measure.composed import Formula, parts_of_ratio
from trueline.measure.gathered import ZERO
from trueline.measure.lifetimes.lifetime import GROWS, published_within
from trueline.measure.lifetimes.seen import SeenPost
from trueline.measure.measured import Basis, Measured, Ratio
from trueline.metrics.adding_up import Gathering
from trueline.metrics.evaluating import Evaluated, evaluate
from trueline.metrics.metric import Metric, Rule

Cells = Mapping[str, Mapping[str, Decimal | None]]


def lifetime_rate_of(
    asked: Asked, formula: Formula, posts: Mapping[str, Sequence[SeenPost]]
) -> Measured:
    """Give a formula over the posts published in a period, as they were last seen.

    Args:
        asked: The question; ``mean`` asks for the mean of the posts' own ratios.
        formula: Of the metric.
        posts: Of the accounts asked about, by leaf of the formula.

    Returns:
        A refusal where the formula holds numbers of people, which posts have no sum of.
    """
    cells = _cells(asked, posts)
    if asked.gathering is Gathering.MEAN:
        return _mean(asked, formula, cells)
    if asked.metric.over_time is Rule.NONE and len(cells) > 1:
        return refuse(asked, _no_sum(asked.metric))
    found = evaluate(formula.expression, cells, name=lambda one: formula.leaves[one].name)
    parts = parts_of_ratio(formula, found.above, found.below, ())
    left_out = f"Left out, because a part is missing: {len(found.left_out)} posts."
    return _measured(
        asked,
        found,
        fact_count=_count(cells),
        basis=f"ratio of sums over {len(cells)} posts published in these days",
        caveats=(left_out,) if found.left_out else (),
        ratio=Ratio(*parts) if len(parts) == len(formula.sides) else None,
    )


def _mean(asked: Asked, formula: Formula, cells: Cells) -> Measured:
    each = [evaluate(formula.expression, {post: known}).value for post, known in cells.items()]
    ratios = [one for one in each if one is not None]
    value = sum(ratios, ZERO) / len(ratios) if ratios else None
    why = "" if ratios else "No post published in these days has all that the formula takes."
    lacking = f"Left out, because a part is missing: {len(each) - len(ratios)} posts."
    return _measured(
        asked,
        Evaluated(value, why),
        fact_count=_count(cells),
        basis=f"mean of the ratios of {len(ratios)} posts published in these days",
        caveats=(
            "A post that few saw weighs as much as one that many did; it is not the ratio of sums.",
            *((lacking,) if len(ratios) < len(each) else ()),
        ),
    )


def _measured(
    asked: Asked,
    found: Evaluated,
    *,
    fact_count: int,
    basis: str,
    caveats: tuple[str, ...],
    ratio: Ratio | None = None,
) -> Measured:
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=found.value,
        measured_in=asked.metric.measured_in,
        coverage=Decimal(found.value is not None),
        basis=basis if found.value is not None else "",
        parts=(ratio.above, ratio.below) if ratio else (),
        why=found.why,
        fact_count=fact_count,
        caveats=(GROWS, *caveats) if found.value is not None else (),
        ratio=ratio,
        taken=Basis.LIFETIME,
    )


def _cells(asked: Asked, posts: Mapping[str, Sequence[SeenPost]]) -> Cells:
    cells: dict[str, dict[str, Decimal | None]] = {}
    for metric, seen in posts.items():
        for one in published_within(seen, asked.period):
            cells.setdefault(f"{one.account} {one.post}", {})[metric] = one.newest.value
    return cells


def _count(cells: Cells) -> int:
    return sum(len(known) for known in cells.values())


def _no_sum(metric: Metric) -> RefusedQuestionError:
    return RefusedQuestionError(
        f"{metric.name} counts different people, and the same may have seen several posts, so "
        "posts have no rate together.",
        instead="Ask for one post, or for the mean of the posts' own ratios.",
    )
