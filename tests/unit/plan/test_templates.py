"""Templates are sound, and say nothing that only the organisation can know."""

import pytest

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.four_cs import C
from trueline.plan.channels.setup import Basic
from trueline.plan.document import Tactic
from trueline.plan.kpi import Assumption, Direction
from trueline.plan.naming import mentions
from trueline.plan.organisation.audit import Side
from trueline.plan.organisation.policy import PolicyKind
from trueline.plan.parts import walk
from trueline.plan.referring import Named
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.starters import PlanTemplate, TemplateKind, find_template, plan_templates
from trueline.web.networks import NAMES

TEMPLATES = plan_templates()
SYSTEMS = {
    *("chatwoot", "crm", "ga4", "google_ads", "hubspot", "klaviyo", "meta"),
    *("salesforce", "shopify", "woocommerce", "zendesk", "forum", "listening", "survey"),
}
"""What files come from and nobody is present on."""

every = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)


def of_kind(kind: TemplateKind) -> list[PlanTemplate]:
    return [one for one in TEMPLATES if one.kind is kind]


every_scope = pytest.mark.parametrize(
    "template", of_kind(TemplateKind.SCOPE), ids=lambda one: one.id
)
every_channel = pytest.mark.parametrize(
    "template", of_kind(TemplateKind.CHANNEL), ids=lambda one: one.id
)


@every
def test_a_template_has_no_fault(template: PlanTemplate) -> None:
    assert list(faults_of_plan(template.content, load_catalogue())) == []
    assert template.name
    assert template.summary.endswith(".")
    assert template.prompts
    assert all(prompt.question.rstrip().endswith(("?", ".")) for prompt in template.prompts)


def test_no_two_templates_share_an_id() -> None:
    assert len({one.id for one in TEMPLATES}) == len(TEMPLATES)


@every
def test_a_template_names_only_what_fits_into_any_plan(template: PlanTemplate) -> None:
    named = {one.what for one in mentions(template.content)}
    assert named <= {Named.METRIC, Named.PERSPECTIVE, Named.SEGMENT, Named.SCOPE_GOAL}


@every
def test_people_and_days_stay_open(template: PlanTemplate) -> None:
    for placed in walk(template.content):
        if placed.path:
            assert not getattr(placed.record, "owner", "")
            assert getattr(placed.record, "test_on", None) is None
            assert getattr(placed.record, "approved_on", None) is None


@every_scope
def test_baselines_and_targets_stay_open(template: PlanTemplate) -> None:
    kpis = [placed.kpi for placed in placed_kpis(template.content)]
    assert all(kpi.baseline is None and kpi.target is None for kpi in kpis)


@every_scope
def test_a_scope_is_whole_but_for_what_is_open(template: PlanTemplate) -> None:
    (scope,) = template.content.scopes
    assert scope.mission.endswith(".")
    assert 2 <= len(scope.goals) <= 3
    assert 2 <= len(scope.social_goals) <= 3
    assert {one for goal in scope.social_goals for one in goal.serves} == {
        goal.id for goal in scope.goals
    }
    for goal in scope.social_goals:
        assert goal.segments
        assert 1 <= len(goal.kpis) <= 2
        assert goal.tactics
        assert all(tactic.metrics for tactic in goal.tactics)


@every_scope
def test_kpis_say_what_kind_they_are_and_go_the_good_way(template: PlanTemplate) -> None:
    metrics = load_catalogue()
    kpis = [placed.kpi for placed in placed_kpis(template.content)]
    assert {kpi.timing.value for kpi in kpis} == {"lead", "lag"}
    for kpi in kpis:
        assert kpi.statement.endswith(".")
        assert kpi.source
        assert kpi.driver
        assert kpi.family
        assert metrics.get(kpi.metric).better.value == kpi.direction.value
        assert kpi.direction is not Direction.BAND


@every_scope
def test_ranges_are_marked_as_placeholders(template: PlanTemplate) -> None:
    guesses = [one.record for one in walk(template.content) if isinstance(one.record, Assumption)]
    assert guesses
    for guess in guesses:
        assert guess.p10 is not None
        assert guess.rationale.startswith("Placeholder: ")
        assert guess.metric or guess.measured_in


@every_scope
def test_tactics_wait_for_channels_and_a_first_day(template: PlanTemplate) -> None:
    tactics = [one.record for one in walk(template.content) if isinstance(one.record, Tactic)]
    assert not any(one.channels or one.began for one in tactics)


@every_channel
def test_a_channel_asks_for_all_seven_basics_and_the_four_cs(template: PlanTemplate) -> None:
    (channel,) = template.content.channels
    assert {one.basic for one in channel.setup} == set(Basic)
    assert [one.c for one in channel.four_cs] == list(C)
    assert all(one.target and one.score is None for one in channel.four_cs)
    assert channel.people
    assert {one.advice.value for one in channel.dos_and_donts} == {"do", "don't"}
    assert channel.measurement.endswith(".")
    assert not channel.accounts
    assert not channel.vision


@every_channel
def test_a_channel_offers_depths_that_take_ever_more_hours(template: PlanTemplate) -> None:
    hours = [one.hours_week for one in template.depths]
    assert len(hours) >= 3
    assert hours == sorted(hours)
    assert {prompt.field.split("/")[0] for prompt in template.prompts} == {
        "vision",
        "why",
        "four_cs",
    }


def test_every_network_that_is_read_has_a_template() -> None:
    assert NAMES.keys() - SYSTEMS <= {one.id for one in of_kind(TemplateKind.CHANNEL)}


def test_the_four_policies_are_whole_texts_that_nobody_approved() -> None:
    policies = [one.content.policies[0] for one in of_kind(TemplateKind.POLICY)]
    assert {one.kind for one in policies} == set(PolicyKind)
    assert all(len(one.body.split()) > 300 for one in policies)
    assert not any(one.approved_by for one in policies)


def test_departments_and_audit_stand_ready() -> None:
    assert len(find_template("departments").content.departments) == 13
    audit = find_template("audit").content.audit
    assert {one.side for one in audit} == set(Side)
    assert all(one.score is None and one.question.endswith("?") for one in audit)


def test_a_slip_in_a_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(MissingError, match="Did you mean marketing"):
        find_template("marketting")
