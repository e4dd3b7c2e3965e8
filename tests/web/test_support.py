"""Ongoing support as a page and as a command: the same hours, tried people, refusals in words."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
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
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import check_plan, ground_of
from trueline.usecases.coordinating.staging.ground import StageQuestion, criterion_ground
from trueline.usecases.staffing.read_support import activity_hours, read_support
from trueline.usecases.staffing.support_lines import hours_short

Ask = Callable[[str], Client]
CHECK = CHECKS.get("support-understaffed")


@pytest.fixture
def desk(home: Path) -> Path:
    acme_desk.make_desk(home)
    return home


def shown(ask: Ask, status: int = 200, **given: str) -> str:
    answer = ask(acme_desk.OWNER).get(f"/support/?{urlencode(given)}")
    assert answer.status_code == status
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.usefixtures("desk")
def test_the_page_says_what_is_needed_and_what_is_missing(ask: Ask) -> None:
    # 55 conversations in the 61 days from 29 December to 27 February: 6.3 a week, 1.3 hours of
    # work. Each of the 40 open hours has somebody there, and one is enough: at ten a load of 0.2
    # leaves 1 - 0.2·e^(-0.8·48/12) = 99 % in time. 40 / 0.8 = 50 hours, 50 / 40 = 1.25 people.
    page = shown(ask)
    assert "30 hours a week are missing." in page
    assert "To keep the promise: 6.3 conversations a week, 12 minutes of work each." in page
    assert "50 h 20 h" in page
    assert "30 h missing" in page
    assert "1 Apr 2026, 31 days left" in page
    assert "Read posts As the plan requires." in page
    assert "A prediction takes 8 weeks and 100 promises that were due; there are 9 and 55." in page
    assert "The work alone 1.3 h" in page
    assert "People of a full week 1.2" in page


@pytest.mark.usefixtures("desk")
def test_check_gate_and_agenda_miss_the_hours_that_the_page_misses() -> None:
    workspace = open_workspace("desk")
    plan = read_plan(acme.PLAN + acme_desk.COVER, "plan")
    short = "takes 50 hours a week and has 20: 30 are missing. To keep the promise: 6.3"
    findings = check_plan(workspace, plan).findings
    says = [one.what for one in findings if one.check == CHECK.name]
    assert len(says) == 1
    assert short in says[0]
    ground = criterion_ground(StageQuestion(workspace, plan, acme.TODAY))
    assert list(ground.findings(CHECK.name)) == says
    [hours] = [one for one in activity_hours(workspace, plan, on=acme.TODAY) if one.missing]
    assert hours.missing == 30
    unasked = CHECK.find(replace(ground_of(workspace, plan), ledger=None, support=None))
    assert not list(unasked)  # without facts nobody knows how many conversations come in


@pytest.mark.usefixtures("desk")
def test_other_minutes_and_weeks_are_tried_and_not_kept(ask: Ask) -> None:
    tried = shown(ask, minutes="24", full_week="25")
    assert "24 minutes of work each" in tried
    assert "The work alone 2.5 h" in tried
    # At ten the load is 0.41 now: 1 - 0.41·e^(-0.59·36/24) = 83 % in time, so that it takes two,
    # on five days, and on Wednesdays at nine, after the mail of Tuesday evening: 46 hours.
    assert "To be there in time 46 h With breaks, training and leave 57.5 h" in tried
    assert "People of a full week 2.3" in tried  # 57.5 / 25
    assert "As the plan has it" in tried
    assert "12 minutes of work each" in shown(ask)
    # Eight hours more on Saturdays: 48 open hours, 60 with breaks.
    longer = shown(ask, hours="Mon-Sat 09:00-17:00")
    assert "To be there in time 48 h With breaks, training and leave 60 h" in longer


@pytest.mark.usefixtures("desk")
def test_what_cannot_be_read_is_told_beside_its_field(ask: Ask) -> None:
    page = shown(ask, 422, people="many", minutes="0", hours="Mon-Fri 9")
    assert "“many” is not a number above 0 and up to 200. Write digits, such as 2 or 1.5." in page
    assert "“0” is not a number above 0 and up to 600." in page
    assert "“9” in “Mon-Fri 9” is no time of day." in page
    assert "30 hours a week are missing." in page


@pytest.mark.usefixtures("desk")
def test_work_longer_than_its_promise_is_refused_in_words(ask: Ask) -> None:
    page = shown(ask, minutes="61")
    assert "A reply is promised within 60 minutes and takes 61 minutes of work." in page


def test_promises_in_different_hours_are_no_one_queue(home: Path) -> None:
    acme_desk.make_desk(home)
    workspace = open_workspace("desk")
    both = acme_desk.COVER.replace("    promise: hour\n", "").replace(
        "promises:\n",
        "  - {id: late, name: Late, zone: Europe/Dublin, hours: [Mon-Fri 17:00-21:00]}\n"
        "promises:\n"
        "  - {id: grams, name: By Instagram, calendar: late, channels: [instagram],"
        " first_reply_min: 90}\n",
    )
    plan = read_plan(acme.PLAN + both, "plan")
    found = read_support(workspace, plan, on=acme.TODAY)
    answering = found.lines[0].answering
    assert answering is not None
    assert "“By Instagram” and “Within the hour” count in different hours" in (
        answering.why_not_required
    )
    assert found.lines[0].needed is None
    assert hours_short(found.lines) == 0


@pytest.mark.usefixtures("desk")
def test_activities_that_answer_the_same_conversations_are_one_queue() -> None:
    workspace = open_workspace("desk")
    hours = "hours_assigned: 12, handling_min: 12, promise: hour"
    second = f"  - {{id: second, activity: Answer too, {hours}}}\n"
    plan = read_plan(acme.PLAN + acme_desk.COVER + second, "plan")
    first, _, other = read_support(workspace, plan, on=acme.TODAY).lines
    assert (first.assigned, other.assigned) == (Decimal(32), Decimal(32))
    assert (first.is_first, other.is_first) == (True, False)
    assert first.answering is not None
    assert first.answering.people == Decimal("0.70")  # (20 × 0.8 + 12) / 40
    assert hours_short((first, other)) == Decimal(18)  # 50 needed once, 32 assigned


def test_the_command_says_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUELINE_HOME", str(desk))
    assert main(["staffing", "--organisation", "desk", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    first = told["activities"][0]
    assert (told["hours_missing"], first["hours_needed"], first["hours_assigned"]) == (30, 50, 20)
    assert first["answering"]["required"]["conversations_week"] == 6.3
    assert "there are 9 and 55" in first["answering"]["why_not_predicted"]
    assert main(["staffing", "--organisation", "desk", "--people", "none"]) == 1
    assert "“none” is not a number" in capsys.readouterr().out


@pytest.mark.usefixtures("organisation")
def test_a_plan_without_support_says_what_will_stand_there(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/support/").content.decode()
    assert "The plan names no ongoing support yet." in page


@pytest.mark.usefixtures("desk")
def test_the_page_asks_little_and_is_light(ask: Ask) -> None:
    client = ask(acme_desk.OWNER)
    client.get("/support/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/support/")
    assert len(asked) <= MOST_QUERIES
    assert len(answer.content) <= MOST_BYTES
