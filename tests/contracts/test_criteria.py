"""Every criterion of the folder: what it must have, and that it is met and not met by a plan."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.staged_plans import ready_plan
from trueline.contracts.criterion import (
    BusinessKpi,
    CannotJudgeError,
    ClaimedReturn,
    CriterionGround,
    HeldReviews,
    Improvement,
    LiveCommunity,
)
from trueline.coordination.acknowledging.acknowledgement import Acknowledgement, digest_of
from trueline.coordination.acknowledging.standing import PolicyStanding, standing_of
from trueline.coordination.staging.judged import Standing
from trueline.coordination.training.completion import Completion
from trueline.coordination.training.register import TrainingLine, lines_of
from trueline.plan.channels.resources import PeopleResource, Tool
from trueline.plan.governance.training import Course
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.organisation.process import FlowCheck
from trueline.usecases.catalogues import CRITERIA

ON = date(2026, 6, 30)
NAMES = [one.name for one in CRITERIA.all()]
Change = Callable[[CriterionGround], CriterionGround]


TEAM = tuple(TeamMember(f"m{number}", f"Member {number}") for number in range(1, 11))
POLICY = Policy("use", PolicyKind.PROPER_USE, "Proper use", "Text", approved_by="Ada",
                approved_on=date(2026, 1, 5))  # fmt: skip
MAY = date(2026, 5, 4)


def accepted_by(count: int) -> tuple[PolicyStanding, ...]:
    """Where a policy stands that so many of ten people accepted."""
    digest = digest_of(POLICY)
    kept = [Acknowledgement("use", 1, one.id, one.name, MAY, digest) for one in TEAM[:count]]
    return (standing_of(POLICY, TEAM, kept, (), on=ON),)


def trained(count: int) -> tuple[TrainingLine, ...]:
    """What ten people need who had thirty days in spring, and so many of whom took it."""
    kept = [Completion("first", one.id, one.name, MAY) for one in TEAM[:count]]
    return lines_of((Course("first", "First day"),), TEAM, kept, lambda _course, _who: MAY, on=ON)


def ground(**changes: Any) -> CriterionGround:
    """A ground on which every criterion is met, but for what is changed."""
    plain: dict[str, Any] = {
        "plan": ready_plan(),
        "on": ON,
        "findings": lambda _check: (),
        "communities": lambda: (LiveCommunity("forum/acme", date(2026, 6, 29)),),
        "business": lambda: (BusinessKpi("Revenue", is_live=True, why=""),),
        "claims": lambda: (ClaimedReturn("s", "Films", ("trial", "staggered")),),
        "reviews": lambda: HeldReviews(9, 10),
        "improvements": lambda: (Improvement("d", "Shorter films", date(2026, 5, 1)),),
        "seen_links": lambda: {("way", "bio")},
        "policies": lambda: accepted_by(9),
        "training": lambda: trained(10),
    }
    return CriterionGround(**(plain | changes))


def planned(**changes: Any) -> CriterionGround:
    return ground(plan=replace(ready_plan(), **changes))


def found(_check: str) -> tuple[str, ...]:
    return ("Something is at fault.",)


def without(field: str, value: Any) -> CriterionGround:
    return planned(segments=(replace(ready_plan().segments[0], **{field: value}),))


def of_channel(**changes: Any) -> CriterionGround:
    return planned(channels=tuple(replace(one, **changes) for one in ready_plan().channels))


def flowing(**changes: Any) -> CriterionGround:
    return planned(flows=(replace(ready_plan().flows[0], **changes),))


def supported(**changes: Any) -> CriterionGround:
    return planned(support=(replace(ready_plan().support[0], **changes),))


LOW = PeopleResource("p", "Answers", "Ada", readiness=1, reason="Asks three people.")
FAILING: list[tuple[str, CriterionGround, str]] = [
    ("situation-audited", planned(audit=()), "asks nothing about “landscape”"),
    ("situation-audited", planned(audit=tuple(replace(x, score=None) for x in ready_plan().audit)),
     "Not judged yet: “How is landscape?”"),
    ("technology-audited", planned(audit=()), "nothing about technology"),
    ("sponsor-named", planned(bodies=()), "Nobody has the seat"),
    ("experts-listed", planned(bodies=()), "Nobody is listed"),
    ("audience-described", without("story", " "), "“Menders: who they are”"),
    ("technographics-entered", without("technographics", ()), "missing for “Menders”"),
    ("technographics-entered", without("technographics_source", ""), "where they were read"),
    ("audience-before-goals", ground(findings=found), "Something is at fault."),
    ("goals-tagged", ground(findings=found), "Something is at fault."),
    ("goals-tagged", planned(scopes=()), "no social goal yet"),
    ("policies-drafted", planned(policies=ready_plan().policies[1:]), "for “proper use”"),
    ("tools-chosen", planned(tools=(Tool("t", "Films"),)), "purpose or an owner: “Films”"),
    ("flows-tested", flowing(check=FlowCheck.NOT_CHECKED), "Not walked, or failed: “Way”"),
    ("flows-tested", flowing(links=()), "No flow has a tagged link"),
    ("links-seen", ground(seen_links=tuple), "by the links of “Way”"),
    ("set-ups-complete", ground(findings=found), "Something is at fault."),
    ("policies-in-force", ground(findings=found), "Something is at fault."),
    ("automation-sound", flowing(check=FlowCheck.FAILED), "Automated without having passed: “Way”"),
    ("automation-sound", flowing(check=FlowCheck.NOT_CHECKED), "Automated without"),
    ("support-staffed", supported(backup=""), "nobody stands in: “Answer”"),
    ("support-staffed", ground(findings=found), "Something is at fault."),
    ("policies-accepted", ground(policies=lambda: accepted_by(8)), "accepted “Proper use”"),
    ("people-trained", ground(training=lambda: trained(9)), "Past their day: “Member 10"),
    ("culture-ready", of_channel(people=(LOW,)), "Below 2 of 4"),
    ("culture-ready", of_channel(people=(replace(LOW, reason=""),)), "Not judged with a reason"),
    ("channels-owned", of_channel(owner=""), "Without an owner"),
    ("community-health-live",
     ground(communities=lambda: (LiveCommunity("forum/acme", date(2026, 5, 1)),)), "60 days old"),
    ("business-metrics-live", ground(business=lambda: (BusinessKpi("Revenue", False, ""),)),  # noqa: FBT003 - a record
     "Without a value: “Revenue”"),
    ("claims-estimated-twice", ground(claims=lambda: (ClaimedReturn("s", "Films", ("trial",)),)),
     "one design only: “Films”"),
    ("reviews-held", ground(reviews=lambda: HeldReviews(8, 10)), "8 of 10 meetings"),
    ("reviews-held", ground(reviews=lambda: None), "names no series"),
    ("support-funded", supported(funded_until=date(2026, 9, 27)), "within 90 days: “Answer”"),
    ("improvements-logged",
     ground(improvements=lambda: (Improvement("d", "Old", date(2026, 3, 21)),)), "last 100 days"),
]  # fmt: skip
UNKNOWN = [
    ("community-health-live", ground(communities=tuple)),
    ("claims-estimated-twice", ground(claims=tuple)),
    ("reviews-held", ground(reviews=lambda: HeldReviews(3, 3))),
    ("policies-accepted", ground(policies=tuple)),
    ("people-trained", ground(training=tuple)),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_criterion_says_what_it_is(name: str) -> None:
    one = CRITERIA.get(name)
    words = inspect.getdoc(inspect.getmodule(one.judge))
    assert words
    assert "\n\nWhat:" in words
    assert "\n\nWhy it matters:" in words
    assert one.title[0].isupper()
    assert not one.title.endswith(".")
    module = inspect.getmodule(one.judge)
    assert module is not None
    assert name == module.__name__.rpartition(".")[2].replace("_", "-")


@pytest.mark.parametrize("name", NAMES)
def test_a_criterion_is_met_where_all_is_there(name: str) -> None:
    judged = CRITERIA.get(name).judge(ground())
    assert judged.standing is Standing.MET, judged.why
    assert judged.why
    assert judged.link.startswith("/")


@pytest.mark.parametrize(("name", "lacking", "why"), FAILING, ids=lambda one: str(one)[:40])
def test_what_is_missing_is_named(name: str, lacking: CriterionGround, why: str) -> None:
    judged = CRITERIA.get(name).judge(lacking)
    assert judged.standing is Standing.NOT_MET
    assert why in judged.why
    assert judged.why.endswith(".")


def test_every_criterion_has_a_case_that_fails() -> None:
    assert {name for name, _, _ in FAILING} == set(NAMES)


@pytest.mark.parametrize(("name", "silent"), UNKNOWN)
def test_what_nobody_knows_is_not_said_to_fail(name: str, silent: CriterionGround) -> None:
    assert CRITERIA.get(name).judge(silent).standing is Standing.CANNOT_SAY


def test_a_criterion_lets_through_what_cannot_be_judged() -> None:
    def lacks() -> set[tuple[str, str]]:
        raise CannotJudgeError("No web analytics came in.")

    with pytest.raises(CannotJudgeError):
        CRITERIA.get("links-seen").judge(ground(seen_links=lacks))


def test_the_last_day_that_is_paid_for_decides() -> None:
    judge = CRITERIA.get("support-funded").judge
    assert judge(supported(funded_until=date(2026, 9, 28))).is_met
    assert not judge(supported(funded_until=date(2026, 9, 27))).is_met
