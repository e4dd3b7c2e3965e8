"""The page that explains a change: from the overview to the row, and every refusal."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.contracts.break_shelf import BreakEntry
from trueline.home.wiring import open_workspace
from trueline.usecases.breaks import add_break

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
EXPLAIN = reverse("explain", args=acme.OFF_PACE.split("/"))
DAYS = {
    "first": "2026-02-15",
    "last": "2026-02-28",
    "against_first": "2026-02-01",
    "against_last": "2026-02-14",
}


@pytest.fixture
def viewer(ask: Ask) -> Client:
    return ask("viewer@acme.example")


def test_a_red_kpi_leads_in_three_clicks_from_the_overview_to_a_row_of_a_file(
    viewer: Client,
) -> None:
    overview = viewer.get("/").content.decode()
    kpi = reverse("kpi", args=acme.OFF_PACE.split("/"))
    assert f'href="{kpi}"' in overview
    assert f'href="{EXPLAIN}"' in viewer.get(kpi).content.decode()
    shown = viewer.get(EXPLAIN).content.decode()
    [row, *_] = re.findall(r'href="(/trace/\?fact=[^"]+)"', shown)
    assert "acme.csv" in viewer.get(row).content.decode()


def test_the_whole_comes_first_and_the_lines_add_up(viewer: Client) -> None:
    """Views rise by one a day from 150: 14 days from day 45 on against 14 from day 31 on."""
    shown = viewer.get(EXPLAIN, DAYS).content.decode()
    assert "15 Feb 2026 – 28 Feb 2026 compared with 1 Feb 2026 – 14 Feb 2026" in shown
    assert "It rose by 196 (7.5%), from 2.62k to 2.82k." in shown  # 14 days, each 14 more
    assert 'title="+196"' in shown
    assert "The lines add up to the whole change exactly." in shown


def test_days_of_different_number_are_told_by_the_day(viewer: Client) -> None:
    shown = viewer.get(EXPLAIN, DAYS | {"first": "2026-02-22"}).content.decode()
    assert "7 days are compared with 14." in shown
    assert "A day rose by 17.5" in shown  # mean of day 52 to 58 less that of 31 to 44


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        ({"last": ""}, "Give the last day too."),
        ({"first": ""}, "Give the first day too."),
        ({"last": "2026-02-01"}, "The last day lies before the first."),
        ({"first": "soon"}, "Enter a valid date."),
        ({"first": "0001-01-01"}, "Give a day of these years."),
        ({"first": "", "last": ""}, "Give the later period too."),
    ],
)
def test_days_that_make_no_period_are_said_beside_their_field(
    viewer: Client, slip: dict[str, str], sentence: str
) -> None:
    refused = viewer.get(EXPLAIN, DAYS | slip)
    assert refused.status_code == 422
    assert sentence in refused.content.decode()


def test_periods_that_share_days_have_no_difference(viewer: Client) -> None:
    shown = viewer.get(EXPLAIN, DAYS | {"against_last": "2026-02-20"}).content.decode()
    assert "No difference is given." in shown
    assert "The two periods share days" in shown


def test_no_difference_is_given_across_a_break_that_people_added(viewer: Client) -> None:
    broken = BreakEntry("instagram", "views", date(2026, 2, 15), "Every start counts.")
    add_break(open_workspace("acme"), broken, by="ada@acme.example")
    shown = viewer.get(EXPLAIN, DAYS).content.decode()
    assert "No difference is given." in shown
    assert "Do not compare" in shown
    assert "Compare days from 2026-02-15 on." in shown
    assert "2.62k" in shown
    assert "2.82k" in shown
    assert "It rose" not in shown


def test_a_renaming_is_named_and_the_difference_given(viewer: Client) -> None:
    renamed = BreakEntry(
        "instagram",
        "views",
        date(2026, 2, 15),
        "Called plays.",
        "The same count.",
        "",
        True,  # noqa: FBT003
    )
    add_break(open_workspace("acme"), renamed, by="ada@acme.example")
    shown = viewer.get(EXPLAIN, DAYS).content.decode()
    assert "Series goes on" in shown
    assert "It rose by 196" in shown


def test_the_day_and_the_choice_go_along_with_every_link(viewer: Client) -> None:
    shown = viewer.get(EXPLAIN, DAYS | {"on": "2026-02-28"}).content.decode()
    links = re.findall(rf'href="({re.escape(EXPLAIN)}[^"]*)"', shown)
    assert links
    assert all("on=2026-02-28" in one for one in links)
    assert 'name="on" value="2026-02-28"' in shown


@pytest.mark.parametrize(
    ("path", "given"),
    [
        (EXPLAIN, {"by": "colour"}),
        (EXPLAIN, {"on": "soon"}),
        ("/kpis/marketing/be-seen/nothing/explain/", {}),
    ],
)
def test_what_there_is_not_is_said(viewer: Client, path: str, given: dict[str, str]) -> None:
    assert viewer.get(path, given).status_code == 404


def test_a_stranger_finds_nothing(ask: Ask) -> None:
    assert ask("owner@other.example").get(EXPLAIN).status_code == 404
