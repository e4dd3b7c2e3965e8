"""The strategy map: each KPI in its perspective, each arrow from its cause to its effect."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.web import acme
from trueline.plan.document import Hypothesis, Perspective, Plan
from trueline.plan.yaml.text import read_plan
from trueline.web.plan_looked import PlanLooked
from trueline.web.strategy_map import (
    BOX_HEIGHT,
    BOX_WIDTH,
    LEVEL,
    MOST_KPIS,
    StrategyBox,
    StrategyMap,
    draw_strategy,
)

VIEWS, FOLLOWERS = acme.OFF_PACE, acme.ON_PACE
NUMBERS = re.compile(r"-?\d+")


@pytest.fixture
def plan() -> Plan:
    plan = read_plan(acme.PLAN, "plan")
    half = Decimal("0.5")
    money = Perspective("money", "Money", half)
    return replace(plan, perspectives=(money, replace(plan.perspectives[0], weight=half)))


def drawn(
    plan: Plan, *arrows: Hypothesis, scope: str = "", grades: dict[str, str] | None = None
) -> StrategyMap:
    looked = PlanLooked(None, replace(plan, hypotheses=arrows), 0, None, None, True, "", {})  # type: ignore[arg-type]  # noqa: FBT003
    return draw_strategy(looked, scope, None, grades)


def boxes(found: StrategyMap) -> dict[str, StrategyBox]:
    return {box.path: box for band in found.bands for box in band.boxes}


def test_perspectives_are_bands_in_their_order_and_empty_ones_show(plan: Plan) -> None:
    found = drawn(plan)
    assert [(band.name, len(band.boxes)) for band in found.bands] == [
        ("Money", 0),
        ("Customers", 2),
    ]
    first, second = found.bands
    assert first.y + first.height < second.y
    assert found.height == second.y + second.height
    assert all(second.y < box.y < second.y + second.height - BOX_HEIGHT for box in second.boxes)


def test_an_arrow_begins_at_its_cause_and_ends_at_its_effect(plan: Plan) -> None:
    found = drawn(plan, Hypothesis("a", VIEWS, FOLLOWERS))
    cause, effect = boxes(found)[VIEWS], boxes(found)[FOLLOWERS]
    (arrow,) = found.arrows
    numbers = [int(one) for one in NUMBERS.findall(arrow.drawn)]
    assert numbers[:2] == [cause.x + BOX_WIDTH, cause.y + LEVEL]
    assert numbers[-1] == effect.x
    assert (arrow.cause, arrow.effect) == ("Views of our films", "Followers")


def test_a_neighbours_arrow_is_longer_than_its_tip_and_not_below_its_number(plan: Plan) -> None:
    found = drawn(plan, Hypothesis("a", VIEWS, FOLLOWERS))
    (arrow,) = found.arrows
    first, level, last = (int(one) for one in NUMBERS.findall(arrow.drawn))
    assert abs(last - first) >= 40
    assert level - arrow.y > 9


def test_of_too_many_kpis_one_scope_is_drawn(plan: Plan) -> None:
    goal = plan.scopes[0].social_goals[0]
    kpis = tuple(replace(goal.kpis[1], id=f"k{one}") for one in range(MOST_KPIS + 1))
    scope = replace(plan.scopes[0], social_goals=(replace(goal, kpis=kpis, tactics=()),))
    large = replace(plan, scopes=(scope,))
    assert (drawn(large).bands, drawn(large).left_out) == ((), MOST_KPIS + 1)
    assert len(boxes(drawn(large, scope="marketing"))) == MOST_KPIS + 1


def test_an_arrow_past_a_band_touches_no_box_between(plan: Plan) -> None:
    goal = plan.scopes[0].social_goals[0]
    sides = ("money", "customers", "people")
    kpis = tuple(replace(goal.kpis[1], id=one, name=one, perspective=one) for one in sides)
    social = replace(goal, kpis=kpis, tactics=())
    people = Perspective("people", "People", Decimal("0.1"))
    tall = replace(
        plan,
        perspectives=(*plan.perspectives, people),
        scopes=(replace(plan.scopes[0], social_goals=(social,)),),
    )
    ends = ("marketing/be-seen/people", "marketing/be-seen/money")
    found = drawn(tall, Hypothesis("a", *ends))
    between = boxes(found)["marketing/be-seen/customers"]
    down = re.search(r"H(\d+)V", found.arrows[0].drawn)
    assert down is not None
    assert not between.x <= int(down[1]) <= between.x + BOX_WIDTH


def test_a_scope_shows_its_own_and_lists_arrows_that_leave_it(plan: Plan) -> None:
    scope = plan.scopes[0]
    other = replace(scope, id="service", name="Service", goals=(), social_goals=(
        replace(scope.social_goals[0], serves=(), kpis=scope.social_goals[0].kpis[:1], tactics=()),
    ))  # fmt: skip
    both = replace(plan, scopes=(scope, other))
    inner = Hypothesis("inner", VIEWS, FOLLOWERS)
    across = Hypothesis("across", VIEWS, "service/be-seen/views")
    found = drawn(both, inner, across, scope="service")
    assert list(boxes(found)) == ["service/be-seen/views"]
    assert [(one.number, one.drawn) for one in found.arrows] == [(2, "")]


def test_a_kpi_of_no_known_perspective_is_not_lost(plan: Plan) -> None:
    found = drawn(replace(plan, perspectives=plan.perspectives[:1]))
    assert [band.name for band in found.bands] == ["Money", "Without a perspective"]
    assert len(boxes(found)) == 2


def test_an_arrow_bears_the_grade_of_the_study_that_tests_it(plan: Plan) -> None:
    tested = Hypothesis("a", VIEWS, FOLLOWERS, study="letters")
    waiting = Hypothesis("b", VIEWS, FOLLOWERS, study="posters")
    unknown = Hypothesis("c", VIEWS, FOLLOWERS, study="nothing-of-this-name")
    found = drawn(plan, tested, waiting, unknown, grades={"letters": "B", "posters": ""})
    assert [one.grade for one in found.arrows] == ["B", "", ""]
    assert [one.tested_at for one in found.arrows] == [
        "/evidence/letters/",
        "/evidence/posters/",
        "",
    ]
