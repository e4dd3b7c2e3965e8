"""The executive overview: where the plan stands, what must be decided, and the scorecard."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web import acme, acme_channels
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]


def shown(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.fixture
def overview(ask: Ask) -> str:
    return shown(ask("viewer@acme.example"))


def test_blocks_stand_in_the_order_in_which_they_are_read(overview: str) -> None:
    marks = (
        'class="say"',
        'class="facts"',
        'id="decide"',
        'id="score-title"',
        'id="chart-title"',
        'id="returns-title"',
        'id="channels-title"',
    )
    places = [overview.index(one) for one in marks]
    assert places == sorted(places)


def test_the_rules_by_which_it_was_written_are_those_in_force(ask: Ask, overview: str) -> None:
    assert "<li>On pace from a pace of 95% and a chance of 40%." in overview
    assert 'href="/settings/status/"' in overview
    ask("administrator@acme.example").post(
        "/settings/status/change/",
        {"status": "on pace", "pace": "60", "patience": "2", "do": "save"},
    )
    again = shown(ask("viewer@acme.example"))
    assert "<li>On pace from a pace of 60%.</li>" in again
    assert "2 of 2 KPIs are on pace." in again


def test_what_needs_a_decision_has_cause_number_and_two_ways_on(overview: str) -> None:
    cards = overview[overview.index('id="decide"') : overview.index('id="score-title"')]
    assert "Views of our films: 10.6k, where the plan expects 16.2k" in cards
    assert "50.0% of the scorecard" in cards
    assert "305 days left" in cards
    assert f'href="/kpis/{acme.OFF_PACE}/" hx-get' in cards
    assert f'href="/kpis/{acme.OFF_PACE}/explain/"' in cards
    assert cards.count("<article") <= 3


def test_findings_that_block_the_plan_are_one_card(overview: str) -> None:
    assert overview.count("Blocks approval") == 1
    assert re.search(r"<h3>\d+ findings block the plan</h3>", overview)


def test_a_row_has_forecast_and_chance_or_the_reason_why_not(overview: str) -> None:
    row = overview[overview.index(f'id="{acme.OFF_PACE}"') :]
    row = row[: row.index("</tr>")]
    forecast = re.search(r'<td class="num wide" title="([^"]+)">(?:<a[^>]*>)?([^<]+)<', row)
    assert forecast is not None
    why, landing = forecast.groups()
    assert "weeks" in why
    assert landing == "–" or re.search(r"\d", landing)


def test_numbers_of_the_card_are_those_of_the_kpis_page(ask: Ask, overview: str) -> None:
    kpi = shown(ask("viewer@acme.example"), f"/kpis/{acme.OFF_PACE}/")
    why = re.search(r"<p>(\d+\.\d% of the way is done[^<]*)</p>", overview)
    assert why is not None
    assert why[1] in kpi


def test_channels_say_what_was_measured_and_which_policies_hold(ask: Ask) -> None:
    acme_channels.adopt_channels()
    page = shown(ask("viewer@acme.example"))
    channels = page[page.index('id="channels-title"') :]
    for head in ("Customers", "Content", "Conversations", "Conversion", "First response", "Policy"):
        assert f'<th scope="col">{head}</th>' in channels
    instagram = channels[channels.index("/channels/instagram/") :].partition("</tr>")[0]
    assert instagram.count("<td") == 6
    assert '<td class="bad" title="Views of our films: Off pace">10.6k<' in instagram
    assert "0 of 4" in instagram  # the one policy that was approved has no text


def test_presenting_shows_one_block_a_step_and_leads_back(ask: Ask) -> None:
    page = shown(ask("viewer@acme.example"), "/?present=1&on=2026-02-20")
    steps = re.findall(
        r'<section class="step" id="step-(\d)"[^>]*aria-label="Step \d: ([^"]+)"', page
    )
    assert [name for _, name in steps] == [
        "Where the plan stands",
        "Needs a decision",
        "Customers",
        "Views of our films",
        "Channel scorecards",
        "Stages",
    ]
    assert page.count('href="#step-2"') == 2  # on from the first, back from the third
    assert 'href="/?on=2026-02-20" data-ends' in page


def test_when_nothing_needs_a_decision_the_page_says_so(ask: Ask) -> None:
    text = acme.PLAN.replace("value: 100000", "value: 1000")
    workspace = open_workspace("acme")
    plan = read_plan(text.replace("owner: Ada Brandt\n            measuring", "measuring"), "plan")
    workspace.plans.adopt(plan, by="ada@acme.example", now=workspace.now())
    cards = shown(ask("viewer@acme.example"))
    assert "off pace, and" not in cards
    assert "None is off pace." in cards


def test_as_of_an_earlier_day_what_needed_a_decision_then_is_shown(ask: Ask) -> None:
    page = shown(ask("viewer@acme.example"), "/?as_of=2026-02-20")
    assert "have no data" in page  # nothing was known of the numbers then
    assert "where the plan expects 16.2k" not in page
