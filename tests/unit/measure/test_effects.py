"""What a new plan does to targets, worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from trueline.measure.effects import TargetEffect, effects_between
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.target import Baseline, Curve, CurveKind, CurvePoint, Target

FIRST, UNTIL, DUE = date(2026, 1, 1), date(2027, 1, 1), date(2026, 12, 31)
MIDDLE = date(2026, 7, 2)
"""The 183rd day: 183 of the 365 days from the end of 31 December 2025 are done."""

SHOP = Kpi(
    id="shop",
    name="Revenue of the shop",
    metric="views@1",
    direction=Direction.UP,
    perspective="customers",
    baseline=Baseline(Decimal(0), date(2025, 12, 1), FIRST),
    target=Target(Decimal(3650), DUE),
)


def _plan(*kpis: Kpi, goal: str = "sell") -> Plan:
    scope = Scope("sales", "Sales", social_goals=(SocialGoal(goal, "Sell", kpis=kpis),))
    sides = (Perspective("customers", "Customers", Decimal(1)),)
    return Plan("Acme", "Plan", FIRST, UNTIL, "EUR", sides, scopes=(scope,))


def _effects(old: Plan, new: Plan) -> tuple[TargetEffect, ...]:
    return effects_between(old, new, on=MIDDLE, metrics=load_catalogue())


def test_a_higher_target_asks_for_more_today() -> None:
    higher = replace(SHOP, target=Target(Decimal(4380), DUE))
    (effect,) = _effects(_plan(SHOP), _plan(higher))
    assert effect.was is not None
    assert effect.now is not None
    assert (effect.was.expected, effect.now.expected) == (Decimal(1830), Decimal(2196))
    assert (effect.difference, effect.relative_difference) == (Decimal(730), Decimal("0.2"))
    assert effect.due_moved_days == 0


def test_a_later_day_and_another_path_are_effects_too() -> None:
    curve = Curve(CurveKind.POINTS, points=(CurvePoint(MIDDLE, Decimal("0.1")),))
    slower = replace(SHOP, target=Target(Decimal(3650), date(2027, 1, 10), curve))
    (effect,) = _effects(_plan(SHOP), _plan(slower))
    assert effect.now is not None
    assert effect.now.expected == 365
    assert (effect.difference, effect.due_moved_days) == (Decimal(0), 10)


def test_what_no_target_depends_on_is_no_effect() -> None:
    assert _effects(_plan(SHOP), _plan(replace(SHOP, name="Shop", owner="Ada"))) == ()


def test_a_kpi_that_moved_with_its_goal_is_the_same_kpi() -> None:
    old = replace(_plan(SHOP), scopes=(*_plan(SHOP).scopes, Scope("service", "Service")))
    goals = old.scopes[0].social_goals
    new = replace(
        old, scopes=(Scope("sales", "Sales"), Scope("service", "Service", social_goals=goals))
    )
    assert _effects(old, new) == ()


def test_kpis_that_come_and_go_have_one_side_only() -> None:
    other = replace(SHOP, id="visits", name="Visits", weight=Decimal(2))
    came, went = _effects(_plan(SHOP), _plan(other))
    assert (came.name, came.was, came.difference) == ("Visits", None, None)
    assert came.now is not None
    assert came.now.weight == 2
    assert (went.path, went.now) == ("scopes/sales/social_goals/sell/kpis/shop", None)


def test_targets_of_different_metrics_are_not_subtracted() -> None:
    other = replace(SHOP, metric="link_clicks@1", target=Target(Decimal(10), DUE))
    (effect,) = _effects(_plan(SHOP), _plan(other))
    assert (effect.difference, effect.relative_difference) == (None, None)


def test_no_share_is_taken_of_a_target_of_nothing() -> None:
    none = replace(SHOP, target=Target(Decimal(0), DUE))
    (effect,) = _effects(_plan(none), _plan(SHOP))
    assert (effect.difference, effect.relative_difference) == (Decimal(3650), None)


def test_a_kpi_without_target_expects_nothing_yet() -> None:
    (effect,) = _effects(_plan(replace(SHOP, target=None)), _plan(SHOP))
    assert effect.was is not None
    assert (effect.was.expected, effect.difference, effect.due_moved_days) == (None, None, None)


def test_another_currency_is_an_effect_and_no_sum_across_currencies() -> None:
    earned = replace(SHOP, metric="revenue_net@1")
    old, new = _plan(earned, replace(SHOP, id="seen")), _plan(earned, replace(SHOP, id="seen"))
    (effect,) = _effects(old, replace(new, currency="USD"))
    assert effect.was is not None
    assert effect.now is not None
    assert (effect.was.currency, effect.now.currency) == ("EUR", "USD")
    assert (effect.difference, effect.relative_difference) == (None, None)
