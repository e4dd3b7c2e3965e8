"""When a series meets: third Thursdays, holidays, nights on which clocks change, two zones."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trueline.coordination.meeting.occurrence import occurrences, starts_at
from trueline.plan.governance.meetings import MeetingSeries, OnHoliday

YEAR = date(2026, 1, 1), date(2027, 1, 1)
REVIEW = MeetingSeries(
    "review",
    "Plan review",
    rule="FREQ=MONTHLY;BYDAY=3TH",
    starts="14:30",
    zone="Europe/Dublin",
    closed=(date(2026, 6, 18),),
)
WEEKDAYS = replace(REVIEW, id="daily", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", closed=())


def days_of(series: MeetingSeries, first: date, until: date) -> list[str]:
    found = occurrences(series, first, until, anchor=date(2026, 1, 1))
    return [one.day.isoformat() for one in found]


def test_twelve_third_thursdays_with_one_moved_off_a_closed_day() -> None:
    assert days_of(REVIEW, *YEAR) == [
        "2026-01-15",
        "2026-02-19",
        "2026-03-19",
        "2026-04-16",
        "2026-05-21",
        "2026-06-19",  # the 18th is closed; Friday
        "2026-07-16",
        "2026-08-20",
        "2026-09-17",
        "2026-10-15",
        "2026-11-19",
        "2026-12-17",
    ]


@pytest.mark.parametrize(
    ("way", "held"),
    [
        (OnHoliday.NEXT_WORKING_DAY, ["2026-06-19"]),
        (OnHoliday.PREVIOUS_WORKING_DAY, ["2026-06-17"]),
        (OnHoliday.SAME_WEEKDAY_LATER, ["2026-06-25"]),
        (OnHoliday.LEFT_OUT, []),
        (OnHoliday.HELD, ["2026-06-18"]),
    ],
)
def test_a_series_says_what_happens_on_a_holiday(way: OnHoliday, held: list[str]) -> None:
    june = date(2026, 6, 1), date(2026, 7, 1)
    assert days_of(replace(REVIEW, on_holiday=way), *june) == held


def test_a_meeting_keeps_its_id_and_says_why_it_moved() -> None:
    (moved,) = occurrences(REVIEW, date(2026, 6, 1), date(2026, 7, 1), anchor=YEAR[0])
    assert (moved.id, moved.is_moved, moved.because) == (
        "review-2026-06-18",
        True,
        "closed that day",
    )


def test_public_holidays_of_a_country_are_named_and_weekends_stepped_over() -> None:
    """St Stephen's Day 2025 is a Friday; the next working day is Monday the 29th."""
    series = replace(REVIEW, rule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=26", holidays="IE")
    (found,) = occurrences(series, date(2025, 12, 1), date(2026, 1, 1), anchor=date(2025, 1, 1))
    assert (found.day, found.because) == (date(2025, 12, 29), "Saint Stephen's Day")


def test_a_meeting_moves_across_the_end_of_a_range_and_is_found_where_it_is_held() -> None:
    series = replace(REVIEW, rule="FREQ=MONTHLY;BYMONTHDAY=30", closed=(date(2026, 4, 30),))
    assert days_of(series, date(2026, 4, 1), date(2026, 5, 1)) == []
    assert days_of(series, date(2026, 5, 1), date(2026, 5, 5)) == ["2026-05-01"]


def test_never_two_meetings_of_a_series_on_one_day() -> None:
    closed = (date(2026, 3, 16), date(2026, 3, 17))
    found = days_of(replace(WEEKDAYS, closed=closed), date(2026, 3, 16), date(2026, 3, 21))
    assert found == ["2026-03-18", "2026-03-19", "2026-03-20"]


def test_two_that_move_to_one_day_are_held_once() -> None:
    series = replace(
        REVIEW, rule="FREQ=WEEKLY;BYDAY=MO,TU", closed=(date(2026, 3, 16), date(2026, 3, 17))
    )
    found = occurrences(series, date(2026, 3, 16), date(2026, 3, 21), anchor=YEAR[0])
    assert [(one.by_rule.day, one.day.day) for one in found] == [(16, 18)]


def test_an_hour_that_clocks_leave_out_is_counted_from_the_clock_before() -> None:
    """Dublin goes from 01:00 to 02:00 on 29 March 2026, at 01:00 UTC."""
    moment, told = starts_at(date(2026, 3, 29), "01:30", "Europe/Dublin")
    assert moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert told == "01:30 does not come on 29 Mar 2026 in Europe/Dublin; it begins at 02:30."


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    """Dublin goes from 02:00 back to 01:00 on 25 October 2026, at 01:00 UTC."""
    moment, told = starts_at(date(2026, 10, 25), "01:30", "Europe/Dublin")
    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert told == "01:30 comes twice on 25 Oct 2026 in Europe/Dublin; the first is meant."


def test_a_meeting_keeps_its_hour_on_the_wall_when_summer_time_begins() -> None:
    """March: UTC + 0 in Dublin; April: UTC + 1."""
    found = occurrences(REVIEW, date(2026, 3, 1), date(2026, 5, 1), anchor=YEAR[0])
    assert [one.starts.hour for one in found] == [14, 13]
    assert {one.told for one in found} == {""}


def test_two_zones_show_the_same_moment() -> None:
    """14:30 in Dublin is 09:30 in New York, but for the weeks of March in which it is 10:30."""
    there = replace(REVIEW, starts="09:30", zone="America/New_York")
    pairs = zip(
        occurrences(REVIEW, *YEAR, anchor=YEAR[0]),
        occurrences(there, *YEAR, anchor=YEAR[0]),
        strict=True,
    )
    differ = [(here.day.month, (there.starts - here.starts)) for here, there in pairs]
    assert [month for month, apart in differ if apart] == [3]


def test_what_has_no_first_day_counts_from_the_plans() -> None:
    fortnightly = replace(REVIEW, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", closed=())
    january = date(2026, 1, 1), date(2026, 2, 1)
    assert days_of(fortnightly, *january) == ["2026-01-01", "2026-01-15", "2026-01-29"]
    later = replace(fortnightly, first=date(2026, 1, 8))
    assert days_of(later, *january) == ["2026-01-08", "2026-01-22"]
