"""Pages answer with the numbers of the ledger, in few queries and few bytes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

pytestmark = pytest.mark.usefixtures("organisation")
VIEWS = reverse("kpi", args=acme.OFF_PACE.split("/"))
PAGES = (
    "/",
    "/?present=1",
    "/plan/",
    "/plan/?view=outline",
    "/plan/?view=strategy",
    "/channels/",
    "/channels/instagram/",
    "/flows/",
    "/scorecard/",
    "/scorecard/?columns=channel",
    "/plan/part/",
    "/plan/part/scopes/marketing/social_goals/be-seen/kpis/views/",
    "/plan/part/channels/instagram/accounts/",
    "/plan/part-findings/?path=goals/grow",
    "/accounts/",
    "/assumptions/",
    "/assumptions/calibration/",
    "/listening/",
    "/listening/satisfaction/",
    "/listening/voices/",
    "/plan/budget/",
    "/plan/budget/?by=month",
    "/plan/audit/",
    "/plan/workbook/",
    "/settings/",
    "/settings/status/",
    "/kpis/",
    "/metrics/",
    "/metrics/engagement_rate_impressions/",
    VIEWS,
    f"{VIEWS}facts/",
    f"{VIEWS}explain/",
    f"{VIEWS}explain/?by=account&against=quarter+before",
    "/annotations/",
    "/notes/scopes/marketing/social_goals/be-seen/kpis/views/",
    "/me/",
    "/me/?as=Ada Brandt",
    "/notifications/",
    "/decisions/",
    "/decisions/?kind=stop",
    "/meetings/",
    "/bodies/",
    "/departments/",
    "/actions/",
    "/actions/?view=board",
    "/service/",
    "/support/",
    "/support/?people=2",
    "/stages/",
    "/stages/maturity/",
    "/community/",
    "/reports/",
    "/reports/new/?layout=committee-pack",
    "/data/",
    "/data/answers/",
    "/data/breaks/",
    "/data/sources/",
    "/data/sources/?account=instagram/acme&as_of=2199-12-31",
    "/data/changes/",
    "/data/changes/?since=2026-01-01",
    "/?as_of=2026-02-20",
    "/data/batches/",
    "/data/batches/1/undo/",
    "/data/set-aside/",
    "/data/batches/1/",
    "/trace/?fact=metric_day:instagram/acme:views::2026-01-03",
)
MOST_QUERIES, MOST_BYTES = 8, 150_000


def test_pages_are_light_and_ask_little(ask: Callable[[str], Client]) -> None:
    client = ask("analyst@acme.example")
    for path in PAGES:
        client.get(path)  # names of accounts and metrics are asked for once
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        assert answer.status_code == 200, path
        assert len(asked) <= MOST_QUERIES, (path, [one["sql"][:90] for one in asked])
        assert len(answer.content) <= MOST_BYTES, path


@pytest.fixture
def overview(ask: Callable[[str], Client]) -> str:
    return ask("viewer@acme.example").get("/").content.decode()


def test_the_overview_says_where_the_plan_stands(overview: str) -> None:
    assert "1 of 2 KPIs are on pace." in overview
    assert f'<a href="{VIEWS}">Views of our films</a> is off pace.' in overview


def test_the_overview_shows_the_sum_that_the_file_holds(overview: str) -> None:
    views = sum(150 + step for step in range(59))  # 1 January to 28 February
    assert views == 10_561
    assert re.search('title="10,561"><a class="figure"[^>]*>10.6k</a></td>', overview)


def test_who_may_only_look_is_not_offered_to_import(ask: Callable[[str], Client]) -> None:
    assert b"Bring files" not in ask("viewer@acme.example").get("/data/").content
    assert b"Bring files" in ask("analyst@acme.example").get("/data/").content


def test_an_organisation_without_anything_is_told_what_to_do_first(
    ask: Callable[[str], Client],
) -> None:
    client = ask("owner@other.example")
    assert b"There is no plan in force yet" in client.get("/").content
    assert b"No numbers yet, because no export was imported" in client.get("/data/").content
    assert client.get(VIEWS).status_code == 404


def test_a_day_in_the_address_is_the_day_of_the_reading(ask: Callable[[str], Client]) -> None:
    client = ask("viewer@acme.example")
    assert b"On 15 Jan 2026" in client.get("/?on=2026-01-15").content
    refused = client.get("/?on=yesterday")
    assert refused.status_code == 404
    assert "is not a day; write it as 2026-11-20" in refused.content.decode()


def test_a_kpi_leads_to_its_facts_and_a_fact_to_its_row(ask: Callable[[str], Client]) -> None:
    client = ask("viewer@acme.example")
    facts = client.get(f"{VIEWS}facts/").content.decode()
    assert "/trace/?fact=metric_day%3Ainstagram/acme%3Aviews%3A%3A2026-01-03" in facts
    row = client.get("/trace/?fact=metric_day:instagram/acme:views::2026-01-03").content.decode()
    assert "<dt>Line</dt><dd>6</dd>" in row
    assert "<td>152</td>" in row
    assert "<dt>Metric</dt><dd>Views</dd>" in row
    assert "<dt>Day</dt><dd>3 Jan 2026</dd>" in row
    assert "<td>Value: 152</td>" in row
    assert "1 cell is empty</summary><p>breakdown</p>" in row


def test_an_import_that_is_taken_back_no_longer_counts(
    organisation: Path, ask: Callable[[str], Client]
) -> None:
    corrected = acme.bring("acme", organisation, acme.daily_rows(views=160), name="again.csv")
    assert corrected.batch is not None
    analyst = ask("analyst@acme.example")
    assert 'title="11,151">' in analyst.get("/").content.decode()
    told = analyst.post(reverse("undo-batch", args=[corrected.batch.revision]), follow=True)
    assert "again.csv was taken back" in told.content.decode()
    assert 'title="10,561">' in analyst.get("/").content.decode()
    again = analyst.post(reverse("undo-batch", args=[corrected.batch.revision]), follow=True)
    assert "was taken back" in again.content.decode()
    assert open_workspace("acme").facts.snapshot().revision == 3


def test_rows_set_aside_come_as_a_file(ask: Callable[[str], Client]) -> None:
    answer = ask("viewer@acme.example").get(reverse("set-aside", args=[1]))
    lines = answer.content.decode().splitlines()
    assert len(lines) == 2
    assert "2026-03-01" in lines[1]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2200-01-01", "1899-12-31"])
def test_a_day_that_no_plan_speaks_of_is_refused(ask: Callable[[str], Client], day: str) -> None:
    refused = ask("viewer@acme.example").get("/", {"on": day})
    assert refused.status_code == 404
    assert f"and {day} is not" in refused.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/plan/", "/plan/?view=outline", "/kpis/", VIEWS, f"{VIEWS}explain/"]
)
def test_the_day_in_the_address_goes_along_with_every_link_to_numbers(
    ask: Callable[[str], Client], path: str
) -> None:
    client = ask("viewer@acme.example")
    page = client.get(f"{path}{'&' if '?' in path else '?'}on=2026-01-15").content.decode()
    shown = page[page.index('class="crumbs"') : page.index('id="keys"')]
    links = re.findall(r'(?:href|hx-get)="((?:/kpis/|/plan/|\?)[^"]*)"', shown)
    assert links
    assert [link for link in links if "on=2026-01-15" not in link] == []


def test_the_pages_of_facts_keep_the_day(ask: Callable[[str], Client]) -> None:
    page = ask("viewer@acme.example").get(f"{VIEWS}facts/?on=2026-01-15").content.decode()
    assert "15 Jan 2026" in page
    assert f'href="{VIEWS}?on=2026-01-15"' in page


def test_without_a_day_in_the_address_links_name_none(ask: Callable[[str], Client]) -> None:
    assert b"on=2026" not in ask("viewer@acme.example").get("/").content


def test_an_ended_session_leads_the_whole_window_to_the_login_page() -> None:
    here = "http://testserver/kpis/?on=2026-01-15"
    headers = {"HX-Request": "true", "HX-Current-URL": here}
    answer = Client().get(VIEWS, headers=headers)
    assert answer.content == b""
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/kpis/%3Fon%3D2026-01-15"
    assert Client().get(VIEWS).status_code == 302


def test_without_a_plan_planners_are_led_to_begin_one_and_only_importers_are_sent_to_import(
    ask: Callable[[str], Client],
) -> None:
    join(make_person("viewer@other.example"), "other", [Role.VIEWER])
    for path in ("/", "/plan/", "/kpis/", "/scorecard/", "/channels/", "/plan/versions/"):
        owner = ask("owner@other.example").get(path).content
        viewer = ask("viewer@other.example").get(path).content
        assert b'href="/begin/"' in owner, path
        assert b'href="/begin/"' not in viewer, path
        assert b"Planners begin it" in viewer, path
        assert b"Bring exports" in owner
        assert b"Bring exports" not in viewer
