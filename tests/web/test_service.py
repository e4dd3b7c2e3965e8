"""Response times as a page and as a command: the same figures, refusals in words, few queries."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme, acme_desk
from tests.web.test_pages import MOST_BYTES, MOST_QUERIES
from trueline.cli.main import main
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.responding.read_responses import ResponseQuestion, read_responses

Ask = Callable[[str], Client]


@pytest.fixture
def desk(home: Path) -> Path:
    acme_desk.make_desk(home)
    return home


def shown(ask: Ask, **given: str) -> str:
    answer = ask(acme_desk.OWNER).get(f"/service/?{urlencode(given)}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("desk")
def test_the_page_says_how_fast_answers_came_and_which_promise_was_missed(ask: Ask) -> None:
    page = shown(ask)
    # 9 weeks of 5 and 1 are 54 answered; 45 of them took 30 minutes and 9 took 20, but those of
    # two holidays (1 January, 2 February) none. One is open past its time: 54 of 55 kept.
    assert "Half of those answered had an answer within 30 min. 1 is open and not in it." in page
    assert "1 open, not in it" in page
    assert "The promise is kept for 98.2%; 90.0% are promised." in page
    assert "54" in page
    assert "1 of 55" in page
    assert "1 promise was missed." in page
    assert '<a href="/trace/?fact=message%3Ainbox/desk/open-1">inbox/desk/open</a>' in page
    assert "9 of 55 conversations began while nobody was there." not in page
    # the nine of Tuesday evenings, and those of the two holidays
    assert "11 of 55 conversations began while nobody was there." in page
    assert "1 conversation is left out: marked as spam." in page
    assert "the two shares are two definitions" in page


@pytest.mark.usefixtures("desk")
def test_a_missed_promise_leads_to_the_row_that_asked(ask: Ask) -> None:
    page = ask(acme_desk.OWNER).get("/trace/?fact=message%3Ainbox/desk/open-1").content.decode()
    assert "messages.csv" in page
    assert "zoe" not in page


@pytest.mark.usefixtures("desk")
def test_a_channel_and_days_narrow_the_page(ask: Ask) -> None:
    page = shown(ask, channel="email")
    assert "within 20 min" in page
    assert "All channels" in page
    page = shown(ask, **{"from": "2026-02-23", "to": "2026-03-01"})
    assert "Conversations opened 23 Feb 2026 – 1 Mar 2026" in page
    assert "1 of 7" in page


@pytest.mark.usefixtures("desk")
def test_as_known_before_the_import_there_is_nothing(ask: Ask) -> None:
    assert "There is no conversation yet." in shown(ask, as_of="2026-01-06")


@pytest.mark.usefixtures("desk")
def test_other_hours_are_tried_and_told_as_a_model(ask: Ask) -> None:
    page = shown(ask, hours="Mon-Fri 09:00-20:00")
    assert "A model, not a promise" in page
    assert "Median wait on the clock" in page
    assert "55 h" in page
    assert "9 weeks" in page


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mon 9-17", "“9-17” in “Mon 9-17” is no time of day."),
        ("<b>", "“&lt;b&gt;” names no weekday."),
    ],
)
def test_faulty_hours_are_refused_beside_their_field(ask: Ask, hours: str, said: str) -> None:
    answer = ask(acme_desk.OWNER).get(f"/service/?{urlencode({'hours': hours})}")
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.usefixtures("desk")
def test_too_few_weeks_are_said_to_be_too_few(ask: Ask) -> None:
    given = {"from": "2026-02-16", "to": "2026-03-01", "hours": "Mon-Sat 09:00-17:00"}
    assert "there are 2" in shown(ask, **given)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "given",
    ["from=yesterday", "from=2026-02-01&to=2026-01-01", "channel=letters", "as_of=soon"],
)
def test_an_address_that_names_nothing_is_not_found(ask: Ask, given: str) -> None:
    assert ask(acme_desk.OWNER).get(f"/service/?{given}").status_code == 404


@pytest.mark.usefixtures("desk")
def test_the_page_asks_little_and_is_light(ask: Ask) -> None:
    client = ask(acme_desk.OWNER)
    client.get("/service/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/service/?hours=Mon-Fri+09:00-20:00")
    assert len(asked) <= MOST_QUERIES, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= MOST_BYTES


@pytest.mark.usefixtures("organisation")
def test_without_conversations_the_page_says_what_to_bring(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/service/").content.decode()
    assert "There is no conversation yet." in page
    assert "Bring an export</a>" not in page


def test_without_promises_times_are_told_and_nothing_is_missed(home: Path, ask: Ask) -> None:
    acme_desk.make_desk(home, cover="")
    page = shown(ask)
    assert "The plan promises no time, so nothing can be kept or missed." in page
    assert "The plan has no cover hours, so every minute on the clock counts." in page


def test_hours_that_never_open_are_told_and_do_not_break_the_page(home: Path, ask: Ask) -> None:
    acme_desk.make_desk(home, cover=acme_desk.COVER.replace('["Mon-Fri 09:00-17:00"]', "[]"))
    assert "is not open for 60 minutes within three years." in shown(ask)


@pytest.mark.usefixtures("desk")
def test_a_stranger_sees_nothing_of_it(ask: Ask) -> None:
    acme.make_organisations()
    page = ask("owner@other.example").get("/service/").content.decode()
    assert "There is no conversation yet." in page


def test_the_command_tells_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(desk))
    assert main(["sla", "--organisation", "desk", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    [first] = [one for one in told["waits"] if one["wait"] == "first reply"]
    assert first["promise"] | {"share": None} == {
        "kept": 54, "late": 0, "overdue": 1, "not_due": 0, "share": None, "promised": 0.9,
    }  # fmt: skip
    assert told["left_out"] == {"spam": 1}
    assert main(["sla", "--organisation", "desk"]) == 0
    assert "98.2%" in capsys.readouterr().out


def test_the_command_refuses_days_on_which_nobody_wrote(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(desk))
    days = ["--from", "2024-02-01", "--to", "2024-02-02"]
    assert main(["sla", "--organisation", "desk", *days]) != 0
    assert "No customer wrote from 2024-02-01 to 2024-02-02" in capsys.readouterr().out


def test_the_command_refuses_half_a_period(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(desk))
    assert main(["sla", "--organisation", "desk", "--from", "2026-02-01"]) != 0
    assert "Name both ends" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_a_network_counts_each_account_by_itself_and_leaves_out_spam_alone(home: Path) -> None:
    # Four messages of another inbox; zoe has written to the first one on the same day. One was
    # settled without an answer: that needs none by our count and is unanswered by the network's.
    rows = (
        "T-1,1,2026-02-26T12:00:00Z,customer,,instagram,zoe",
        "T-1,2,2026-02-26T12:10:00Z,agent,,instagram,",
        "T-2,3,2026-02-26T12:00:00Z,customer,,instagram,yves",
        "T-2,4,2026-02-26T12:05:00Z,agent,resolved,instagram,",
    )
    text = "\n".join((acme_desk.HEADER, *(f"inbox/other,{row}" for row in rows))) + "\n"
    assert acme.bring("desk", home, text, name="other.csv").batch is not None
    workspace = open_workspace("desk")
    found = read_responses(workspace, None, ResponseQuestion(workspace.today))
    assert found is not None
    desk, other = found.networks
    assert (desk.account, other.account) == ("inbox/desk", "inbox/other")
    assert (other.theirs.counted, other.theirs.answered) == (2, 1)
    assert other.ours.clock.count == 1
    assert other.answer_rate is not None
    assert other.answer_rate.value == 1


def test_a_promise_of_a_channel_holds_for_that_channel_only(home: Path, ask: Ask) -> None:
    narrow = acme_desk.COVER.replace("share: 0.9", "share: 0.9, channels: [instagram]")
    acme_desk.make_desk(home, cover=narrow)
    plan = open_workspace("desk").plans.adopted()
    assert plan is not None
    assert plan.plan == read_plan(acme.PLAN + narrow, "plan")
    assert "1 of 46" in shown(ask)


@pytest.mark.usefixtures("desk")
def test_days_without_a_customer_say_which_days_are_imported(ask: Ask) -> None:
    page = shown(ask, **{"from": "2024-02-01", "to": "2024-02-02"})
    assert "No customer wrote on these days, as far as is known." in page
    assert "Conversations are imported for" in page
    assert "bring an export of the others" in page
