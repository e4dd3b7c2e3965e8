"""A plan's KPIs are held against its tactics' metrics by the same weeks, not against themselves."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tests.ledgers import Ledger, open_ledger
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.metric_use import Filter, MetricUse
from trueline.usecases.studying.screen import screen_plan
from trueline.usecases.workspace import Workspace

MONDAY, WEEKS = date(2025, 1, 6), 70
LAST = MONDAY + timedelta(days=7 * WEEKS - 1)
VIEWS = "views@1 on x"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Views wander; a third of them is reactions two weeks later; clicks go their own way."""
    folder: Path = tmp_path_factory.mktemp("screen")
    found = open_ledger(folder / "ledger", rules=load_catalogue().metrics)
    rng = np.random.default_rng(71)
    views = 5000 + np.cumsum(rng.normal(0, 200, WEEKS))
    reactions = 3000 + np.concatenate((np.full(2, views[0]), views[:-2])) / 3
    clicks = 400 + np.cumsum(rng.normal(0, 20, WEEKS))
    rows = [
        ("x/a", metric, "", MONDAY + timedelta(days=7 * week + one), str(int(weekly[week]) // 7))
        for metric, weekly in (("views", views), ("reactions", reactions), ("link_clicks", clicks))
        for week in range(WEEKS)
        for one in range(7)
    ]
    found.days(rows)
    return found


def kpi(name: str, metric: str) -> Kpi:
    return Kpi(name, name.title(), metric, Direction.UP, "customers")


def plan() -> Plan:
    tactic = Tactic("films", "Films", kpis=("love",), metrics=(used(),))
    other = Tactic("more", "More films", kpis=("love",), metrics=(used(),))
    goal = SocialGoal(
        "grow",
        "Grow",
        kpis=(
            kpi("love", "reactions@1"),
            kpi("visits", "link_clicks@1"),
            kpi("sight", "views@1"),
        ),
        tactics=(tactic, other),
    )
    loose = Tactic("loose", "Loose", metrics=(MetricUse("link_clicks@1"),))
    return Plan(
        organisation="acme",
        title="Acme",
        first=date(2026, 1, 1),
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        channels=(Channel("x", "X", accounts=(Account("x", "a", "A"),)),),
        scopes=(Scope("marketing", "Marketing", social_goals=(goal,)),),
        loose_tactics=(loose,),
    )


def used() -> MetricUse:
    return MetricUse("views@1", Filter(channels=("x",)))


def workspace(ledger: Ledger) -> Workspace:
    nothing: Any = SimpleNamespace(all=lambda **_: ())
    given: Any = dict.fromkeys(Workspace.__slots__) | {
        "facts": ledger.store,
        "definitions": nothing,
        "breaks": nothing,
        "today": LAST,
    }
    return Workspace(**given)


def test_what_follows_two_weeks_later_is_flagged_with_its_tactics(ledger: Ledger) -> None:
    found = screen_plan(workspace(ledger), plan(), on=LAST)
    flagged = [(one.outcome, one.mover, one.lag) for one in found.screen.flagged]
    assert flagged == [("marketing/grow/love", VIEWS, 2)]
    assert found.last_day == LAST
    assert found.metrics[VIEWS].tactics == ("Films", "More films")
    assert found.is_planned("marketing/grow/love", VIEWS)
    assert not found.is_planned("marketing/grow/visits", VIEWS)


def test_a_kpi_is_not_held_against_its_own_numbers(ledger: Ledger) -> None:
    found = screen_plan(workspace(ledger), plan(), on=LAST)
    (untried,) = found.screen.untried
    assert (untried.outcome, untried.mover) == ("marketing/grow/sight", VIEWS)
    assert untried.why == "Both are made of views of the same accounts."


def test_earlier_days_know_nothing_of_later_ones_and_too_few_weeks_are_said(
    ledger: Ledger,
) -> None:
    on = MONDAY + timedelta(days=7 * 20 + 2)
    found = screen_plan(workspace(ledger), plan(), on=on)
    assert found.last_day == on
    assert not found.screen.tried
    assert "it takes 26" in found.screen.untried[0].why


def test_a_plan_without_facts_says_why(tmp_path: Path) -> None:
    empty = open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)
    found = screen_plan(workspace(empty), plan(), on=LAST)
    assert found.last_day is None
    assert not found.screen.tried
    assert {name for name, _ in found.silent} >= {"marketing/grow/love", VIEWS}
