"""How a change is taken apart follows from its metric; what has no sum is not added up."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import metric
from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.explaining.change_line import LineKind
from trueline.measure.explaining.explanation import Comparison, Explanation, Method, explain
from trueline.measure.explaining.part_pair import NOT_MEASURED, Amount, PartPair
from trueline.metrics.metric import Kind, Metric, Rule

BEFORE = Period(date(2026, 2, 1), date(2026, 3, 1))
AFTER = Period(date(2026, 3, 1), date(2026, 4, 1))
COUNTER = metric("views")
LEVEL = metric("followers", kind=Kind.GAUGE, over_time=Rule.LAST)
PEOPLE = metric("reach", kind=Kind.UNIQUE, over_time=Rule.NONE, over_entities=Rule.NONE)
MEDIAN = metric("wait", kind=Kind.DURATION, over_time=Rule.FROM_ROWS, over_entities=Rule.FROM_ROWS)
RATE = metric(
    "rate",
    kind=Kind.RATIO,
    over_time=Rule.RATIO_OF_SUMS,
    over_entities=Rule.RATIO_OF_SUMS,
    measured_in="fraction",
)


def pair(key: str, before: str, after: str) -> PartPair:
    return PartPair(key, key.upper(), Amount(Decimal(before)), Amount(Decimal(after)))


def explained(of: Metric, whole: PartPair, *parts: PartPair, **changes: object) -> Explanation:
    given = {"before": BEFORE, "after": AFTER} | changes
    return explain(Comparison(metric=of, whole=whole, parts=parts, **given))  # type: ignore[arg-type]


def test_sums_of_periods_of_different_lengths_are_those_of_a_mean_day() -> None:
    told = explained(COUNTER, pair("", "280", "341"), pair("x", "280", "341"))
    assert (told.is_per_day, told.before, told.after, told.change) == (True, 10, 11, 1)
    assert told.relative == Decimal("0.1")


def test_a_level_is_no_sum_of_days_and_stays_what_it_is() -> None:
    told = explained(LEVEL, pair("", "1000", "1040"), pair("x", "600", "630"))
    assert (told.is_per_day, told.change) == (False, 40)
    assert [(one.kind, one.contribution) for one in told.lines] == [
        (LineKind.PART, 30),
        (LineKind.REMAINDER, 10),
    ]


@pytest.mark.parametrize("of", [PEOPLE, MEDIAN])
def test_people_and_medians_stand_beside_each_other(of: Metric) -> None:
    told = explained(of, pair("", "100", "90"), pair("x", "60", "70"), pair("y", "50", "40"))
    assert (told.method, told.change) == (Method.NONE, -10)
    assert [(one.before, one.after, one.contribution) for one in told.lines] == [
        (60, 70, None),
        (50, 40, None),
    ]
    assert "stands for itself" in told.why


def test_a_value_that_is_missing_gives_no_difference_and_says_of_which_period() -> None:
    whole = PartPair("", "", Amount(None, why="No import has brought it."), Amount(Decimal(5)))
    told = explained(COUNTER, whole)
    assert (told.change, told.relative) == (None, None)
    assert told.why == "There is no value in the earlier period. No import has brought it."


def test_a_refusal_leaves_both_values_and_those_of_the_parts() -> None:
    refusal = RefusedQuestionError("What is counted changed.", instead="Compare later days.")
    told = explained(COUNTER, pair("", "28", "62"), pair("x", "28", "62"), refusal=refusal)
    assert (told.before, told.after, told.change) == (1, 2, None)
    assert [(one.before, one.after, one.contribution) for one in told.lines] == [(1, 2, None)]
    assert (told.why, told.instead) == (refusal.reason, refusal.instead)


def test_periods_that_share_days_or_are_turned_round_are_refused() -> None:
    told = explained(COUNTER, pair("", "1", "2"), before=AFTER, after=BEFORE)
    assert told.change is None
    assert "share days" in told.why


def test_a_change_from_nothing_has_no_share() -> None:
    assert explained(COUNTER, pair("", "0", "31"), pair("x", "0", "31")).relative is None


def test_a_rate_whose_sides_come_from_different_parts_is_taken_apart_by_side() -> None:
    whole = PartPair(
        "",
        "",
        Amount(Decimal("0.02"), Decimal(20), Decimal(1000)),
        Amount(Decimal("0.015"), Decimal(30), Decimal(2000)),
    )
    shop = PartPair("shop", "Shop", Amount(None, Decimal(20)), Amount(None, Decimal(30)))
    told = explained(RATE, whole, shop)
    assert (told.method, told.change) == (Method.SIDES, Decimal("-0.005"))
    assert told.relative is None  # a share of a share would be read as points


def test_a_rate_over_nothing_is_not_taken_apart() -> None:
    whole = PartPair("", "", NOT_MEASURED, Amount(Decimal("0.5"), Decimal(1), Decimal(2)))
    assert explained(RATE, whole).change is None
