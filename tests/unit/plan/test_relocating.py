"""What names a part follows when the part moves, is renamed or goes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Applied, EditRefusedError, Refused, apply_edits
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import (
    BusinessGoal,
    Hypothesis,
    Perspective,
    Plan,
    Scope,
    SocialGoal,
    Tactic,
)
from trueline.plan.edits import Edit, inverse
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.metric_use import Filter
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.relocating import moving, removing, renaming

GOALS = "scopes/service/social_goals"
SALES = "scopes/sales/social_goals"


def _kpi(name: str, *channels: str, sums: tuple[str, ...] = ()) -> Kpi:
    part = Filter(channels=channels)
    return Kpi(name, name.title(), "views@1", Direction.UP, "customers", filter=part, sums=sums)


def _scope(name: str, *goals: SocialGoal) -> Scope:
    return Scope(name, name.title(), goals=(BusinessGoal("grow", "Grow"),), social_goals=goals)


PLAN = Plan(
    organisation="Acme",
    title="Plan",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(Perspective("customers", "Customers", Decimal(1)),),
    scopes=(
        _scope(
            "service",
            SocialGoal(
                "answer",
                "Answer",
                serves=("grow",),
                kpis=(_kpi("fast", "inbox"), _kpi("well")),
                tactics=(Tactic("rota", "Rota", owner="Ada", kpis=("fast",)),),
            ),
        ),
        Scope(
            "sales",
            "Sales",
            social_goals=(SocialGoal("sell", "Sell", kpis=(_kpi("all", sums=()),)),),
        ),
    ),
    hypotheses=(Hypothesis("quick", "service/answer/fast", "sales/sell/all"),),
    channels=(
        Channel("inbox", "Inbox", (Account("inbox", "acme"),), owner="Ada"),
        Channel("post", "Post"),
    ),
    team=(TeamMember("ada", "Ada"),),
    policies=(Policy("tone", PolicyKind.PROPER_USE, "Tone", applies_to=("inbox", "post")),),
)


def _after(plan: Plan, edits: tuple[Edit, ...]) -> Plan:
    applied = apply_edits(plan, edits, load_catalogue())
    assert isinstance(applied, Applied), applied
    back = tuple(inverse(one) for one in reversed(applied.edits))
    again = apply_edits(applied.plan, back, load_catalogue())
    assert isinstance(again, Applied)
    assert again.plan == plan
    return applied.plan


def test_a_kpi_that_goes_takes_its_arrows_along_and_leaves_its_tactics() -> None:
    then = _after(PLAN, removing(PLAN, f"{GOALS}/answer/kpis/fast"))
    assert then.hypotheses == ()
    assert then.scopes[0].social_goals[0].tactics[0].kpis == ()


def test_arrows_and_sums_follow_a_kpi_to_another_goal() -> None:
    whole = replace(
        PLAN.scopes[1].social_goals[0], kpis=(_kpi("all", sums=("service/answer/fast",)),)
    )
    plan = replace(PLAN, scopes=(PLAN.scopes[0], replace(PLAN.scopes[1], social_goals=(whole,))))
    then = _after(plan, moving(plan, f"{GOALS}/answer/kpis/fast", f"{SALES}/sell/kpis", ""))
    assert [one.id for one in then.scopes[1].social_goals[0].kpis] == ["fast", "all"]
    assert then.scopes[1].social_goals[0].kpis[1].sums == ("sales/sell/fast",)
    assert then.hypotheses[0].cause == "sales/sell/fast"
    assert then.scopes[0].social_goals[0].tactics[0].kpis == ()


def test_a_social_goal_that_moves_no_longer_serves_the_goals_of_its_old_scope() -> None:
    then = _after(PLAN, moving(PLAN, f"{GOALS}/answer", SALES))
    moved = then.scopes[1].social_goals[1]
    assert (moved.id, moved.serves) == ("answer", ())
    assert moved.tactics[0].kpis == ("fast",)
    assert then.hypotheses[0].cause == "sales/answer/fast"


def test_a_goal_that_is_renamed_takes_every_mention_along() -> None:
    then = _after(PLAN, renaming(PLAN, f"{GOALS}/answer", id="reply"))
    assert [one.id for one in then.scopes[0].social_goals] == ["reply"]
    assert then.hypotheses[0].cause == "service/reply/fast"


def test_an_account_that_is_renamed_stays_in_the_filters_that_name_it() -> None:
    kpi = replace(_kpi("fast"), filter=Filter(accounts=("inbox/acme",)))
    goal = replace(PLAN.scopes[0].social_goals[0], kpis=(kpi, _kpi("well")))
    plan = replace(PLAN, scopes=(replace(PLAN.scopes[0], social_goals=(goal,)), PLAN.scopes[1]))
    then = _after(plan, renaming(plan, "channels/inbox/accounts/inbox:acme", handle="help"))
    assert then.scopes[0].social_goals[0].kpis[0].filter.accounts == ("inbox/help",)


def test_a_kpi_that_looks_at_one_channel_does_not_look_at_all_when_that_goes() -> None:
    refused = apply_edits(PLAN, removing(PLAN, "channels/inbox"), load_catalogue())
    assert isinstance(refused, Refused)
    assert [(one.where, one.what) for one in refused.issues] == [
        (f"{GOALS}/answer/kpis/fast/filter/channels", "There is no channel “inbox”.")
    ]


def test_a_list_that_names_several_channels_loses_the_one_that_goes() -> None:
    then = _after(PLAN, removing(PLAN, "channels/post"))
    assert then.policies[0].applies_to == ("inbox",)


def test_a_perspective_with_kpis_cannot_go_before_they_have_another() -> None:
    refused = apply_edits(PLAN, removing(PLAN, "perspectives/customers"), load_catalogue())
    assert isinstance(refused, Refused)
    assert [one.where for one in refused.issues] == [
        f"{GOALS}/answer/kpis/fast/perspective",
        f"{GOALS}/answer/kpis/well/perspective",
        f"{SALES}/sell/kpis/all/perspective",
    ]


def test_owners_keep_their_names_when_somebody_leaves_the_team() -> None:
    then = _after(PLAN, removing(PLAN, "team/ada"))
    assert (then.team, then.channels[0].owner) == ((), "Ada")


def test_a_part_that_moves_within_its_list_changes_nothing_else() -> None:
    (edit,) = moving(PLAN, f"{GOALS}/answer/kpis/well", f"{GOALS}/answer/kpis", "")
    then = _after(PLAN, (edit,))
    assert [one.id for one in then.scopes[0].social_goals[0].kpis] == ["well", "fast"]


def test_what_is_not_there_cannot_move_or_go() -> None:
    with pytest.raises(MissingError, match="nothing at scopes/none"):
        removing(PLAN, "scopes/none")
    with pytest.raises(MissingError, match="nothing at scopes/none"):
        moving(PLAN, f"{GOALS}/answer", "scopes/none/social_goals")
    with pytest.raises(EditRefusedError, match="cannot stand in channels"):
        moving(PLAN, f"{GOALS}/answer", "channels")
    with pytest.raises(EditRefusedError, match="already a part “well”"):
        renaming(PLAN, f"{GOALS}/answer/kpis/fast", id="well")
