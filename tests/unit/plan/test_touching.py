"""Where a part stood, and how it was called, before edits."""

from datetime import date
from decimal import Decimal

from trueline.plan.applying import next_plan
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.edits import AddPart, Edit, RemovePart, inverse
from trueline.plan.relocating import moving, renaming
from trueline.plan.touching import path_before

PLAN = Plan(
    organisation="Acme",
    title="Plan",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(Perspective("customers", "Customers", Decimal(1)),),
    scopes=(
        Scope("service", "Service", social_goals=(SocialGoal("answer", "Answer"),)),
        Scope("sales", "Sales"),
    ),
    channels=(Channel("inbox", "Inbox", (Account("inbox", "desk"),)),),
)
GOALS = "scopes/service/social_goals"


def _after(plan: Plan, edits: tuple[Edit, ...]) -> Plan:
    for edit in edits:
        plan, _ = next_plan(plan, edit)
    return plan


def test_a_part_that_was_renamed_stood_under_its_old_name() -> None:
    edits = renaming(PLAN, f"{GOALS}/answer", id="reply")
    assert path_before(edits, f"{GOALS}/reply/owner") == f"{GOALS}/answer/owner"
    assert path_before(edits, f"{GOALS}/replying") == f"{GOALS}/replying"


def test_an_account_is_followed_by_what_makes_up_its_id() -> None:
    edits = renaming(PLAN, "channels/inbox/accounts/inbox:desk", handle="help")
    accounts = "channels/inbox/accounts"
    assert path_before(edits, f"{accounts}/inbox:help") == f"{accounts}/inbox:desk"


def test_a_part_that_was_renamed_and_moved_in_one_go_is_followed_through_both() -> None:
    renamed = renaming(PLAN, f"{GOALS}/answer", id="reply")
    moved = moving(_after(PLAN, renamed), f"{GOALS}/reply", "scopes/sales/social_goals")
    path = path_before((*renamed, *moved), "scopes/sales/social_goals/reply")
    assert path == f"{GOALS}/answer"


def test_a_renaming_that_was_taken_back_is_followed_too() -> None:
    edits = renaming(PLAN, f"{GOALS}/answer", id="reply")
    back = tuple(inverse(one) for one in reversed(edits))
    assert path_before(back, f"{GOALS}/answer") == f"{GOALS}/reply"


def test_a_part_that_says_something_else_is_new_and_has_no_path_before() -> None:
    goal = {"id": "reply", "name": "Reply"}
    edits = (
        AddPart(GOALS, "reply", goal, "answer"),
        RemovePart(f"{GOALS}/answer", {"id": "answer", "name": "Answer"}, ""),
    )
    assert path_before(edits, f"{GOALS}/reply") == f"{GOALS}/reply"
