"""Moments of a chart: a break leads among its day's, and both its ends cut the line."""

from dataclasses import replace
from datetime import date

from trueline.web.charting.chart import Mark
from trueline.web.charting.moments import Moment, cuts_of, marks_of

NOTE = Moment(date(2026, 3, 2), "1", "2 Mar 2026", "Campaign", "megaphone", "Radio", "Ada", "")
BREAK = replace(NOTE, day=date(2026, 3, 4), is_break=True, settled=date(2026, 3, 9))


def test_moments_of_one_label_are_one_mark_and_the_break_among_them_leads() -> None:
    later = replace(NOTE, day=date(2026, 5, 1), label="2")
    assert marks_of([NOTE, BREAK, later]) == (
        Mark(date(2026, 3, 4), "1", is_break=True),
        Mark(date(2026, 5, 1), "2", is_break=False),
    )


def test_a_line_stops_where_a_break_begins_and_where_it_has_settled() -> None:
    assert cuts_of([NOTE, BREAK]) == (date(2026, 3, 4), date(2026, 3, 9))


def test_what_happened_without_changing_the_count_stops_no_line() -> None:
    assert cuts_of([NOTE, replace(BREAK, is_break=False)]) == ()
