"""Days from and to, as titles and cells of reports write them."""

from datetime import date

import pytest

from trueline.exports.cells.dates import DayOrder, NotADayError
from trueline.exports.cells.spans import Span, month_of, read_span, stated_span
from trueline.exports.files.export import Row

ORDER = DayOrder(month_first=True)
MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "March 1, 2026 - March 31, 2026",
        "1 March 2026 – 31 March 2026",
        "2026-03-01 - 2026-03-31",
        "2026-03-01~2026-03-31",
        "1. März 2026 bis 31. März 2026",
        "1 de marzo de 2026 - 31 de marzo de 2026",
        "03/01/2026 to 03/31/2026",
    ],
)
def test_two_days_are_read_in_many_forms(text: str) -> None:
    assert read_span(text, ORDER) == MARCH


def test_one_day_is_a_span_of_itself() -> None:
    assert read_span("2026-03-01", ORDER) == Span(date(2026, 3, 1), date(2026, 3, 1))
    assert read_span(" ", ORDER) is None


@pytest.mark.parametrize("text", ["2026-03-31 - 2026-03-01", "March", "2026-03-01 - soon"])
def test_what_says_no_days_is_refused(text: str) -> None:
    with pytest.raises(NotADayError):
        read_span(text, ORDER)


def test_a_title_that_could_be_two_ranges_states_none() -> None:
    assert stated_span([Row(1, ("Report",)), Row(2, ("03/04/2026 - 05/04/2026",))]) is None
    for cells in (("March 1", " 2026 - March 31", " 2026"), ("2026-03-01 - 2026-03-31",)):
        assert stated_span([Row(1, ("Report",)), Row(2, cells)]) == MARCH


def test_a_month_has_its_last_day() -> None:
    assert month_of(date(2028, 2, 9)) == Span(date(2028, 2, 1), date(2028, 2, 29))
