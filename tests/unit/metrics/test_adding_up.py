"""What may be asked of a metric, and what is said when it may not."""

from decimal import Decimal

import pytest

from trueline.core.errors import RefusedQuestionError
from trueline.metrics.adding_up import (
    Gathering,
    Question,
    basis_of,
    bounds_of_people,
    check_question,
)
from trueline.metrics.catalogue import load_catalogue


def _refusal(metric: str, question: Question) -> RefusedQuestionError:
    with pytest.raises(RefusedQuestionError) as caught:
        check_question(load_catalogue().get(metric), question)
    return caught.value


def test_reach_over_days_is_refused_and_the_28_day_figure_named() -> None:
    refusal = _refusal("reach", Question(day_count=28))
    assert refusal.reason == (
        "Reach counts different people, and whoever came on several of the 28 days would be "
        "counted on each, so days have no sum."
    )
    assert refusal.instead == (
        "Ask for one day, for the largest day, or for reach_28d. Over the period the number of "
        "people lies between the largest day and the sum of the days."
    )


def test_reach_over_accounts_is_refused() -> None:
    refusal = _refusal("reach", Question(day_count=1, account_count=2))
    assert "the same person may be in several accounts" in refusal.reason
    assert refusal.instead.startswith("Ask for one account at a time.")


def test_a_sum_of_followers_over_days_is_refused() -> None:
    refusal = _refusal("followers_total", Question(7, gathering=Gathering.SUM))
    assert refusal.reason == (
        "Followers is a level: a sum over 7 days would count the same again on every day."
    )
    assert refusal.instead == (
        "Ask for the level at the end of the period, or for the change (followers_net)."
    )


def test_two_currencies_are_refused() -> None:
    refusal = _refusal("spend", Question(7, currencies={"USD", "EUR"}))
    assert "Ad spend is in EUR and USD here" in refusal.reason
    assert refusal.instead == "Ask for one currency at a time: EUR, USD."


def test_a_price_in_two_currencies_is_refused_too() -> None:
    assert "EUR and USD" in _refusal("cpm", Question(1, 2, {"USD", "EUR"})).reason


@pytest.mark.parametrize("gathering", [Gathering.SUM, Gathering.MEAN])
@pytest.mark.parametrize(
    ("metric", "instead"),
    [
        ("aov", "Ask for the ratio of sums over the whole period: revenue_gross / orders."),
        ("thumbnail_ctr", "Ask for the average weighted by thumbnail_impressions."),
        ("first_response_min", "Ask for the period as a whole"),
        ("frequency", "Ask for one day or one post."),
        ("community_health", "Ask for one day."),
    ],
)
def test_rates_of_days_are_neither_added_nor_averaged(
    metric: str, instead: str, gathering: Gathering
) -> None:
    assert _refusal(metric, Question(7, gathering=gathering)).instead.startswith(instead)


@pytest.mark.parametrize(
    ("metric", "reason"),
    [
        ("audience_share", "a share of each account's own whole"),
        ("community_health", "worked out for one account"),
        ("engagement_rate_reach", "holds for one account only"),
        ("results", "may count another thing in each account"),
    ],
)
def test_accounts_that_cannot_be_added_are_refused(metric: str, reason: str) -> None:
    assert reason in _refusal(metric, Question(1, account_count=2)).reason


@pytest.mark.parametrize(
    ("metric", "question", "basis"),
    [
        ("views", Question(28), "sum of days"),
        ("views", Question(28, 3), "sum of days · sum of 3 accounts"),
        ("views", Question(28, gathering=Gathering.MEAN), "mean of days"),
        ("spend", Question(28, 2, {"EUR"}), "sum of days · sum of 2 accounts"),
        ("followers_total", Question(28, 2), "last day · sum of 2 accounts"),
        ("followers_total", Question(28, gathering=Gathering.MEAN), "mean of days"),
        ("reach", Question(1), "one day"),
        ("reach", Question(28, gathering=Gathering.LARGEST), "largest day"),
        ("reach", Question(28, gathering=Gathering.MEAN), "mean of days"),
        ("reach_28d", Question(28), "last day"),
        ("aov", Question(28, 2), "ratio of sums · over 2 accounts"),
        ("thumbnail_ctr", Question(28), "average weighted by thumbnail_impressions"),
        ("first_response_min", Question(28), "median of single rows"),
        ("first_response_p90_min", Question(28), "90th percentile of single rows"),
    ],
)
def test_allowed_questions_say_how_days_and_accounts_come_together(
    metric: str, question: Question, basis: str
) -> None:
    known = load_catalogue().get(metric)
    check_question(known, question)
    assert basis_of(known, question) == basis


def test_people_of_several_days_lie_between_the_largest_day_and_the_sum() -> None:
    bounds = bounds_of_people([Decimal("1200.000000"), Decimal(800), Decimal(1000)])
    assert (bounds.lower, bounds.upper) == (1200, 3000)
    assert bounds.words == (
        "Between 1,200 and 3,000: the largest single value, and the sum of all 3, in which the "
        "same person may be counted again. The sum is not a number of people."
    )


@pytest.mark.parametrize("gathering", Gathering)
def test_every_metric_can_say_how_it_comes_together(gathering: Gathering) -> None:
    assert all(
        basis_of(metric, Question(28, 2, gathering=gathering)) for metric in load_catalogue().all()
    )
    assert basis_of(load_catalogue().get("orders"), Question(28)) == "sum of days"
