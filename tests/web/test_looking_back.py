"""Sources and their calendar, what changed since, and pages as known on a past day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.usecases.undo_import import undo_import

pytestmark = pytest.mark.usefixtures("home")
Ask = Callable[[str], Client]
FIRST, SECOND = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 20, 9, tzinfo=UTC)


@pytest.fixture
def restated(home: Path) -> Path:
    """Give Acme with an export of 1 March and, of 20 March, one with ten views more a day."""
    acme.make_organisations()
    with time_machine.travel(FIRST, tick=False):
        acme.bring("acme", home, acme.daily_rows())
    with time_machine.travel(SECOND, tick=False):
        acme.bring("acme", home, acme.daily_rows(views=160), name="again.csv")
    return home


@pytest.fixture
def viewer(restated: Path, ask: Ask) -> Client:  # noqa: ARG001 - has the facts
    return ask("viewer@acme.example")


def shown(client: Client, name: str, **asked: str) -> str:
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_scorecard_of_a_past_day_prints_the_earlier_number(viewer: Client) -> None:
    assert 'title="11,151"' in shown(viewer, "overview")
    then = shown(viewer, "overview", as_of="2026-03-10")
    assert 'title="10,561"' in then
    assert "As known on 10 Mar 2026" in then
    assert "/kpis/marketing/be-seen/views/?as_of=2026-03-10" in then
    for name in ("kpis", "plan"):
        assert "As known on 10 Mar 2026" in shown(viewer, name, as_of="2026-03-10")


def test_a_page_of_a_past_day_shows_the_plan_that_was_agreed_on_then(viewer: Client) -> None:
    plans = open_workspace("acme").plans
    first = plans.version(1).plan
    plans.adopt(replace(first, title="Acme, turned round"), by="ada", now=SECOND)
    assert "Acme, turned round" in shown(viewer, "plan")
    for day, is_second in {"2026-03-19": False, "2026-03-20": True}.items():
        assert ("Acme, turned round" in shown(viewer, "plan", as_of=day)) is is_second
    for name in ("overview", "plan", "kpis"):
        answer = viewer.get(reverse(name), {"as_of": "2026-01-04"})
        assert answer.status_code == 404
        assert "the first was approved on 2026-01-05" in answer.content.decode()


def test_before_the_first_import_nothing_was_known(viewer: Client) -> None:
    then = shown(viewer, "overview", on="2026-03-01", as_of="2026-02-01")
    assert 'title="11,151"' not in then
    assert 'title="10,561"' not in then
    assert "2 of 2 KPIs" not in then
    assert "Nothing had come in by 1 Feb 2026." in shown(viewer, "sources", as_of="2026-02-01")


def test_the_facts_behind_a_kpi_are_those_known_then(viewer: Client) -> None:
    facts = reverse("kpi-facts", args=acme.OFF_PACE.split("/"))
    page = viewer.get(facts, {"as_of": "2026-03-10"}).content.decode()
    assert "As known on 10 Mar 2026" in page
    assert ">208</td>" in page  # 28 February: 150 + 58, not 160 + 58
    assert ">218</td>" not in page


@pytest.mark.parametrize("name", ["overview", "sources", "changes"])
@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0001-01-01"])
def test_a_day_that_is_none_is_refused(viewer: Client, name: str, day: str) -> None:
    key = "since" if name == "changes" else "as_of"
    assert viewer.get(reverse(name), {key: day}).status_code == 404


def test_what_changed_since_lists_old_new_and_the_file(viewer: Client) -> None:
    page = shown(viewer, "changes", since="2026-03-10")
    assert "59 values changed, in 1 series." in page
    assert "+590</span>" in page
    first = page.split("<tbody>")[1].split("</tr>")[0]
    assert "1 Jan 2026" in first
    assert (
        '<td class="num">150</td><td class="num strong">160</td><td class="num">+10</td>' in first
    )
    assert "again.csv" in first
    assert "fact=metric_day%3Ainstagram/acme%3Aviews%3A%3A2026-01-01" in first


def test_two_currencies_are_never_taken_from_one_another(home: Path, ask: Ask) -> None:
    acme.make_organisations()
    spend = "account,metric,breakdown,day,value,currency\ninstagram/acme,spend,,2026-01-01,{}\n"
    story = ((FIRST, "9,USD"), (FIRST, "10,USD"), (SECOND, "12,EUR"))
    for step, (when, money) in enumerate(story):  # revisions that no other test here compares
        with time_machine.travel(when + timedelta(hours=step), tick=False):
            acme.bring("acme", home, spend.format(money), name=f"{step}.csv")
    page = shown(ask("viewer@acme.example"), "changes", since="2026-03-10")
    assert "USD became EUR</span>" in page
    row = page.split("<tbody>")[1].split("</tr>")[0]
    assert '10 USD</td><td class="num strong">12 EUR</td><td class="num"></td>' in row


def test_what_did_not_change_is_said_in_a_sentence(viewer: Client) -> None:
    page = shown(viewer, "changes", since="2026-03-02", until="2026-03-10")
    assert "No value that was known on 2 Mar 2026 was another one on 10 Mar 2026." in page


def test_days_in_the_wrong_order_are_said_beside_the_field(viewer: Client) -> None:
    answer = viewer.get(reverse("changes"), {"since": "2026-03-10", "until": "2026-03-10"})
    assert answer.status_code == 422
    assert "The second day must lie after the first." in answer.content.decode()


def test_a_change_that_was_taken_back_is_none(restated: Path, ask: Ask) -> None:
    assert restated
    undo_import(open_workspace("acme"), 2, by="ann")
    page = shown(ask("viewer@acme.example"), "changes", since="2026-03-10")
    assert "has changed since" in page


def test_a_source_says_its_newest_day_and_when_the_next_is_due(viewer: Client) -> None:
    page = shown(viewer, "sources")
    assert "Instagram" in page
    assert "<dt>Newest day</dt><dd>28 Feb 2026</dd>" in page
    assert "<dt>KPI owners</dt><dd>Ada Brandt, Bo Lindqvist</dd>" in page
    assert "<dd>8 Apr 2026</dd>" in page  # nineteen days after the newest export
    assert 'aria-label="Reach: 59 days with values"' in page


def test_one_source_is_shown_metric_by_metric_and_another_is_missing(viewer: Client) -> None:
    page = shown(viewer, "sources", account="instagram/acme")
    assert 'aria-label="Views: 59 days with values"' in page
    assert "trueline-daily" in page
    assert viewer.get(reverse("sources"), {"account": "x/nobody"}).status_code == 404


def test_a_gap_stands_in_the_table_beside_the_calendar(restated: Path, ask: Ask) -> None:
    rows = ["account,metric,breakdown,day,value"]
    rows += [f"x/acme,likes,,2026-02-{day:02d},1" for day in (1, 2, 6, 7)]
    acme.bring("acme", restated, "\n".join(rows) + "\n", name="gap.csv")
    page = shown(ask("viewer@acme.example"), "sources", account="x/acme")
    assert "3 Feb 2026 – 5 Feb 2026" in page


def test_no_source_yet_says_what_to_do(ask: Ask, restated: Path) -> None:
    assert restated
    assert "Each account will stand here" in shown(ask("owner@other.example"), "sources")
