"""Administrators change the status rules; a scorecard of an earlier day keeps those of then."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme
from trueline.core.errors import FaultyInputError
from trueline.home.wiring import open_workspace
from trueline.measure.judging.rules import USUAL_RULES, StatusRule, StatusRules
from trueline.measure.status import Status
from trueline.usecases.judging.status_rules import change_status_rules, status_rules
from trueline.usecases.score import score
from trueline.web.models import StatusRuleSet

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
PAGE, CHANGE = "/settings/status/", "/settings/status/change/"
USUAL: dict[str, Any] = {
    "status": ["reached", "on pace", "at risk", "at risk"],
    "progress": ["100", "", "", ""],
    "pace": ["", "95", "85", "70"],
    "chance": ["", "40", "", "10"],
    "without": ["", "alone", "", ""],
    "patience": "2",
    "early": "5",
    "reason": "",
}
LENIENT = USUAL | {
    "pace": ["", "60", "50", "40"],
    "chance": ["", "", "", ""],
    "reason": "The board said so.",
}


@pytest.fixture
def administrator(ask: Ask) -> Client:
    return ask("administrator@acme.example")


def words_of(path: str) -> str:
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted is not None
    card = score(workspace, adopted.plan, on=workspace.today)
    return next(one.status.value for one in card.readings if one.path == path)


def test_everybody_reads_the_rules_and_administrators_may_change_them(
    ask: Ask, administrator: Client
) -> None:
    said = "On pace from a pace of 95% and a chance of 40%."
    viewer = ask("viewer@acme.example").get(PAGE).content.decode()
    assert said in viewer
    assert "Administrators change these rules." in viewer
    assert "Put them in force" not in viewer
    assert "Put them in force" in administrator.get(PAGE).content.decode()
    assert "Status rules" in ask("viewer@acme.example").get("/settings/").content.decode()


def test_what_would_change_is_shown_and_nothing_is_kept(administrator: Client) -> None:
    shown = administrator.post(CHANGE, LENIENT | {"do": "try"}).content.decode()
    # Views: 10,561 of 100,000 after 60 of 365 days is a pace of 0.642, so on pace from 0.6.
    assert "1 of 2 KPIs would change their status." in shown
    assert "Views of our films</a>" in shown
    assert StatusRuleSet.objects.count() == 0
    assert words_of(acme.OFF_PACE) == "off pace"


def test_kept_rules_decide_from_then_on_with_who_and_why(administrator: Client) -> None:
    told = administrator.post(CHANGE, LENIENT | {"do": "save"}, follow=True).content.decode()
    assert "The status rules are in force from now on." in told
    assert "administrator@acme.example: The board said so." in told
    assert words_of(acme.OFF_PACE) == "on pace"
    assert "2 of 2 KPIs are on pace." in administrator.get("/").content.decode()
    with CaptureQueriesContext(connection) as asked:
        administrator.get("/")
    assert not [one for one in asked if '"web_statusruleset"."document"' in one["sql"]]


def test_a_scorecard_as_of_an_earlier_moment_uses_the_rules_of_then() -> None:
    workspace = open_workspace("acme")
    lenient = StatusRules((StatusRule(Status.ON_PACE, least_pace=Decimal("0.6")),))
    change_status_rules(workspace, lenient, by="ada@acme.example")
    before = workspace.now() - timedelta(minutes=1)
    assert status_rules(open_workspace("acme")) == lenient
    assert status_rules(open_workspace("acme"), as_of=before) == USUAL_RULES
    adopted = open_workspace("acme").plans.adopted()
    assert adopted is not None
    for moment, rules in ((before, USUAL_RULES), (None, lenient)):
        card = score(open_workspace("acme"), adopted.plan, on=acme.TODAY, as_of=moment)
        assert card.rules == rules


def test_the_same_rules_again_are_not_kept_twice(administrator: Client) -> None:
    told = administrator.post(CHANGE, USUAL | {"do": "save"}, follow=True).content.decode()
    assert "These rules are in force already" in told
    assert StatusRuleSet.objects.count() == 0


def test_rules_are_added_moved_removed_and_put_back_before_anything_is_kept(
    administrator: Client,
) -> None:
    added = administrator.post(CHANGE, USUAL | {"do": "add"}).content.decode()
    assert "Rule 5" in added
    moved = administrator.post(CHANGE, USUAL | {"do": "down 1"}).content.decode()
    assert moved.index('id="pace-1" name="pace" value="95"') > 0
    removed = administrator.post(CHANGE, USUAL | {"do": "remove 4"}).content.decode()
    assert "Rule 4" not in removed
    usual = administrator.post(CHANGE, LENIENT | {"do": "usual"}).content.decode()
    assert 'id="pace-2" name="pace" value="95"' in usual
    assert StatusRuleSet.objects.count() == 0


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"pace": ["", "soon", "85", "70"]}, "“soon” is not a percentage"),
        ({"pace": ["", "NaN", "85", "70"]}, "“NaN” is not a percentage"),
        ({"pace": ["", "950", "85", "70"]}, "cannot be the least pace. Give 0% to 200%."),
        ({"chance": ["", "140", "", "10"]}, "cannot be the least chance. Give 0% to 100%."),
        ({"progress": ["", "", "", ""]}, "It asks for nothing."),
        ({"pace": ["", "95", "60", "70"]}, "rule 3 holds whenever it does, and comes first"),
        ({"status": ["reached", "no data", "at risk", "at risk"]}, "Choose one of the words."),
        ({"patience": "two"}, "“two” is not a whole number"),
        ({"patience": "0"}, "Give a whole number from 1 to 10."),
        ({"early": "soon"}, "“soon” is not a percentage; write it as 5 or 5%."),
        ({"early": "60"}, "Give 0% to 50%."),
        ({"reason": "x" * 501}, "Use 500 characters."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    administrator: Client, slip: dict[str, Any], said: str
) -> None:
    for act in ("save", "try"):
        answer = administrator.post(CHANGE, USUAL | {"do": act} | slip)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert StatusRuleSet.objects.count() == 0


def test_too_many_rules_are_refused() -> None:
    many = tuple(
        StatusRule(Status.AT_RISK, least_pace=Decimal(20 - number) / 20) for number in range(13)
    )
    with pytest.raises(FaultyInputError, match="There are 13 rules"):
        change_status_rules(open_workspace("acme"), StatusRules(many), by="ada@acme.example")


def test_one_organisations_rules_are_not_another_s(administrator: Client, ask: Ask) -> None:
    administrator.post(CHANGE, LENIENT | {"do": "save"})
    stranger = ask("owner@other.example").get(PAGE).content.decode()
    assert "The board said so" not in stranger
    assert "In force: the usual rules" in stranger


def test_without_a_plan_trying_says_so(ask: Ask) -> None:
    answer = ask("owner@other.example").post(CHANGE, LENIENT | {"do": "try"})
    assert "There is no plan in force" in answer.content.decode()
