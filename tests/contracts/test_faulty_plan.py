"""A bad plan with 25 planted faults gives exactly those 25 findings."""

from typing import Any, cast

import yaml

from tests.checking import PLANS, ground_of, plan_with
from trueline.core.issue import Severity
from trueline.plan.yaml.text import read_plan
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import CheckReport, blocking, judge

FAULTY = plan_with(of="faulty")


def planted() -> list[dict[str, Any]]:
    text = (PLANS / "faulty-expected.yaml").read_text("utf-8")
    return cast("list[dict[str, Any]]", yaml.safe_load(text))


def report() -> CheckReport:
    return judge(ground_of({}, FAULTY), CHECKS.all())


def test_each_planted_fault_is_found_once_and_nothing_else() -> None:
    found = sorted((one.source.split(",")[0], one.severity, one.path) for one in report().findings)
    assert found == sorted((one["rule"], one["severity"], one["at"]) for one in planted())
    assert [one["rule"] for one in planted()] == [f"A{number}" for number in range(1, 26)]


def test_each_finding_says_what_is_wrong_with_the_numbers() -> None:
    said = {one.path: one.what for one in report().findings}
    assert [one["rule"] for one in planted() if one["says"] not in said[one["at"]]] == []


def test_the_faulty_plan_is_a_document_like_any_other() -> None:
    text = (PLANS / "faulty.yaml").read_text("utf-8")
    assert read_plan(text, "faulty.yaml") == FAULTY


def test_no_check_without_a_fault_of_its_own_passes_in_silence() -> None:
    """What is not among A1 to A25 finds nothing here; three ask for facts and say so."""
    told = report()
    failed = {one.check for one in told.findings}
    assert {one.check.name for one in told.not_checked} == {
        "assumption-contradicted",
        "kpi-without-facts",
        "kpis-measure-the-same",
    }
    assert {one.name for one in told.passed} == {
        "body-without-charter",
        "body-without-role",
        "call-that-reaches-nobody",
        "causal-words-without-evidence",
        "course-for-nobody",
        "goal-without-kpi",
        "goal-without-scope",
        "meetings-of-nobody",
        "model-without-body",
        "owner-overloaded",
        "path-never-tried",
        "quiz-without-right-answer",
        "quorum-out-of-reach",
        "scope-without-mission",
        "seat-without-deputy",
        "tactic-without-kpi",
        "target-without-assumption",
        "task-without-answer",
        "worse-is-answered-later",
        "worst-without-path",
    }
    assert len(failed) == len(told.findings)


def test_what_blocks_is_what_the_rules_call_an_error() -> None:
    errors = {"A2", "A4", "A5", "A8", "A12", "A16", "A23", "A24", "A25"}
    assert {one.source.split(",")[0] for one in blocking(report())} == errors
    assert all(one.severity is Severity.BLOCKS for one in blocking(report()))
