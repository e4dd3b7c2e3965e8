"""Two people write into one draft: each sees the plan as it was, and one comes second."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, Conflict, Refused, apply_edits
from trueline.plan.document import BusinessGoal, Perspective, Plan
from trueline.plan.edits import (
    AddPart,
    Edit,
    SetField,
    add_part,
    inverse,
    move_part,
    remove_part,
    set_field,
)
from trueline.plan.target import Target
from trueline.plan.yaml.text import read_plan

CASES = Path(__file__).parents[2] / "cases" / "plans"
SMALL = read_plan((CASES / "small.yaml").read_text("utf-8"), "plan.yaml")
PLAN = replace(SMALL, goals=tuple(BusinessGoal(one, one.upper()) for one in "abc"))
KPI = "scopes/service/social_goals/answer-fast/kpis/first-response"


def _after(plan: Plan, *edits: Edit) -> Plan:
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied), applied
    return applied.plan


def _refused(plan: Plan, *edits: Edit) -> Refused:
    refused = apply_edits(plan, edits, load_catalogue())
    assert isinstance(refused, Refused)
    return refused


def test_edits_of_different_fields_merge() -> None:
    mine = set_field(PLAN, f"{KPI}/target/value", Decimal(50))
    theirs = set_field(PLAN, f"{KPI}/target/due", date(2026, 11, 30))
    then = _after(_after(PLAN, theirs), mine)
    assert then.scopes[0].social_goals[0].kpis[0].target is not None
    assert then.scopes[0].social_goals[0].kpis[0].target.value == 50
    assert then == _after(_after(PLAN, mine), theirs)


def test_edits_of_one_field_conflict_and_both_values_are_shown() -> None:
    mine, theirs = (set_field(PLAN, "title", one) for one in ("Mine", "Theirs"))
    refused = _refused(_after(PLAN, theirs), mine)
    assert refused.conflicts == (Conflict("title", "Mine", "Theirs", "Plan 2026"),)
    assert [(one.where, one.what) for one in refused.issues] == [
        ("title", "This was changed meanwhile.")
    ]


def test_who_saw_the_value_of_the_other_may_write_over_it() -> None:
    theirs = _after(PLAN, set_field(PLAN, "title", "Theirs"))
    assert _after(theirs, set_field(theirs, "title", "Mine")).title == "Mine"


def test_a_record_conflicts_with_a_field_in_it() -> None:
    value = set_field(PLAN, f"{KPI}/target/value", Decimal(50))
    whole = set_field(PLAN, f"{KPI}/target", Target(Decimal(40), date(2026, 12, 1)))
    (conflict,) = _refused(_after(PLAN, value), whole).conflicts
    assert (conflict.path, conflict.theirs["value"], conflict.yours["value"]) == (
        f"{KPI}/target",
        "50",
        "40",
    )
    none = set_field(PLAN, f"{KPI}/target", None)
    (issue,) = _refused(_after(PLAN, none), value).issues
    assert (issue.where, issue.what) == (
        f"{KPI}/target/value",
        "The plan has nothing at this place.",
    )


def test_parts_that_two_people_add_both_stay() -> None:
    mine, theirs = (add_part(PLAN, "goals", BusinessGoal(one, one)) for one in ("mine", "theirs"))
    then = _after(_after(PLAN, theirs), mine)
    assert [one.id for one in then.goals] == ["a", "b", "c", "mine", "theirs"]


def test_parts_of_one_id_do_not_both_fit_and_are_no_conflict() -> None:
    mine, theirs = (add_part(PLAN, "goals", BusinessGoal("new", one)) for one in ("Mine", "Theirs"))
    refused = _refused(_after(PLAN, theirs), mine)
    assert refused.conflicts == ()
    assert [(one.where, one.what, one.remedy) for one in refused.issues] == [
        ("goals/new", "There is already a part “new” here.", "Give the new one another id.")
    ]


def test_a_part_whose_neighbour_went_goes_to_the_end() -> None:
    mine = add_part(PLAN, "goals", BusinessGoal("new", "New"), after="a")
    applied = apply_edits(_after(PLAN, remove_part(PLAN, "goals/a")), (mine,), load_catalogue())
    assert isinstance(applied, Applied)
    assert [one.id for one in applied.plan.goals] == ["b", "c", "new"]
    (done,) = applied.edits
    assert isinstance(done, AddPart)
    assert done.after == "c"


def test_what_another_changed_is_not_removed_unseen() -> None:
    theirs = _after(PLAN, set_field(PLAN, "goals/a/name", "Changed"))
    (conflict,) = _refused(theirs, remove_part(PLAN, "goals/a")).conflicts
    assert (conflict.yours, conflict.theirs["name"]) == (None, "Changed")


def test_what_another_removed_is_neither_written_nor_moved() -> None:
    theirs = _after(PLAN, remove_part(PLAN, "goals/a"))
    move = move_part(PLAN, "goals/a", "goals", after="c")
    assert _refused(theirs, move).conflicts == (Conflict("goals/a", "goals/a", None, "goals/a"),)
    assert _refused(theirs, set_field(PLAN, "goals/a/name", "x")).issues[0].where == "goals/a/name"
    (gone,) = _refused(theirs, remove_part(PLAN, "goals/a")).conflicts
    assert gone.theirs is None


def test_what_moved_meanwhile_is_said_to_be_gone_from_its_place() -> None:
    moved = _after(PLAN, move_part(PLAN, "goals/a", "scopes/service/goals"))
    (issue,) = _refused(moved, set_field(PLAN, "goals/a/name", "x")).issues
    assert issue.remedy == "Look whether it was moved or removed."


def test_all_edits_are_done_or_none() -> None:
    good = set_field(PLAN, "story", "We mend.")
    bad = SetField("titel", "x", "y")
    assert [one.where for one in _refused(PLAN, good, bad).issues] == ["titel"]


def test_an_edit_may_be_taken_back_after_others_wrote_elsewhere() -> None:
    mine = remove_part(PLAN, "goals/b")
    then = _after(_after(PLAN, mine), set_field(PLAN, "story", "We mend."))
    assert _after(then, inverse(mine)) == replace(PLAN, story="We mend.")


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (SetField("goals", [], []), "cannot be written as a field"),
        (SetField("goals/a/id", "x", "a"), "cannot be written as a field"),
        (SetField("fiscal_year_begins", "1", 1), "'1' does not fit here."),
        (SetField("fiscal_year_begins", 13, 1), "13 is out of bounds."),
        (SetField("", {}, {}), "nothing at this place"),
        (AddPart("title", "x", {"id": "x"}, ""), "no list of parts"),
        (AddPart("goals", "x", {"id": "y", "name": "Y"}, ""), "called y, and the edit says x"),
        (AddPart("goals", "", {"id": "", "name": "Y"}, ""), "“” is no id."),
        (AddPart("perspectives", "x", {"id": "x"}, ""), "does not fit here"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(edit: Edit, what: str) -> None:
    assert what in _refused(PLAN, edit).issues[0].what


def test_a_plan_with_a_fault_may_be_edited_elsewhere_and_mended() -> None:
    side = Perspective("other", "Other", Decimal(2))
    faulty = replace(PLAN, perspectives=(*PLAN.perspectives, side))
    then = _after(faulty, set_field(faulty, "story", "We mend."))
    mended = _after(then, set_field(then, "perspectives/other/weight", Decimal(1)))
    (issue,) = _refused(mended, set_field(mended, "perspectives/other/weight", Decimal(2))).issues
    assert issue.where == "perspectives/other/weight"
