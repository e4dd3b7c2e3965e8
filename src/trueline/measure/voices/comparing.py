"""Which posts and parts of an index can be compared; what is left out, with the reason."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.measure.voices.index_report import LeftOut
from trueline.measure.voices.post_parts import PostNumbers, has_numbers, name_of_metric
from trueline.plan.organisation.listening import IndexPart, ResponseIndex

POSTS_NEEDED = 10
COVERED_FROM = Decimal("0.5")
"""Share of an account's posts that must have a part's numbers."""
UNMEASURED = "No compared account has its numbers; the other parts weigh more."


@dataclass(frozen=True, slots=True)
class Compared:
    """Posts that can be compared.

    Attributes:
        parts: With weights that add up to 1.
        posts: Of accounts that have every part.
        left_out: What is not in it.
    """

    parts: tuple[IndexPart, ...]
    posts: tuple[PostNumbers, ...]
    left_out: tuple[LeftOut, ...]


def comparable(declared: ResponseIndex, posts: Sequence[PostNumbers]) -> Compared:
    """Leave out accounts with too few posts, parts that nobody has, accounts that lack a part."""
    counts = Counter(one.account for one in posts)
    few = [
        LeftOut(name, f"{count} posts on the topic; it takes {POSTS_NEEDED}.")
        for name, count in sorted(counts.items())
        if count < POSTS_NEEDED
    ]
    posts = [one for one in posts if counts[one.account] >= POSTS_NEEDED]
    measured = {part.id: _measured_by(part, posts) for part in declared.parts}
    used = [one for one in declared.parts if one.weight and measured[one.id]]
    unmeasured = [
        LeftOut(one.name, UNMEASURED)
        for one in declared.parts
        if one.weight and posts and not measured[one.id]
    ]
    lacking = {
        name: [one.name for one in used if name not in measured[one.id]]
        for name in {one.account for one in posts}
    }
    partly = [
        LeftOut(name, f"Most of its posts lack the numbers for: {', '.join(parts)}.")
        for name, parts in sorted(lacking.items())
        if parts
    ]
    total = sum((one.weight for one in used), Decimal(0))
    parts = tuple(replace(one, weight=one.weight / total) for one in used)
    kept = tuple(one for one in posts if not lacking[one.account])
    return Compared(parts, kept, (*unmeasured, *few, *partly))


def _measured_by(part: IndexPart, posts: Sequence[PostNumbers]) -> set[str]:
    """Give the accounts of which most posts have a part's numbers, not all 0 below the line."""
    all_of = Counter(one.account for one in posts)
    with_numbers = Counter(one.account for one in posts if has_numbers(one, part))
    below = {one.account for one in posts if has_numbers(one, part) and one.numbers[_per(part)]}
    return {name for name in below if Decimal(with_numbers[name]) / all_of[name] >= COVERED_FROM}


def _per(part: IndexPart) -> str:
    return name_of_metric(part.per)
