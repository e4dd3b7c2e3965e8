"""The programme's truth holds in the simulated population, counted here anew."""

from statistics import mean

import pytest

from trueline.demo.customers import PROGRAMME, Customer, all_customers
from trueline.demo.days import offset_of
from trueline.demo.shop import all_orders

OPENED, CLOSED = offset_of(PROGRAMME.opened), offset_of(PROGRAMME.closed)


def invited() -> list[Customer]:
    return [one for one in all_customers() if one.arrived < OPENED]


def repeat_orders_after_closing(customers: list[Customer]) -> float:
    return mean(sum(day > CLOSED for day in one.repeats + one.extra) for one in customers)


def test_members_order_nine_per_cent_more_than_they_would_have() -> None:
    members = [one for one in all_customers() if one.joined is not None]
    anyway = sum(day > (one.joined or 0) for one in members for day in one.repeats)
    caused = sum(len(one.extra) for one in members)
    # Orders are whole, so the share misses 9 % by up to half an order.
    assert caused / anyway == pytest.approx(PROGRAMME.relative_lift, abs=0.5 / anyway)


def test_nobody_else_is_touched_by_the_programme() -> None:
    assert [one for one in all_customers() if one.joined is None and one.extra] == []


def test_comparing_members_with_others_misleads_by_four_times_the_truth() -> None:
    members = [one for one in invited() if one.joined is not None]
    others = [one for one in invited() if one.joined is None]
    naive = repeat_orders_after_closing(members) / repeat_orders_after_closing(others) - 1
    assert naive == pytest.approx(PROGRAMME.naive_difference, abs=0.005)


def test_comparing_like_with_like_comes_close_to_the_truth() -> None:
    expected = actual = 0.0
    for before in range(4):
        for wants_news in (True, False):
            alike = [
                one
                for one in invited()
                if min(sum(day < OPENED for day in one.repeats), 3) == before
                and one.wants_news == wants_news
            ]
            members = [one for one in alike if one.joined is not None]
            others = [one for one in alike if one.joined is None]
            actual += repeat_orders_after_closing(members) * len(members)
            expected += repeat_orders_after_closing(others) * len(members)
    # About 850 orders of members carry chance of some four points.
    assert actual / expected - 1 == pytest.approx(PROGRAMME.relative_lift, abs=0.04)


def test_only_earlier_customers_joined_and_only_while_it_was_open() -> None:
    joined = [one for one in all_customers() if one.joined is not None]
    assert all(one.arrived < OPENED for one in joined)
    assert all(OPENED <= (one.joined or 0) <= CLOSED for one in joined)


def test_the_shop_sells_every_order_of_every_customer() -> None:
    counted = sum(1 + len(one.repeats) + len(one.extra) for one in all_customers())
    assert sum(order.customer is not None for order in all_orders()) == counted
