"""Recurrence rules against another reader of RFC 5545 (dateutil), and against a wall calendar."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from trueline.plan.governance.recurrence import read_rule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True)
PLACES = st.integers(-5, 5).map(lambda place: str(place) if place else "")
PLACED = st.builds("{}{}".format, PLACES.filter(bool), st.sampled_from(WEEKDAYS))
COUNTED = st.lists(PLACED, min_size=1, max_size=3) | DAYS
"""Days of a month by their place in it, or every such day; never both in one rule, for dateutil
then takes only days that are both, where RFC 5545 takes those that are either."""

MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True)
MONTH_DAYS = st.lists(st.integers(-31, 31).filter(bool), min_size=1, max_size=3, unique=True)
THIRD_THURSDAYS = (15, 19, 19, 16, 21, 18, 16, 20, 17, 15, 19, 17)
"""Of the months of 2026, read off a printed calendar."""


def joined(values: list[object]) -> str:
    return ",".join(map(str, values))


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 3))}"]
    is_long = frequency in ("MONTHLY", "YEARLY")
    if draw(st.booleans()):
        parts.append(f"BYDAY={joined(draw(COUNTED if is_long else DAYS))}")
    if draw(st.booleans()):
        parts.append(f"BYMONTH={joined(draw(MONTHS))}")
    if frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={joined(draw(MONTH_DAYS))}")
    if is_long and any(one.startswith("BYDAY") for one in parts) and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from((1, 2, -1)))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    return ";".join(parts)


@given(rules(), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_rules_give_the_days_that_another_reader_gives(rule: str, anchor: date) -> None:
    until = anchor + timedelta(days=800)
    begin, end = (datetime.combine(one, time()) for one in (anchor, until))
    bounded = rrulestr(f"{rule};UNTIL={end:%Y%m%d}", dtstart=begin)
    known = [one.date() for one in bounded if one < end]
    assert list(read_rule(rule).days(anchor, anchor, until)) == known


def test_the_third_thursdays_of_2026_are_those_of_the_calendar() -> None:
    found = read_rule("FREQ=MONTHLY;BYDAY=3TH").days(
        date(2026, 1, 1), date(2026, 1, 1), date(2027, 1, 1)
    )
    expected = [date(2026, month, day) for month, day in enumerate(THIRD_THURSDAYS, 1)]
    assert list(found) == expected


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("every Thursday", "is no recurrence rule"),
        ("", "is no recurrence rule"),
        ("FREQ=HOURLY", "more often than daily"),
        ("FREQ=SECONDLY;INTERVAL=5", "more often than daily"),
        ("FREQ=WEEKLY;BYHOUR=9,15", "says an hour"),
        ("FREQ=WEEKLY;COUNT=10", "ends by itself"),
        ("FREQ=WEEKLY;UNTIL=20261231", "ends by itself"),
        ("FREQ=WEEKLY;FREQ=DAILY", "says FREQ twice"),
        ("BYDAY=TH", "does not say how often"),
        ("FREQ=FORTNIGHTLY", "does not say how often"),
        ("FREQ=WEEKLY;BYDAY=THU", "“THU” in"),
        ("FREQ=WEEKLY;BYDAY=3TH", "without a month or year"),
        ("FREQ=WEEKLY;INTERVAL=0", "“0” in"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "“32” in"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "asks a week"),
        ("FREQ=DAILY;BYSETPOS=2", "nothing that BYSETPOS chooses"),
        ("FREQ=WEEKLY;BYEASTER=0", "BYEASTER that is not known"),
    ],
)
def test_what_is_no_rule_is_refused_with_what_to_do(rule: str, says: str) -> None:
    with pytest.raises(ValueError, match="“") as refused:
        read_rule(rule)
    what, remedy = refused.value.args
    assert says in what
    assert remedy.endswith(".")


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3"]
)
def test_a_rule_that_never_comes_gives_nothing_at_once(rule: str) -> None:
    days = read_rule(rule).days(date(2026, 1, 1), date(2026, 1, 1), date(2030, 1, 1))
    assert list(days) == []
