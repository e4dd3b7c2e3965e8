"""The six factors, worked out of a community's weeks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from statistics import fmean, median

from trueline.measure.community.factors import Factor, FactorKind, Remarks, factor_of, refused
from trueline.measure.community.week_facts import (
    SETTLING_DAYS,
    BoardWeek,
    ExchangeWeek,
    ReplyWeek,
    to_places,
)
from trueline.measure.community.weeks import FEWEST_WEEKS, WeekValue
from trueline.measure.measured import Part

FEWEST_CASES = 5
"""Replies or turns below which a week's median or mean is not told."""
RULE_OF_THUMB = Decimal(50)
"""Posts a board and week, a rule of thumb among people who keep forums."""
ALIKE_DAYS = 14
"""How much longer or shorter after its end the views of a week may have been looked at."""
NO_WEEK = "No week is known whole yet; bring posts of at least one week from Monday to Sunday."
NO_VIEWS = "The files tell no views of posts; bring an export with views."
NO_JOINS = "The files tell nobody's day of joining; bring the list of members."
_UNSETTLED = (
    f"Views still come in; a week counts once they were looked at {SETTLING_DAYS} days after it."
)
_GROWN = (
    "Views grow with time, and those of other weeks were looked at sooner or later after them. "
    "Bring an export every few weeks, so that weeks are seen at one age."
)
_CRAWLERS = "Crawlers are left out only as far as the forum leaves them out itself."


def members(joins: Mapping[date, int], weeks: Sequence[date]) -> Factor:
    """Give how many joined.

    Args:
        joins: By week; weeks without are not there.
        weeks: That are known whole.
    """
    if not weeks:
        return refused(FactorKind.MEMBERS, NO_WEEK if joins else NO_JOINS)
    values = [WeekValue(one, Decimal(joins.get(one, 0)), joins.get(one, 0)) for one in weeks]
    parts = (Part("joined in these weeks", Decimal(sum(one.case_count for one in values))),)
    return factor_of(FactorKind.MEMBERS, values, Remarks(parts))


def content(boards: Sequence[BoardWeek], weeks: Sequence[date]) -> Factor:
    """Give how much was written, each post weighed by how often it was read."""
    return _of_views(FactorKind.CONTENT, boards, weeks, lambda one: one.weighted)


def traffic(boards: Sequence[BoardWeek], weeks: Sequence[date]) -> Factor:
    """Give how often the week's posts were read."""
    return _of_views(FactorKind.TRAFFIC, boards, weeks, lambda one: one.view_count)


def responsiveness(replies: Sequence[ReplyWeek], weeks: Sequence[date]) -> Factor:
    """Give how fast posts were answered, against the usual wait."""
    kind, found = FactorKind.RESPONSIVENESS, {one.week: one for one in replies}
    earlier = [
        found[one].median_min
        for one in weeks[:-1]
        if one in found and found[one].reply_count >= FEWEST_CASES
    ]
    if len(earlier) < FEWEST_WEEKS:
        return refused(kind, _no_usual("wait", len(earlier)) if weeks else NO_WEEK)
    usual = median(earlier)

    def value(week: date) -> WeekValue:
        one = found.get(week)
        count = one.reply_count if one else 0
        if one is None or count < FEWEST_CASES:
            return WeekValue(week, None, count)
        return WeekValue(week, to_places(usual / max(one.median_min, 1.0)), count)

    newest = found.get(weeks[-1])
    parts = [Part("usual wait", to_places(usual, "0.1"), "minutes")]
    if newest is not None:
        parts.insert(0, Part("wait of the week", to_places(newest.median_min, "0.1"), "minutes"))
        parts.append(Part("replies", Decimal(newest.reply_count)))
    note = "Threads without any reply are not in it; see the share left unanswered."
    return factor_of(kind, [value(one) for one in weeks], Remarks(tuple(parts), caveats=(note,)))


def interaction(exchanges: Sequence[ExchangeWeek], weeks: Sequence[date]) -> Factor:
    """Give how many people there are in a thread, weighed by turns."""
    kind, found = FactorKind.INTERACTION, {one.week: one for one in exchanges}
    if not weeks or not found:
        why = "Nobody answered anybody, or the files do not tell authors apart."
        return refused(kind, why if weeks else NO_WEEK)

    def value(week: date) -> WeekValue:
        one = found.get(week)
        if one is None or one.turn_count < FEWEST_CASES:
            return WeekValue(week, None, one.turn_count if one else 0)
        return WeekValue(week, to_places(one.weighted / one.turn_count), one.turn_count)

    newest = found.get(weeks[-1])
    counts = (
        [("turns", newest.turn_count), ("threads with a turn", newest.thread_count)]
        if newest
        else []
    )
    parts = tuple(Part(name, Decimal(count)) for name, count in counts)
    return factor_of(kind, [value(one) for one in weeks], Remarks(parts))


