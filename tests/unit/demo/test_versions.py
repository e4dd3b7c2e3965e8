"""The versions of the demo's plan: what was known in January, in October and in November."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from trueline.contracts.check import CheckGround
from trueline.core.issue import Severity
from trueline.demo.plan import StoryEntry, november_entries, october_entries, plan_text
from trueline.demo.story import (
    PLAN_ADOPTED_AT,
    PLAN_APPROVED_AT,
    PLAN_APPROVER,
    PLAN_SUBMITTED_AT,
    TODAY,
)
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, apply_edits
from trueline.plan.cascade import placed_kpis, placed_tactics
from trueline.plan.channels.setup import SetupState
from trueline.plan.document import Plan
from trueline.plan.edit_documents import read_edits
from trueline.plan.edits import Edit
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.yaml.text import read_plan, write_plan
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import judge
from trueline.usecases.demo_versions import led_back


def second() -> Plan:
    return read_plan(plan_text(), "plan.yaml")


def first() -> Plan:
    return led_back(second(), october_entries())[0]


def drafted() -> Plan:
    plan = second()
    for entry in november_entries():
        if entry.edits and not _is_taken_back(entry):
            plan = _applied(plan, read_edits(entry.edits, plan))
    return plan


def _is_taken_back(entry: StoryEntry) -> bool:
    entries = november_entries()
    return entries.index(entry) + 1 in {one.takes_back for one in entries}


def _applied(plan: Plan, edits: Sequence[Edit]) -> Plan:
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied)
    return applied.plan


def test_the_first_version_is_a_plan_like_any() -> None:
    assert read_plan(write_plan(first()), "again") == first()


def test_its_scorecard_is_that_of_the_second() -> None:
    old, new = first(), second()
    was, now = (
        [replace(one.kpi, assumptions=()) for one in placed_kpis(plan)] for plan in (old, new)
    )
    assert was == now
    assert old.perspectives == new.perspectives
    assert [one.accounts for one in old.channels] == [one.accounts for one in new.channels]


def test_guesses_that_were_tested_were_made_anew_under_the_same_names() -> None:
    was, now = (
        {(path, one.id): one for path, kpi in every(plan, Kpi) for one in kpi.assumptions}
        for plan in (first(), second())
    )
    assert was.keys() == now.keys()
    anew = {key for key, one in was.items() if one != now[key]}
    days = [(was[key].test_on, now[key].test_on) for key in anew]
    assert len(anew) == 13
    assert all(before and after and before < date(2026, 10, 15) < after for before, after in days)


def test_in_january_nobody_knew_of_october() -> None:
    plan = first()
    text = write_plan(plan)
    assert "12 October" not in text
    assert not {"repair-a-day", "daily-trends"} & {one.tactic.id for one in placed_tactics(plan)}
    assert all(one.score is None and not one.reason for c in plan.channels for one in c.four_cs)
    assert all(one.score is None and not one.answer for one in plan.audit)
    looked = [one for c in plan.channels for one in c.setup if one.state is SetupState.OK]
    assert {one.checked_on for one in looked} == {date(2026, 1, 5)}
    assert {one.recheck_on for one in looked} <= {date(2026, 10, 12), None}
    assert "done_on" not in text


def test_what_was_written_in_october_makes_the_second() -> None:
    plan, written = led_back(second(), october_entries())
    for _, edits in written:
        plan = _applied(plan, edits)
    assert plan == second()


def test_no_version_has_a_finding_that_blocks() -> None:
    for plan, day in (
        (first(), PLAN_ADOPTED_AT.date()),
        (second(), PLAN_APPROVED_AT.date()),
        (drafted(), TODAY),
    ):
        findings = judge(CheckGround(plan, load_catalogue(), (), day), CHECKS.all()).findings
        assert {one.severity for one in findings} == {Severity.WARNS}


def test_two_write_and_a_third_approves() -> None:
    for entries in (october_entries(), november_entries()):
        assert {one.by for one in entries} == {"Ciara Donnelly", "Emeka Obi"}
        assert [one.at for one in entries] == sorted(one.at for one in entries)
    assert PLAN_APPROVER not in {one.by for one in october_entries()}
    assert october_entries()[0].at > PLAN_ADOPTED_AT
    assert october_entries()[-1].at < PLAN_SUBMITTED_AT < PLAN_APPROVED_AT


def test_the_second_version_knows_nothing_of_november() -> None:
    text = write_plan(second())
    assert "2026-10-28" not in text
    assert "88 minutes" not in text
    assert "7 to 9 November" not in text


@pytest.mark.parametrize(
    "said",
    [
        "An average order stays between 48 and 51 euros.",
        "p50: 49.5",
        "88 minutes instead of 60 in the four weeks to 20 November.",
        "7 to 9 November are missing.",
        "done_on: 2026-10-28",
        "until: 2026-12-01",
    ],
)
def test_the_draft_says_what_november_brought(said: str) -> None:
    assert said in write_plan(drafted())
