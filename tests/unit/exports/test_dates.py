from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.exports.cells.dates import (
    DayOrder,
    NotADayError,
    Stamp,
    decide_order,
    read_day_of_year,
    read_stamp,
    tell_order,
)
from trueline.exports.cells.years import resolve_years

MONTH_FIRST = DayOrder(month_first=True)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-05-25T00:00:00", Stamp(date(2026, 5, 25), time(0))),
        ("2025-03-09T01:00:00", Stamp(date(2025, 3, 9), time(1))),
        ("20230708", Stamp(date(2023, 7, 8))),
        ("Tue, Aug 26, 2025", Stamp(date(2025, 8, 26))),
        ("Mon Feb 17 2025", Stamp(date(2025, 2, 17))),
        ("Jul 6, 2023", Stamp(date(2023, 7, 6))),
        ("03/04/2026 07:48", Stamp(date(2026, 3, 4), time(7, 48))),
        ("2/12/2024", Stamp(date(2024, 2, 12))),
        ("26.08.2025", Stamp(date(2025, 8, 26))),
        ("8 de marzo de 2025", Stamp(date(2025, 3, 8))),
        ("1er mars 2025", Stamp(date(2025, 3, 1))),
        ("1º de março de 2025", Stamp(date(2025, 3, 1))),
        ("March 3rd, 2025", Stamp(date(2025, 3, 3))),
        ("1 août 2025", Stamp(date(2025, 8, 1))),
        ("02/09/2026 9:15 pm", Stamp(date(2026, 2, 9), time(21, 15))),
        ("2026-04-04 00:27:43 +0500", Stamp(date(2026, 4, 4), time(0, 27, 43), "+05:00")),
        ("2015-09-30 18:42 +0000", Stamp(date(2015, 9, 30), time(18, 42), "UTC")),
        ("Mon Jan 30 10:00:00 +0000 2023", Stamp(date(2023, 1, 30), time(10), "UTC")),
        ("2016-11-26 5:8:54", Stamp(date(2016, 11, 26), time(5, 8, 54))),
        ("2026-07-03T08:15:30.120Z", Stamp(date(2026, 7, 3), time(8, 15, 30), "UTC")),
        ("1705321496.0", Stamp(date(2024, 1, 15), time(12, 24, 56), "UTC")),
    ],
)
def test_days_are_taken_as_they_are_written(text: str, stamp: Stamp) -> None:
    assert read_stamp(text, MONTH_FIRST) == stamp


def test_an_empty_cell_has_no_day_and_a_serial_only_in_workbooks() -> None:
    assert read_stamp("  ", MONTH_FIRST) is None
    assert read_stamp("45678.5", MONTH_FIRST, may_be_serial=True) == Stamp(
        date(2025, 1, 21), time(12)
    )
    with pytest.raises(NotADayError):
        read_stamp("45678", MONTH_FIRST)


@pytest.mark.parametrize(
    "text", ["30/02/2025", "Lifetime", "13/13/2025", "juin", "2025-13-01", "2023013010", "1705321"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADayError):
        read_stamp(text, MONTH_FIRST)


def _decide(*cells: str, as_downloaded: bool = True) -> DayOrder:
    told = {tell_order(one) for one in cells}
    return decide_order(told, month_first=True, as_downloaded=as_downloaded)


def test_the_order_of_day_and_month_is_settled_for_a_column() -> None:
    assert _decide("03/04/2025", "03/18/2025").month_first
    assert not _decide("03/04/2025", "18/03/2025", as_downloaded=False).month_first
    assert _decide("03/04/2025").month_first, "the network's own order holds in its own form"
    assert read_stamp("03/04/2025", DayOrder(month_first=False)) == Stamp(date(2025, 4, 3))
    with pytest.raises(NotADayError):
        _decide("18/03/2025", "03/18/2025")
    with pytest.raises(NotADayError, match="March or April"):
        _decide("03/04/2025", as_downloaded=False)


def test_a_stamp_has_a_moment_without_zone() -> None:
    assert Stamp(date(2025, 1, 2)).at == datetime(2025, 1, 2)  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("February 28", (2, 28)),
        ("8 de marzo", (3, 8)),
        ("31. Dezember", (12, 31)),
        ("1er mars", (3, 1)),
    ],
)
def test_days_without_years_are_read(text: str, day: tuple[int, int]) -> None:
    assert read_day_of_year(text) == day


@pytest.mark.parametrize("text", ["February 30", "Smarch 1", "April", "March 0"])
def test_what_is_no_day_of_a_year_is_refused(text: str) -> None:
    with pytest.raises(NotADayError):
        read_day_of_year(text)


@given(
    st.dates(date(2019, 1, 1), date(2027, 1, 1)),
    st.integers(1, 365),
    st.integers(0, 300),
    st.booleans(),
)
def test_years_are_found_again_over_new_year(
    first: date,
    count: int,
    late: int,
    newest_first: bool,  # noqa: FBT001
) -> None:
    days = [first + timedelta(offset) for offset in range(count)]
    written = days[::-1] if newest_first else days
    until = days[-1] + timedelta(min(late, 365 - count))
    found = resolve_years([(one.month, one.day) for one in written], until=until)
    assert list(found) == written


def test_shuffled_days_need_a_gap_to_show_where_they_begin() -> None:
    days = [(1, 2), (12, 30), (1, 1), (12, 31)]
    until = date(2026, 1, 20)
    assert resolve_years(days, until=until) == (
        date(2026, 1, 2),
        date(2025, 12, 30),
        date(2026, 1, 1),
        date(2025, 12, 31),
    )
    with pytest.raises(NotADayError):
        resolve_years([(1, 1), (7, 1), (4, 1), (10, 1)], until=until)
    with pytest.raises(NotADayError, match="twice"):
        resolve_years([(1, 1), (1, 1)], until=until)
