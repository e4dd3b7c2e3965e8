"""Which definition breaks lie between two days that somebody wants to compare."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import span
from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import breaks_on_the_way
from trueline.metrics.breaks import DefinitionBreak

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
BROKEN = DefinitionBreak(
    id="views-everywhere",
    network="x",
    metric="views",
    day=date(2026, 3, 1),
    what="Every start counts.",
    bridge="",
    source="Minutes",
    settled=date(2026, 3, 1),
)


def test_a_break_inside_the_days_is_on_the_way_of_the_accounts_that_it_touches() -> None:
    spans = [span("x/acme"), span("tiktok/acme"), span("x/zeta", metric="likes")]
    [found] = breaks_on_the_way([BROKEN], spans, YEAR)
    assert found.accounts == ("x/acme",)
    assert not found.is_bridged
    assert found.days == Period(date(2026, 3, 1), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("period", "is_on_the_way"),
    [
        (Period(date(2026, 1, 1), date(2026, 3, 1)), False),  # all by the old definition
        (Period(date(2026, 1, 1), date(2026, 3, 2)), True),  # its last day is the first new one
        (Period(date(2026, 2, 28), date(2026, 4, 1)), True),
        (Period(date(2026, 3, 1), date(2026, 4, 1)), False),  # all by the new one
    ],
)
def test_only_days_on_both_sides_are_across_a_break(period: Period, *, is_on_the_way: bool) -> None:
    assert bool(breaks_on_the_way([BROKEN], [span("x/acme")], period)) is is_on_the_way


def test_a_change_of_unknown_day_touches_every_day_on_which_it_may_have_come() -> None:
    doubtful = replace(BROKEN, settled=date(2026, 6, 1))
    within = Period(date(2026, 4, 1), date(2026, 5, 1))
    [found] = breaks_on_the_way([doubtful], [span("x/acme")], within)
    assert found.days == Period(date(2026, 3, 1), date(2026, 6, 1))
    after = Period(date(2026, 6, 1), date(2026, 7, 1))
    assert breaks_on_the_way([doubtful], [span("x/acme")], after) == ()


def test_an_account_without_values_from_before_the_change_is_not_touched() -> None:
    began_later = span("x/acme", first_day=date(2026, 5, 1))
    assert breaks_on_the_way([BROKEN], [began_later], YEAR) == ()


def test_a_metric_that_ended_at_the_break_is_touched_because_a_formula_goes_on_without_it() -> None:
    ended = span("x/acme", last_day=date(2026, 2, 28))
    assert breaks_on_the_way([BROKEN], [ended], YEAR)


def test_the_oldest_comes_first_and_a_renaming_is_bridged() -> None:
    renamed = replace(BROKEN, id="renamed", day=date(2026, 2, 1), is_renaming=True)
    found = breaks_on_the_way([BROKEN, renamed], [span("x/acme")], YEAR)
    assert [one.broken.id for one in found] == ["renamed", "views-everywhere"]
    assert found[0].is_bridged