def liveliness(boards: Sequence[BoardWeek], weeks: Sequence[date]) -> Factor:
    """Give how far boards had as many posts as each of them usually has."""
    kind = FactorKind.LIVELINESS
    counts: dict[tuple[str, date], int] = {}
    for one in boards:
        counts[one.board, one.week] = counts.get((one.board, one.week), 0) + one.post_count
    usual = _usual_by_board(counts, weeks)
    if not usual:
        return refused(kind, _no_usual("number of posts", len(weeks[:-1])) if weeks else NO_WEEK)
    values = [_lively(counts, week, usual) for week in weeks]
    newest = [counts.get((board, weeks[-1]), 0) for board in usual]
    young = len({board for board, _ in counts} - usual.keys())
    parts = (
        Part("boards", Decimal(len(newest))),
        Part("boards without a post", Decimal(newest.count(0))),
        Part("posts a board in the week", to_places(fmean(newest), "0.1")),
        Part("usual number a board", to_places(fmean(usual.values()), "0.1")),
        Part("rule of thumb", RULE_OF_THUMB),
    )
    note = f"Boards left out, with fewer than {FEWEST_WEEKS} earlier weeks: {young}."
    return factor_of(kind, values, Remarks(parts, caveats=(note,) if young else ()))


def _usual_by_board(
    counts: Mapping[tuple[str, date], int], weeks: Sequence[date]
) -> dict[str, float]:
    """Give each board's mean over its own earlier weeks; young boards have none yet."""
    found = {}
    for board in sorted({name for name, _ in counts}):
        first = min(week for name, week in counts if name == board)
        own = [counts.get((board, week), 0) for week in weeks[:-1] if week >= first]
        if len(own) >= FEWEST_WEEKS and any(own):
            found[board] = fmean(own)
    return found


def _lively(
    counts: Mapping[tuple[str, date], int], week: date, usual: Mapping[str, float]
) -> WeekValue:
    """Give the mean over boards that were there already."""
    first = {board: min(at for name, at in counts if name == board) for board in usual}
    there = [board for board in usual if first[board] <= week]
    own = {board: counts.get((board, week), 0) for board in there}
    shares = [min(own[board] / usual[board], 1.0) for board in there]
    return WeekValue(week, to_places(fmean(shares)) if shares else None, sum(own.values()))


def _of_views(
    kind: FactorKind,
    boards: Sequence[BoardWeek],
    weeks: Sequence[date],
    weigh: Callable[[BoardWeek], float],
) -> Factor:
    """Give a sum over posts that depends on their views; unsettled weeks at the end are left."""
    if not weeks:
        return refused(kind, NO_WEEK)
    found = {week: [one for one in boards if one.week == week] for week in weeks}
    if not any(one.viewed_count for each in found.values() for one in each):
        return refused(kind, NO_VIEWS)
    settled = [week for week in weeks if all(one.is_settled for one in found[week])]
    told = [week for week in weeks if settled and week <= settled[-1]]
    if not told:
        return refused(kind, _UNSETTLED)

    alike = {week for week in told if _are_alike(found[week], found[told[-1]])}

    def value(week: date) -> WeekValue:
        posts = sum(one.post_count for one in found[week])
        viewed = sum(one.viewed_count for one in found[week])
        is_known = week in settled and week in alike and viewed == posts
        total = to_places(sum(weigh(one) for one in found[week]), "0.1")
        return WeekValue(week, total if is_known else None, posts)

    values = [value(one) for one in told]
    why = "" if values[-1].value is not None else "Views are not told for every post of the week."
    apart = len(told) - len(alike)
    caveats = _caveats_of_views(len(weeks) - len(told), apart)
    remarks = Remarks(_posts_and_views(found[told[-1]]), why, caveats, _GROWN if apart else "")
    return factor_of(kind, values, remarks)


def _posts_and_views(week: Sequence[BoardWeek]) -> tuple[Part, ...]:
    return (
        Part("posts", Decimal(sum(one.post_count for one in week))),
        Part("views", Decimal(sum(one.view_count for one in week))),
    )


def _caveats_of_views(waiting: int, apart: int) -> tuple[str, ...]:
    """Say how many weeks are left out, at the end and on the way."""
    told = (f"{_UNSETTLED} The newest {waiting} do not yet.",) if waiting else ()
    grown = (f"Weeks not compared with, as their views are of another age: {apart}.",)
    return (*told, *(grown if apart else ()), _CRAWLERS)


def _are_alike(week: Sequence[BoardWeek], newest: Sequence[BoardWeek]) -> bool:
    """Say whether views of two weeks were looked at about as long after them."""
    own, other = (
        [one.age_days for one in each if one.age_days is not None] for each in (week, newest)
    )
    return not own or not other or max(own + other) - min(own + other) <= ALIKE_DAYS


def _no_usual(what: str, count: int) -> str:
    return (
        f"The usual {what} needs {FEWEST_WEEKS} earlier weeks; there "
        f"{'is' if count == 1 else 'are'} {count}."
    )
