"""The demo's plan is a plan like anyone's, and fits the story that the files tell."""

from trueline.demo.plan import plan_text
from trueline.demo.story import ORGANISATION, TODAY, DemoExport
from trueline.plan.cascade import placed_kpis
from trueline.plan.kpi import Measuring
from trueline.plan.yaml.text import read_plan, write_plan


def test_the_plan_reader_takes_it() -> None:
    plan = read_plan(plan_text(), "plan.yaml")
    assert plan.organisation == ORGANISATION
    assert plan.first <= TODAY < plan.until
    assert read_plan(write_plan(plan), "again") == plan


def test_it_has_four_scopes_with_missions_and_nine_kpis_or_more_over_four_sides() -> None:
    plan = read_plan(plan_text(), "plan.yaml")
    kpis = [placed.kpi for placed in placed_kpis(plan)]
    assert len(plan.scopes) == len(plan.perspectives) == 4
    assert all(scope.mission for scope in plan.scopes)
    assert len(kpis) >= 9
    assert {kpi.perspective for kpi in kpis} == {side.id for side in plan.perspectives}
    assert sum(side.weight for side in plan.perspectives) == 1


def test_every_kpi_can_be_judged() -> None:
    for placed in placed_kpis(read_plan(plan_text(), "plan.yaml")):
        kpi = placed.kpi
        assert kpi.owner
        assert kpi.statement
        assert kpi.target is not None
        assert kpi.baseline is not None
        assert kpi.baseline.value
        if kpi.measuring is Measuring.TRAILING:
            assert kpi.trailing_days


def test_every_social_goal_has_one_or_two_kpis_and_a_tactic_with_a_metric() -> None:
    for scope in read_plan(plan_text(), "plan.yaml").scopes:
        for goal in scope.social_goals:
            assert 1 <= len(goal.kpis) <= 2
            assert goal.tactics
            assert all(tactic.metrics for tactic in goal.tactics)


def test_its_accounts_are_those_of_the_files(demo_exports: tuple[DemoExport, ...]) -> None:
    plan = read_plan(plan_text(), "plan.yaml")
    planned = {account.key for channel in plan.channels for account in channel.accounts}
    planned |= {brand.account for one in plan.listening for brand in one.brands}
    planned |= {one.account for one in plan.surveys}
    assert planned == {one.account for one in demo_exports if one.account}
