"""How unevenly a community writes: what the most active write, and the Gini coefficient."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from trueline.measure.community.week_facts import to_places

FEWEST_PEOPLE = 100
"""Below so many, one in a hundred is less than one person."""
TOP, NEXT = 0.01, 0.10
STEPS = 20


@dataclass(frozen=True, slots=True)
class Concentration:
    """How posts spread over people.

    Attributes:
        person_count: People among whom it is worked out.
        writer_count: Those who wrote at all.
        post_count: Posts.
        has_members: Whether members who wrote nothing are among the people.
        top_share: Of posts by the most active 1 % of people, 0 to 1; None when refused.
        next_share: Of posts by the next 9 %.
        rest_share: Of posts by the other 90 %.
        gini: 0 when all write as much, near 1 when one writes all; None when refused.
        curve: Lorenz curve: share of people, least active first, and their share of posts.
        why: Why there are no shares, else empty.
    """

    person_count: int
    writer_count: int
    post_count: int
    has_members: bool
    top_share: Decimal | None = None
    next_share: Decimal | None = None
    rest_share: Decimal | None = None
    gini: Decimal | None = None
    curve: tuple[tuple[Decimal, Decimal], ...] = ()
    why: str = ""


def concentration_of(posts: Mapping[int, int], member_count: int | None) -> Concentration:
    """Give how unevenly people write.

    Args:
        posts: Number of people by how many posts they wrote; from 1.
        member_count: All members, those who wrote nothing too; None when it is not known, then
            only people who wrote are looked at.

    Source:
        Lorenz (1905), Publications of the ASA 9(70); Gini (1912). The shares stand beside the
        90-9-1 rule of thumb (Nielsen 2006), which says that 1 % of people write most.
    """
    writers = sum(posts.values())
    has_members = member_count is not None and member_count >= writers
    people = member_count if has_members and member_count else writers
    total = sum(count * people_of for count, people_of in posts.items())
    if people < FEWEST_PEOPLE or not total:
        group = "members" if has_members else "people who wrote"
        why = f"The most active 1% needs {FEWEST_PEOPLE} {group} at least; there are {people}."
        return Concentration(people, writers, total, has_members, why=why)
    corners = _corners(posts, silent=people - writers)
    ninety, ninety_nine = (_height(corners, 1 - one) for one in (NEXT, TOP))
    return Concentration(
        person_count=people,
        writer_count=writers,
        post_count=total,
        has_members=has_members,
        top_share=to_places(1 - ninety_nine),
        next_share=to_places(ninety_nine - ninety),
        rest_share=to_places(ninety),
        gini=to_places(1 - 2 * _area(corners)),
        curve=tuple(
            (to_places(at / STEPS), to_places(_height(corners, at / STEPS)))
            for at in range(STEPS + 1)
        ),
    )


def _corners(posts: Mapping[int, int], silent: int) -> list[tuple[float, float]]:
    """Give the corners of the Lorenz curve: people and posts so far, each as a share."""
    people = sum(posts.values()) + silent
    total = sum(count * one for count, one in posts.items())
    corners, so_far, written = [(0.0, 0.0)], silent, 0
    if silent:
        corners.append((silent / people, 0.0))
    for count in sorted(posts):
        so_far += posts[count]
        written += count * posts[count]
        corners.append((so_far / people, written / total))
    return corners


def _height(corners: Sequence[tuple[float, float]], at: float) -> float:
    for (left, low), (right, high) in pairwise(corners):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return 1.0


def _area(corners: Sequence[tuple[float, float]]) -> float:
    return sum(
        (right - left) * (low + high) / 2 for (left, low), (right, high) in pairwise(corners)
    )
