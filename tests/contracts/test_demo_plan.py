"""The demo's plan shows every part of a plan, keeps its numbers, and is honest about its faults."""

from decimal import Decimal

from trueline.contracts.check import CheckGround
from trueline.core.issue import Severity
from trueline.demo.plan import plan_text
from trueline.demo.story import TODAY
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.four_cs import C
from trueline.plan.channels.setup import Basic
from trueline.plan.document import Plan
from trueline.plan.parts import kinds_of
from trueline.plan.yaml.text import read_plan
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import judge

NUMBERS = {
    "marketing/first-orders/shop-revenue": ("181385.60", "430000"),
    "marketing/first-orders/creator-orders": ("409", "950"),
    "marketing/found-when-broken/new-visitors": ("78687", "160000"),
    "marketing/found-when-broken/short-film-views": ("1234684", "2800000"),
    "customer-service/answer-where-asked/first-response": ("97", "60"),
    "customer-service/answer-where-asked/response-rate": ("0.8696", "0.935"),
    "customer-service/content-customers/satisfaction": ("0.8051", "0.91"),
    "community/come-back/repeat-share": ("0.3869", "0.62"),
    "community/show-your-mend/interactions": ("56457", "122000"),
    "people/open-lessons/lesson-hours": ("10995", "23000"),
    "people/known-workplace/workplace-followers": ("1183", "3500"),
    "people/known-workplace/workplace-engagement": ("0.0386", "0.052"),
}
"""Baseline and target of each KPI, as pictures and guides show them."""


def demo() -> Plan:
    return read_plan(plan_text(), "plan.yaml")


def test_no_list_of_the_plan_is_empty() -> None:
    plan = demo()
    parts = [name for name, kind in kinds_of(Plan).items() if kind.is_parts]
    assert [name for name in parts if not getattr(plan, name)] == []


def test_its_numbers_are_those_that_people_know() -> None:
    found = {}
    for placed in placed_kpis(demo()):
        assert placed.kpi.baseline is not None
        assert placed.kpi.target is not None
        found[placed.path] = (placed.kpi.baseline.value, placed.kpi.target.value)
    assert found == {
        path: (Decimal(baseline), Decimal(target)) for path, (baseline, target) in NUMBERS.items()
    }


def test_every_channel_has_its_whole_action_plan() -> None:
    for channel in demo().channels:
        assert channel.vision
        assert channel.why
        assert channel.objectives
        assert {one.basic for one in channel.setup} == set(Basic)
        assert [one.c for one in channel.four_cs] == list(C)
        assert all(one.reason for one in channel.four_cs)
        assert channel.content
        assert channel.people
        assert channel.dos_and_donts
        assert channel.measurement


def test_what_it_leaves_undone_is_what_the_story_says_and_blocks_nothing() -> None:
    ground = CheckGround(demo(), load_catalogue(), (), TODAY)
    findings = judge(ground, CHECKS.all()).findings
    assert {one.severity for one in findings} == {Severity.WARNS}
    assert sorted((one.check, one.path) for one in findings) == [
        ("account-without-channel", "loose_accounts/x:larkmoorhelp"),
        ("only-lead-or-only-lag", "scopes/community/social_goals/come-back/kpis"),
        ("only-lead-or-only-lag", "scopes/community/social_goals/show-your-mend/kpis"),
        ("only-lead-or-only-lag", "scopes/people/social_goals/open-lessons/kpis"),
        ("seat-without-deputy", "bodies/committee/seats/workshop/deputy"),
        ("support-understaffed", "support/evening/hours_assigned"),
        ("tactic-without-kpi", "loose_tactics/daily-trends"),
    ]
