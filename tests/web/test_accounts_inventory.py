"""The inventory of accounts: what plan and facts know, and what is decided about each."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.plan.channels.account import AccountDecision
from trueline.usecases.list_accounts import AccountLine, list_accounts

pytestmark = pytest.mark.usefixtures("organisation")
PLANNER = "planner@acme.example"
Ask = Callable[[str], Client]
OTHER = "account,metric,breakdown,day,value\nx/acme,followers_total,,2026-02-03,41\n"


def lines(*, is_draft: bool = False) -> dict[str, AccountLine]:
    workspace = open_workspace("acme")
    draft, adopted = workspace.plans.drafts.current(), workspace.plans.adopted()
    assert adopted is not None
    plan = draft.plan if is_draft and draft else adopted.plan
    return {one.key: one for one in list_accounts(workspace, plan)}


def test_an_account_shows_its_newest_followers_with_their_day() -> None:
    newest = lines()["instagram/acme"].followers
    assert newest is not None
    assert newest.value == 1058
    assert newest.day == date(2026, 2, 28)


def test_an_account_that_only_facts_name_comes_first_as_an_orphan(organisation: Path) -> None:
    acme.bring("acme", organisation, OTHER, name="x.csv")
    found = lines()
    assert [(key, one.is_orphan) for key, one in found.items()] == [
        ("x/acme", True),
        ("instagram/acme", False),
    ]


def test_an_orphan_is_taken_into_a_channel_and_back(organisation: Path, ask: Ask) -> None:
    acme.bring("acme", organisation, OTHER, name="x.csv")
    client = ask(PLANNER)
    assert "The facts name it, the plan does not." in client.get("/accounts/").content.decode()
    given = {"account": "x/acme", "channel": "instagram"}
    told = client.post("/accounts/take/", given, follow=True).content.decode()
    assert "x/acme was taken into instagram." in told
    taken = lines(is_draft=True)["x/acme"]
    assert taken.channel is not None
    assert (taken.channel.id, taken.is_orphan) == ("instagram", False)
    client.post("/plan/edit/undo/", {"entry": "1"})
    assert lines(is_draft=True)["x/acme"].account is None


def test_an_account_is_listed_without_a_channel_and_moved_into_one_later(ask: Ask) -> None:
    client = ask(PLANNER)
    client.post("/accounts/take/", {"account": "x/acme", "channel": ""})
    assert lines(is_draft=True)["x/acme"].path == "loose_accounts/x:acme"
    client.post("/accounts/take/", {"account": "x/acme", "channel": "instagram"})
    assert lines(is_draft=True)["x/acme"].path == "channels/instagram/accounts/x:acme"


def test_a_decision_is_written_into_the_draft_with_its_day(ask: Ask) -> None:
    given = {
        "path": "channels/instagram/accounts/instagram:acme",
        "begin": "yes",
        "next": "/accounts/?plan=draft",
        "f:decision": "close",
        "was:decision": json.dumps("undecided"),
        "f:decided_on": "2026-03-01",
        "was:decided_on": "null",
    }
    answer = ask(PLANNER).post("/plan/edit/save/", given)
    assert answer.url == "/accounts/?plan=draft"  # type: ignore[attr-defined]
    decided = lines(is_draft=True)["instagram/acme"].account
    assert decided is not None
    assert (decided.decision, decided.decided_on) == (AccountDecision.CLOSE, date(2026, 3, 1))
    kept = lines()["instagram/acme"].account
    assert kept is not None
    assert kept.decision is AccountDecision.UNDECIDED


@pytest.mark.parametrize(
    "given",
    [{"account": "acme", "channel": "instagram"}, {"account": "x/acme", "channel": "nowhere"}],
)
def test_what_is_no_account_or_no_channel_is_refused(ask: Ask, given: dict[str, str]) -> None:
    assert ask(PLANNER).post("/accounts/take/", given).status_code == 404


def test_who_may_not_write_is_offered_no_decision(ask: Ask) -> None:
    assert b"Decide" in ask(PLANNER).get("/accounts/").content
    assert b"Decide<" not in ask("viewer@acme.example").get("/accounts/").content


def test_a_past_day_shows_the_followers_known_then(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/accounts/?as_of=2026-02-20").content.decode()
    assert "1,058" not in page


def test_another_organisation_sees_none_of_them(ask: Ask) -> None:
    page = ask("owner@other.example").get("/accounts/").content.decode()
    assert "instagram" not in page
