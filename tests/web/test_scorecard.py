"""The balanced scorecard: the same numbers as elsewhere, by scope and by channel."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import acme_channels

VIEWS = ("/scorecard/", "/scorecard/?columns=channel")


@pytest.fixture
def viewer(organisation: object, ask: Callable[[str], Client]) -> Client:  # noqa: ARG001 - opens the home
    acme_channels.adopt_channels()
    return ask("viewer@acme.example")


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("path", VIEWS)
def test_the_scorecard_is_light_and_asks_little(viewer: Client, path: str) -> None:
    viewer.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = viewer.get(path)
    assert len(asked) <= 8, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= 150_000


def test_a_perspective_has_its_weight_and_its_pace(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/")
    # Views: 10,561 of 100,000 by the 59th of 365 days, the last imported, is a pace of 0.653;
    # followers count as 1.
    assert "<b>82.7%</b>" in page
    assert "2 of 2" in page
    assert "100%" in page


def test_a_cell_leads_to_the_kpi_beside_the_page(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/")
    kpi = "/kpis/marketing/be-seen/views/"
    assert f'<a href="{kpi}" hx-get="{kpi}" hx-target="#drawer-room">Views of our films</a>' in page


def test_a_channel_is_held_against_its_own_target_only(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/?columns=channel")
    followers = page[page.index(">Followers</a>") :]
    assert followers.count("On pace") == 1  # of all channels together
    assert followers.count("Off pace") == 1  # of Instagram's own objective
    assert "differs from the whole" in followers
    views = page[page.index(">Views of our films</a>") : page.index(">Followers</a>")]
    assert views.count('class="pill') == 1


def test_only_what_differs_is_shown_when_asked(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/?columns=channel&show=differing")
    assert ">Followers</a>" in page
    assert ">Views of our films</a>" not in page
    alone = shown(viewer, "/scorecard/?scope=marketing&show=differing")
    assert "Nothing stands elsewhere than the whole." in alone


def test_a_scope_is_chosen_by_its_name_and_an_unknown_one_is_not_there(viewer: Client) -> None:
    assert '<option value="marketing" selected>' in shown(viewer, "/scorecard/?scope=marketing")
    missing = viewer.get("/scorecard/?scope=nowhere")
    assert missing.status_code == 404
    assert "The plan has no scope “nowhere”" in missing.content.decode()


def test_the_day_in_the_address_goes_along_with_every_link(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/?on=2026-01-15")
    assert "on 15 Jan 2026" in page
    assert "/kpis/marketing/be-seen/views/?on=2026-01-15" in page


def test_the_draft_is_scored_too(viewer: Client, ask: Callable[[str], Client]) -> None:
    ask("planner@acme.example").post("/plan/edit/begin/", {"path": ""})
    page = shown(viewer, "/scorecard/?plan=draft")
    assert "<b>82.7%</b>" in page
    assert "/plan/part/scopes/marketing/social_goals/be-seen/kpis/views/?plan=draft" in page
    assert "hx-get" not in page


@pytest.mark.usefixtures("organisation")
def test_before_there_is_a_plan_the_page_says_so(ask: Callable[[str], Client]) -> None:
    page = ask("owner@other.example").get("/scorecard/")
    assert page.status_code == 200
    assert b"no plan" in page.content


def test_a_channel_says_its_own_pace_and_what_that_rests_on(viewer: Client) -> None:
    page = shown(viewer, "/scorecard/?columns=channel")
    whole = page[page.index("All KPIs that look at it") : page.index(">Views of our films</a>")]
    assert "1 target of its own" in whole
    assert "1 KPI of it alone" in whole  # only Instagram has accounts
