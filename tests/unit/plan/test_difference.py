"""The difference of two plans, done on the one, gives the other; its steps are few."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from trueline.core.codec import encode_sparsely
from trueline.plan.applying import next_plan
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.difference import edits_between
from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField
from trueline.plan.kpi import Assumption
from trueline.plan.parts import changed
from trueline.plan.yaml.text import read_plan

PLAN = read_plan(
    (Path(__file__).parents[2] / "cases" / "plans" / "small.yaml").read_text("utf-8"), "plan.yaml"
)
GOALS = "scopes/service/social_goals"
GOAL = f"{GOALS}/answer-fast"
KPI = f"{GOAL}/kpis/first-response"


def _edits(new: Plan, old: Plan = PLAN) -> tuple[Edit, ...]:
    edits = edits_between(old, new)
    plan = old
    for edit in edits:
        plan, done = next_plan(plan, edit)
        assert done == edit
    assert encode_sparsely(plan) == encode_sparsely(new)
    return edits


def _set(path: str, value: object, plan: Plan = PLAN) -> Plan:
    found: Plan = changed(plan, path, lambda _: value)
    return found


def test_equal_plans_have_no_difference() -> None:
    assert _edits(PLAN) == ()


def test_a_nested_record_is_told_field_by_field_when_both_plans_have_it() -> None:
    assert _edits(_set(f"{KPI}/target/value", Decimal(50))) == (
        SetField(f"{KPI}/target/value", "50", "60"),
    )
    (edit,) = _edits(_set(f"{KPI}/target", None))
    assert (edit.path, isinstance(edit, SetField)) == (f"{KPI}/target", True)


def test_every_digit_is_a_difference() -> None:
    assert _edits(_set(f"{KPI}/baseline/value", Decimal("95.5"))) == (
        SetField(f"{KPI}/baseline/value", "95.5", "95.50"),
    )


def test_a_branch_that_is_new_or_gone_is_one_edit() -> None:
    empty = replace(PLAN, scopes=())
    (gone,) = _edits(empty)
    (come,) = _edits(PLAN, empty)
    assert isinstance(gone, RemovePart)
    assert isinstance(come, AddPart)
    assert (gone.path, come.path) == ("scopes/service", "scopes/service")


def test_a_part_that_stands_elsewhere_moved_with_all_in_it() -> None:
    goal = PLAN.scopes[0].social_goals[0]
    old = replace(PLAN, scopes=(*PLAN.scopes, Scope("sales", "Sales")))
    moved = Scope("sales", "Sales", social_goals=(replace(goal, owner="Ada"),))
    new = replace(PLAN, scopes=(replace(PLAN.scopes[0], social_goals=()), moved))
    assert _edits(new, old) == (
        MovePart(GOAL, "scopes/sales/social_goals", "", ""),
        SetField("scopes/sales/social_goals/answer-fast/owner", "Ada", ""),
    )


def test_a_part_moves_into_a_branch_that_is_new_and_out_of_one_that_goes() -> None:
    guess = Assumption("guess", "A guess", Decimal(1))
    kpi = replace(PLAN.scopes[0].social_goals[0].kpis[0], assumptions=(guess,))
    other = SocialGoal("other", "Other", kpis=(kpi,))
    new = _set(GOALS, (other,))
    edits = _edits(new)
    assert [type(one) for one in edits] == [AddPart, MovePart, AddPart, RemovePart]
    assert edits[1].path == KPI
    assert edits[2].path == f"{GOALS}/other/kpis/first-response/assumptions/guess"


def test_an_id_that_several_have_is_not_taken_for_a_move() -> None:
    def scopes(*names: str) -> tuple[Scope, ...]:
        return tuple(Scope(name, name, goals=(BusinessGoal("grow", "Grow"),)) for name in names)

    old, new = replace(PLAN, scopes=scopes("a", "b")), replace(PLAN, scopes=scopes("a", "c"))
    assert [type(one) for one in _edits(new, old)] == [AddPart, RemovePart]


def test_a_part_of_the_same_id_and_another_name_is_another_part() -> None:
    old = replace(PLAN, channels=(Channel("a", "A"),), loose_accounts=(Account("x", "y"),))
    new = replace(PLAN, channels=(Channel("b", "B"),))
    assert [type(one) for one in _edits(new, old)] == [AddPart, RemovePart, RemovePart]


def test_a_list_that_looks_like_another_is_ordered_all_the_same() -> None:
    def plan(first: str, second: str) -> Plan:
        lists = (tuple(SocialGoal(one, one) for one in names) for names in (first, second))
        pairs = zip("ab", lists, strict=True)
        return replace(PLAN, scopes=tuple(Scope(one, one, social_goals=own) for one, own in pairs))

    edits = _edits(plan("", "xyz"), plan("x", "zy"))
    assert [type(one) for one in edits] == [MovePart, MovePart]
    assert len(_edits(plan("xyz", "zy"), plan("xzy", "zy"))) == 1


def test_the_fewest_parts_change_their_places() -> None:
    names = "abcdef"
    old = replace(PLAN, goals=tuple(BusinessGoal(one, one) for one in names))
    new = replace(PLAN, goals=tuple(BusinessGoal(one, one) for one in "fabdce"))
    # f goes to the front; of c and d one has to pass the other.
    assert len(_edits(new, old)) == len("fc")
