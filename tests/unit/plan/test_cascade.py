"""Walks through a plan's tree and out to its accounts."""

from datetime import date

import pytest

from trueline.core.errors import MissingError
from trueline.plan.cascade import (
    Link,
    accounts_of,
    find_kpi,
    links_of,
    placed_kpis,
    placed_tactics,
)
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel, channels_named
from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.metric_use import Filter


def _kpi(name: str) -> Kpi:
    return Kpi(name, name, "views@1", Direction.UP, "customers")


PLAN = Plan(
    organisation="Acme",
    title="Plan",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(),
    goals=(BusinessGoal("grow", "Grow"), BusinessGoal("loyal", "Loyal")),
    scopes=(
        Scope(
            "service",
            "Service",
            goals=(
                BusinessGoal("fewer", "Fewer calls", serves=("loyal",)),
                BusinessGoal("kinder", "Kinder calls", serves=("loyal", "grow")),
            ),
            social_goals=(
                SocialGoal(
                    "answer",
                    "Answer",
                    serves=("fewer",),
                    kpis=(_kpi("fast"), _kpi("well")),
                    tactics=(Tactic("guides", "Guides"), Tactic("rota", "Rota", kpis=("fast",))),
                ),
                SocialGoal("listen", "Listen", tactics=(Tactic("panel", "Panel"),)),
            ),
        ),
        Scope("people", "People"),
    ),
    channels=(
        Channel("photos", "Photos", (Account("instagram", "acme"), Account("facebook", "acme"))),
        Channel("inbox", "Inbox", (Account("inbox", "acme"),)),
    ),
    loose_tactics=(Tactic("tidy", "Tidy up"),),
)


def test_every_kpi_has_a_path_of_scope_goal_and_id() -> None:
    assert [placed.path for placed in placed_kpis(PLAN)] == [
        "service/answer/fast",
        "service/answer/well",
    ]


def test_a_kpi_is_found_by_its_path_with_goal_and_scope() -> None:
    placed = find_kpi(PLAN, "service/answer/well")
    assert (placed.kpi.id, placed.goal.name, placed.scope.name) == ("well", "Answer", "Service")


def test_an_unknown_path_is_refused_with_the_nearest() -> None:
    with pytest.raises(MissingError, match=r"Did you mean service/answer/fast\?"):
        find_kpi(PLAN, "service/answer/fsat")


def test_loose_tactics_come_last_and_serve_no_goal() -> None:
    placed = placed_tactics(PLAN)
    assert [one.path for one in placed] == [
        "service/answer:guides",
        "service/answer:rota",
        "service/listen:panel",
        ":tidy",
    ]
    assert (placed[-1].goal, placed[-1].scope) == (None, None)


def test_links_go_from_the_organisation_down_to_tactics_each_once() -> None:
    assert links_of(PLAN) == (
        Link("goal:loyal", "service"),
        Link("goal:grow", "service"),
        Link("service", "service/answer"),
        Link("service/answer", "service/answer/fast"),
        Link("service/answer", "service/answer/well"),
        Link("service/answer/fast", "service/answer:guides"),
        Link("service/answer/well", "service/answer:guides"),
        Link("service/answer/fast", "service/answer:rota"),
        Link("service", "service/listen"),
        Link("service/listen", "service/listen:panel"),
    )


@pytest.mark.parametrize(
    ("part", "accounts"),
    [
        (Filter(), ("instagram/acme", "facebook/acme", "inbox/acme")),
        (Filter(channels=("photos",)), ("instagram/acme", "facebook/acme")),
        (Filter(accounts=("inbox/acme",)), ("inbox/acme",)),
        (Filter(channels=("photos",), accounts=("facebook/acme",)), ("facebook/acme",)),
        (Filter(channels=("photos",), accounts=("inbox/acme",)), ()),
    ],
)
def test_a_filter_lets_accounts_through(part: Filter, accounts: tuple[str, ...]) -> None:
    assert accounts_of(PLAN, part) == accounts


def test_without_names_every_channel_is_meant() -> None:
    assert [one.id for one in channels_named(PLAN.channels, ())] == ["photos", "inbox"]
    assert [one.id for one in channels_named(PLAN.channels, ("inbox",))] == ["inbox"]
