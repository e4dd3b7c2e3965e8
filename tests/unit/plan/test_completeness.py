"""What a channel action plan lacks is named, part by part."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests import factories
from trueline.plan.actions import KeyAction
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import Advice, DoOrDont
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.channels.resources import PeopleResource, Tool
from trueline.plan.completeness import PlanPart, completeness_of, kpis_for, kpis_of, tools_of
from trueline.plan.document import Plan, Scope, SocialGoal
from trueline.plan.metric_use import Filter
from trueline.plan.organisation.segment import Segment
from trueline.plan.parts import kinds_of

WITH_TARGET = factories.kpi(target=factories.target("100"))
GOAL = SocialGoal("seen", "Be seen", kpis=(WITH_TARGET,))
OBJECTIVE = ChannelObjective("films", "Show how to mend", social_goal="marketing/seen", priority=1)
FULL = Channel(
    "instagram",
    "Instagram",
    accounts=(Account("instagram", "acme"),),
    vision="Where people see that it can be mended.",
    objectives=(OBJECTIVE,),
    segments=("menders",),
    actions=(KeyAction("reels", "Three films a week", owner="Ada"),),
    people=(PeopleResource("films", "Films", person="Ada", hours_week=Decimal(6)),),
    tools=(Tool("later", "A calendar"),),
    measurement="Each Monday.",
    dos_and_donts=(
        DoOrDont("answer", Advice.DO, "Answer."),
        DoOrDont("quarrel", Advice.DONT, "Quarrel."),
    ),
)
PLAN = Plan(
    organisation="Acme",
    title="2026",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(),
    scopes=(Scope("marketing", "Marketing", social_goals=(GOAL,)),),
    segments=(Segment("menders", "Menders"),),
    channels=(FULL,),
)


def lacks(**changes: object) -> list[tuple[PlanPart, str]]:
    found = completeness_of(PLAN, replace(FULL, **changes))  # type: ignore[arg-type]
    return [(one.part, one.missing) for one in found.missing]


def test_a_full_plan_has_all_nine_parts() -> None:
    found = completeness_of(PLAN, FULL)
    assert (found.done_count, found.missing) == (9, ())


def test_an_empty_plan_has_none_and_each_part_says_why() -> None:
    found = completeness_of(PLAN, Channel("x", "X"))
    assert found.done_count == 0
    assert [one.part for one in found.missing] == list(PlanPart)
    assert all(one.missing.endswith(".") for one in found.missing)


def test_an_objective_without_its_social_goal_is_named() -> None:
    for goal in ("", "marketing/gone"):
        loose = replace(OBJECTIVE, social_goal=goal, kpis=(WITH_TARGET,))
        found = lacks(objectives=(loose,))
        assert found == [(PlanPart.OBJECTIVES, "“Show how to mend” serves no social goal.")]


def test_kpis_are_asked_for_the_first_priority_only() -> None:
    later = ChannelObjective("later", "Later", social_goal="marketing/else", priority=2)
    assert [part for part, _ in lacks(objectives=(OBJECTIVE, later))] == [PlanPart.OBJECTIVES]
    bare = replace(OBJECTIVE, kpis=(factories.kpi(name="Saves"),))
    assert lacks(objectives=(bare,)) == [(PlanPart.KPIS, "“Saves” has no target.")]


def test_a_goals_kpi_counts_only_where_it_looks_at_the_channel() -> None:
    elsewhere = replace(WITH_TARGET, filter=Filter(channels=("shop",)))
    goal = replace(GOAL, kpis=(elsewhere,))
    plan = replace(PLAN, scopes=(replace(PLAN.scopes[0], social_goals=(goal,)),))
    assert kpis_for(PLAN, FULL, OBJECTIVE) == (WITH_TARGET,)
    assert kpis_for(plan, FULL, OBJECTIVE) == ()


def test_work_that_nobody_does_is_named() -> None:
    assert lacks(actions=(KeyAction("a", "Film"),)) == [
        (PlanPart.ACTIONS, "Nobody is named for “Film”.")
    ]
    assert lacks(people=(replace(FULL.people[0], person=""),)) == [
        (PlanPart.PEOPLE, "Nobody is named for “Films”.")
    ]
    assert lacks(people=(replace(FULL.people[0], hours_week=Decimal(0)),)) == [
        (PlanPart.PEOPLE, "“Films” has no hours.")
    ]


def test_a_tool_of_all_channels_will_do_and_one_side_of_manners_will_not() -> None:
    plan = replace(PLAN, tools=FULL.tools)
    assert completeness_of(plan, replace(FULL, tools=())).missing == ()
    assert lacks(dos_and_donts=FULL.dos_and_donts[:1]) == [(PlanPart.MANNERS, "It has no don't.")]
    assert lacks(segments=("gone",)) == [
        (PlanPart.CUSTOMERS, "Segment “gone” is not described in the plan.")
    ]


def test_each_part_is_written_in_a_field_of_the_channel() -> None:
    assert {one.field for one in PlanPart} <= set(kinds_of(Channel))


def test_a_sentence_of_the_plan_ends_once() -> None:
    found = lacks(actions=(KeyAction("a", "Film the bench."),))
    assert found == [(PlanPart.ACTIONS, "Nobody is named for “Film the bench”.")]


def test_a_channel_is_judged_by_each_kpi_once_its_own_and_those_of_goals_served() -> None:
    own = factories.kpi(id="own")
    later = replace(OBJECTIVE, id="b", priority=2, kpis=(own,))
    channel = replace(FULL, objectives=(later, OBJECTIVE, replace(OBJECTIVE, id="c")))
    assert kpis_of(PLAN, channel) == (WITH_TARGET, own)


def test_the_tools_of_the_plan_are_tools_of_every_channel() -> None:
    shared = Tool("scheduler", "A scheduler")
    assert [one.id for one in tools_of(replace(PLAN, tools=(shared,)), FULL)] == [
        "later",
        "scheduler",
    ]
