"""A template fits into a plan: free ids, its own perspectives, and nothing is overwritten."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.core.errors import FaultyInputError, MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, apply_edits
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.setup import Basic, SetupCheck, SetupState
from trueline.plan.document import Perspective, Plan
from trueline.plan.edits import inverse
from trueline.plan.fitting import edits_of_template
from trueline.plan.organisation.segment import Segment
from trueline.plan.starters import STANDARD_PERSPECTIVES, find_template, plan_templates

OWN = (Perspective("value", "Business value", Decimal("0.5")),)
SIDES = (
    *OWN,
    Perspective("readers", "Readers", Decimal("0.2")),
    Perspective("how-we-work", "Internal process", Decimal("0.2")),
    Perspective("learning", "What we learn", Decimal("0.1")),
)


def empty(**changes: object) -> Plan:
    plan = Plan("Acme", "Plan", date(2027, 1, 1), date(2028, 1, 1), "EUR", SIDES)
    return replace(plan, **changes)  # type: ignore[arg-type]


def brought_in(plan: Plan, name: str, **order: str) -> Plan:
    into = order.pop("into", "")
    edits = edits_of_template(plan, find_template(name), perspectives=order, into=into)
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied), applied
    back = apply_edits(
        applied.plan, [inverse(one) for one in reversed(applied.edits)], load_catalogue()
    )
    assert isinstance(back, Applied)
    assert back.plan == plan
    return applied.plan


@pytest.mark.parametrize("name", [one.id for one in plan_templates()])
def test_every_template_fits_into_an_empty_plan_and_can_be_taken_back(name: str) -> None:
    assert brought_in(empty(perspectives=()), name) != empty(perspectives=())


def test_all_templates_fit_into_one_plan() -> None:
    plan = empty()
    for template in plan_templates():
        plan = brought_in(plan, template.id)
    assert len(plan.scopes) == 8
    assert len(plan.policies) == 4


def test_kpis_go_to_the_plans_own_perspectives() -> None:
    plan = brought_in(empty(), "customer-service")
    sides = {placed.path: placed.kpi.perspective for placed in placed_kpis(plan)}
    assert sides["customer-service/fewer-calls/calls"] == "value"
    assert sides["customer-service/answer-in-time/first-response"] == "how-we-work"
    assert sides["customer-service/solve-it/satisfaction"] == "readers"
    assert plan.perspectives == SIDES


def test_a_plan_without_perspectives_gets_the_four_usual_ones() -> None:
    plan = brought_in(empty(perspectives=()), "hr")
    assert plan.perspectives == STANDARD_PERSPECTIVES


def test_a_perspective_that_has_no_match_is_asked_for() -> None:
    with pytest.raises(FaultyInputError) as asked:
        brought_in(empty(perspectives=OWN), "hr")
    (issue,) = asked.value.issues
    assert "people-and-learning" in issue.what
    assert "value" in issue.remedy


def test_two_perspectives_that_could_be_meant_are_asked_about() -> None:
    two = (*SIDES, Perspective("money", "Money", Decimal("0.1")))
    with pytest.raises(FaultyInputError, match="“financial”"):
        brought_in(empty(perspectives=two), "hr")
    assert brought_in(empty(perspectives=two), "hr", financial="money")


def test_an_id_that_is_taken_is_left_to_its_owner() -> None:
    once = brought_in(empty(), "marketing")
    twice = brought_in(once, "marketing")
    assert [one.id for one in twice.scopes] == ["marketing", "marketing-2"]
    assert twice.scopes[0] == once.scopes[0]
    assert twice.segments == once.segments


def test_a_segment_of_the_same_id_that_means_others_is_not_taken_for_it() -> None:
    ours = Segment("people-who-are-looking", "Anglers")
    plan = brought_in(empty(segments=(ours,)), "hr")
    assert plan.segments[0] == ours
    assert "people-who-are-looking-2" in [one.id for one in plan.segments]
    assert plan.scopes[0].social_goals[0].segments == ("people-who-are-looking-2",)


def test_filling_a_channel_leaves_what_is_written_there() -> None:
    checked = SetupCheck("bio", Basic.PROFILE, "Ours", SetupState.OK)
    ours = Channel("insta", "Our Instagram", measurement="Each Friday", setup=(checked,))
    (filled,) = brought_in(empty(channels=(ours,)), "instagram", into="insta").channels
    assert (filled.id, filled.name, filled.measurement) == ("insta", "Our Instagram", "Each Friday")
    assert filled.setup[0] == checked
    template = find_template("instagram").content.channels[0]
    assert filled.setup[1:] == tuple(one for one in template.setup if one.id != "bio")
    assert filled.four_cs == template.four_cs


def test_filling_what_is_not_there_is_refused() -> None:
    with pytest.raises(MissingError, match="nothing at channels/insta"):
        brought_in(empty(), "instagram", into="insta")
