"""Order: what a meeting speaks of first, and how long each item may take.

Roll-call is the frame and comes before everything; then assumptions that broke, because what
rests on them is in doubt; then the parts in their order.

Source: mission, "Review session"; features, row 65: a broken assumption is item 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

PLACES = {part: place for place, part in enumerate(AgendaPart)}
LEAST_MINUTES = 1


def in_order(items: Iterable[AgendaItem], wished: Sequence[str] = ()) -> tuple[AgendaItem, ...]:
    """Put items in the order in which a meeting speaks of them.

    Args:
        items: Of two with one key the first stays.
        wished: Keys in the order in which people left them; these items change places among
            themselves, and what is new stands where it would.

    Example:
        >>> late = AgendaItem("kpi", AgendaPart.EXCEPTIONS, "Off pace")
        >>> broken = AgendaItem("a", AgendaPart.ASSUMPTIONS, "Order value", is_broken=True)
        >>> roll = AgendaItem("roll", AgendaPart.ROLL_CALL, "Roll-call")
        >>> [one.key for one in in_order([late, broken, roll])]
        ['roll', 'a', 'kpi']
    """
    once: dict[str, AgendaItem] = {}
    for one in items:
        once.setdefault(one.key, one)
    usual = sorted(once.values(), key=_place)
    places = {key: place for place, key in enumerate(wished)}
    moved = iter(sorted((o for o in usual if o.key in places), key=lambda o: places[o.key]))
    return tuple(next(moved) if one.key in places else one for one in usual)


def moved_up(items: Sequence[AgendaItem], key: str) -> tuple[AgendaItem, ...]:
    """Let an item change places with the one before it; none goes before roll-call.

    Args:
        items: In order.
        key: Of the item; one that is not there moves nothing.
    """
    moved = list(items)
    at = next((place for place, one in enumerate(moved) if one.key == key), 0)
    if at and moved[at - 1].part is not AgendaPart.ROLL_CALL:
        moved[at - 1], moved[at] = moved[at], moved[at - 1]
    return tuple(moved)


def numbered(items: Iterable[AgendaItem]) -> tuple[tuple[int, AgendaItem], ...]:
    """Give each item its number from 1; roll-call, the frame, is 0."""
    found, number = [], 0
    for one in items:
        number += one.part is not AgendaPart.ROLL_CALL
        found.append((number if one.part is not AgendaPart.ROLL_CALL else 0, one))
    return tuple(found)


def within_time(items: Sequence[AgendaItem], minutes: int) -> tuple[AgendaItem, ...]:
    """Give every item its share of a meeting's minutes, whole ones that add up to them.

    Shares go by the minutes that each item asks for; what is left of whole minutes goes to the
    largest remainders. An item gets a minute at least: with more items than minutes the meeting
    is too short, and their sum says so.

    Args:
        items: In order.
        minutes: Of the whole meeting.
    """
    asked = sum(one.minutes for one in items)
    if not items or asked <= 0:
        return tuple(items)
    spare = max(minutes - LEAST_MINUTES * len(items), 0)
    shares = [Decimal(spare * one.minutes) / asked for one in items]
    given = [LEAST_MINUTES + int(one) for one in shares]
    by_rest = sorted(range(len(items)), key=lambda at: (int(shares[at]) - shares[at], at))
    for at in by_rest[: spare - sum(int(one) for one in shares)]:
        given[at] += 1
    return tuple(replace(one, minutes=got) for one, got in zip(items, given, strict=True))


def _place(one: AgendaItem) -> tuple[bool, bool, int, Decimal, str]:
    is_frame = one.part is AgendaPart.ROLL_CALL
    return not is_frame, not one.is_broken, PLACES[one.part], -one.rank, one.key
