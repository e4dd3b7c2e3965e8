"""What each factor refuses, and what it leaves out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from trueline.measure.community.factors import Factor
from trueline.measure.community.reading_factors import (
    NO_JOINS,
    NO_VIEWS,
    NO_WEEK,
    content,
    interaction,
    liveliness,
    members,
    responsiveness,
    traffic,
)
from trueline.measure.community.week_facts import BoardWeek, ExchangeWeek, ReplyWeek

WEEKS = tuple(date(2026, 1, 5) + timedelta(weeks=at) for at in range(14))


def board(at: int, **changes: Any) -> BoardWeek:
    given: dict[str, Any] = {
        "week": WEEKS[at],
        "board": "Wool",
        "post_count": 10,
        "viewed_count": 10,
        "view_count": 100 + at,
        "weighted": 30.0 + at,
        "age_days": 40,
    }
    return BoardWeek(**given | changes)


def test_without_weeks_or_facts_each_factor_says_what_to_bring() -> None:
    assert members({}, ()).why == NO_JOINS
    assert members({WEEKS[0]: 3}, ()).why == NO_WEEK
    assert content((), WEEKS).why == NO_VIEWS
    assert traffic((board(0),), ()).why == NO_WEEK
    assert responsiveness((), ()).why == NO_WEEK
    assert interaction((), WEEKS).why.startswith("Nobody answered anybody")
    assert liveliness((), ()).why == NO_WEEK


def test_weeks_whose_views_still_come_in_are_left_out() -> None:
    boards = [board(at, age_days=40 if at < 13 else 20) for at in range(14)]
    found = traffic(boards, WEEKS)
    assert found.week == WEEKS[12]
    assert found.value == 112
    assert len(found.weeks) == 13
    assert "The newest 1 do not yet." in found.caveats[0]
    assert content([board(at, age_days=20) for at in range(14)], WEEKS).value is None


def test_weeks_whose_views_are_of_another_age_are_not_compared() -> None:
    # One export of everything: each older week was looked at a week longer after its end.
    once = [board(at, age_days=28 + 7 * (13 - at)) for at in range(14)]
    found = traffic(once, WEEKS)
    assert (found.value, found.percentile) == (113, None)
    # 28, 35 and 42 days lie within 14 of each other; the eleven older weeks do not.
    assert [one.value for one in found.weeks if one.value is not None] == [111, 112, 113]
    assert "there are 2." in found.why
    assert "Bring an export every few weeks" in found.why
    assert found.caveats[0].endswith("of another age: 11.")
    # An export every week: each week was looked at as long after its end.
    again = traffic([board(at, age_days=28 + at % 7) for at in range(14)], WEEKS)
    assert again.percentile is not None
    assert again.percentile.share == 1


def test_a_week_with_posts_of_unknown_views_has_no_sum() -> None:
    boards = [board(at, viewed_count=9 if at == 13 else 10) for at in range(14)]
    found = content(boards, WEEKS)
    assert found.value is None
    assert found.why == "Views are not told for every post of the week."


def test_a_week_without_posts_was_read_nought_times() -> None:
    found = traffic([board(at) for at in range(13)], WEEKS)
    assert found.value == 0
    assert found.case_count == 0


def waits(*medians: float, count: int = 9) -> list[ReplyWeek]:
    return [ReplyWeek(week, count, each) for week, each in zip(WEEKS, medians, strict=False)]


def test_the_usual_wait_needs_twelve_earlier_weeks() -> None:
    assert (
        "needs 12 earlier weeks; there are 11"
        in responsiveness(waits(*[60.0] * 12), WEEKS[:12]).why
    )
    assert responsiveness(waits(*[60.0] * 13), WEEKS[:13]).value == 1


def test_few_replies_make_no_median() -> None:
    replies = [*waits(*[60.0] * 13), ReplyWeek(WEEKS[13], 4, 1.0)]
    found = responsiveness(replies, WEEKS)
    assert found.value is None
    assert found.case_count == 4


def test_replies_within_the_minute_count_as_one_minute() -> None:
    assert _value(responsiveness(waits(*[60.0] * 13, 0.0), WEEKS)) == 60


def test_monologues_have_no_weight_in_interaction() -> None:
    exchanges = [ExchangeWeek(week, 10, 4, 20 + at) for at, week in enumerate(WEEKS)]
    found = interaction(exchanges, WEEKS)
    assert found.value == Decimal("3.3")
    assert [one.label for one in found.parts] == ["turns", "threads with a turn"]


def test_a_board_counts_from_its_first_post_on_and_by_its_own_past() -> None:
    boards = [board(at) for at in range(14)]
    boards += [board(at, board="Chairs", post_count=2) for at in range(1, 13)]
    boards += [board(13, board="Chairs", post_count=1), board(13, board="New", post_count=5)]
    found = liveliness(boards, WEEKS)
    # Wool has 10 of its usual 10, Chairs 1 of its usual 2; New has no past.
    assert found.value == Decimal("0.75")
    assert found.weeks[0].value == 1
    assert found.caveats == ("Boards left out, with fewer than 12 earlier weeks: 1.",)


def test_a_usual_week_of_unlike_boards_is_one() -> None:
    sizes = {"Wool": 200, "Chairs": 4, "Tins": 1}
    boards = [
        board(at, board=name, post_count=count) for at in range(14) for name, count in sizes.items()
    ]
    assert liveliness(boards, WEEKS).value == 1


def _value(factor: Factor) -> Decimal | None:
    return factor.value
