"""Metrics on their pages: another denominator makes another version and parts the series."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.known_metrics import catalogue_of

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
PAGE = reverse("metric", args=["amplification_rate"])
CHANGE = {
    "formula": "shares / followers_total",
    "since": "2026-02-18",
    "why": "The board asks what our own followers pass on.",
    "definition": "Shares over the period for each follower at its end.",
    "name": "Amplification rate",
    "measured_in": "fraction",
    "better": "up",
}
OWN = {
    **CHANGE,
    "metric": "saves_per_view",
    "name": "Saves for each view",
    "formula": "saves / views",
    "definition": "Saves for each view.",
}


@pytest.fixture
def analyst(ask: Ask, tmp_path: Path) -> Client:
    """Give an analyst of Acme, whose posts are shared three times a day."""
    days = (date(2026, 1, 1) + timedelta(days=step) for step in range(59))
    lines = [f"instagram/acme,shares,,{day},3" for day in days]
    text = "\n".join(["account,metric,breakdown,day,value", *lines]) + "\n"
    acme.bring("acme", tmp_path, text, "shares.csv")
    return ask("analyst@acme.example")


def weeks(client: Client) -> dict[str, tuple[str, str]]:
    """Give value and version of each week, by its last day, as the page says them."""
    shown = client.get(PAGE).content.decode()
    found = re.findall(
        r'class="when">([^<]+)<small.*?</th><td class="num strong">([^<]+)<.*?'
        r'<td class="num">([^<]+)</td>',
        shown,
    )
    return {day: (value, version) for day, value, version in found}


def test_every_metric_is_listed_with_what_it_counts(ask: Ask) -> None:
    shown = ask("viewer@acme.example").get(reverse("metrics")).content.decode()
    assert f'href="{PAGE}"' in shown
    assert shown.count("<tr data-row") == len(catalogue_of(open_workspace("acme")).metrics)
    assert "Define a metric of your own" not in shown


def test_a_formula_is_told_in_words_that_lead_to_its_metrics(ask: Ask) -> None:
    shown = ask("viewer@acme.example").get(PAGE).content.decode()
    views = reverse("metric", args=["views"])
    assert f'÷ ( <a href="{views}">Views</a> else' in shown
    assert "Change the formula" not in shown


def test_another_denominator_makes_another_version_and_parts_the_series(analyst: Client) -> None:
    at = reverse("change-metric", args=["amplification_rate"])
    before = weeks(analyst)
    told = analyst.post(at, CHANGE, follow=True).content.decode()
    assert "Amplification rate has another version now." in told
    after = weeks(analyst)
    # 9 to 15 February: 7 days of 3 shares; views of 189 to 195 a day, 1,344 in all; 21 / 1344.
    assert before["15 Feb 2026"] == after["15 Feb 2026"] == ("1.6%", "amplification_rate@1")
    # 16 to 22 February holds the 18th, from which on followers are divided by.
    assert before["22 Feb 2026"][1] == "amplification_rate@1"
    assert after["22 Feb 2026"] == ("–", "–")
    # 23 February to 1 March: 6 days of 3 shares, 1,058 followers on the 28th; 18 / 1058.
    assert after["1 Mar 2026"] == ("1.7%", "amplification_rate@2")
    assert "18 Shares ÷ 1,058 Followers" in told
    assert "21 Shares ÷ 1,344 Views, else Impressions" in told
    assert "The definition of Amplification rate changed on 2026-02-18 (version 2)" in told


def test_a_change_stands_in_the_ledger_of_breaks_without_a_bridge(analyst: Client) -> None:
    analyst.post(reverse("change-metric", args=["amplification_rate"]), CHANGE)
    [one] = [one for one in definition_breaks(open_workspace("acme")) if one.version]
    assert (one.metric, str(one.day), one.bridge) == ("amplification_rate", "2026-02-18", "")
    shown = analyst.get(reverse("breaks")).content.decode()
    assert "The formula was shares / first(views, impressions)" in shown
    assert "is shares / followers_total" in shown


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"formula": "shares / nonsense"}, "There is no metric nonsense."),
        ({"formula": "shares +"}, "cannot be read as a formula"),
        ({"formula": "shares / first(views, impressions)"}, "This is the formula of version 1."),
        ({"formula": "shares / ctr"}, "divided by a metric once"),
        ({"formula": "shares / avg_percentage_viewed"}, "is a rate or worked out of single rows"),
        ({"formula": "shares / reach_28d"}, "a window of days of its own"),
        ({"formula": "shares + followers_total"}, "come together over days in different ways"),
        ({"formula": "shares / views + 1"}, "would count again on every day"),
        ({"since": "soon"}, "Enter a valid date"),
        ({"since": "1066-10-14"}, "cannot be the day"),
        ({"why": " "}, "This field is required"),
        ({"measured_in": "money"}, "Sums of money are measured in money"),
    ],
)
def test_what_cannot_be_a_formula_is_said_beside_it(
    analyst: Client, slip: dict[str, str], said: str
) -> None:
    answer = analyst.post(reverse("change-metric", args=["amplification_rate"]), {**CHANGE, **slip})
    assert answer.status_code == 422
    assert said in answer.content.decode().replace("&#x27;", "'")
    assert not open_workspace("acme").definitions.all()


def test_what_a_network_reports_has_no_formula_to_change(analyst: Client) -> None:
    assert (
        "Change the formula" not in analyst.get(reverse("metric", args=["views"])).content.decode()
    )
    answer = analyst.post(reverse("change-metric", args=["views"]), CHANGE)
    assert answer.status_code == 422
    assert not open_workspace("acme").definitions.all()


def test_a_metric_of_ones_own_is_defined_and_worked_out(analyst: Client) -> None:
    told = analyst.post(reverse("define-metric"), OWN, follow=True).content.decode()
    assert "Saves for each view was defined." in told
    assert "saves_per_view@1" in told
    again = analyst.post(reverse("define-metric"), OWN)
    assert again.status_code == 422
    assert "There is a metric saves_per_view already." in again.content.decode()


def test_a_version_is_withdrawn_while_nothing_rests_on_it(analyst: Client) -> None:
    analyst.post(reverse("change-metric", args=["amplification_rate"]), CHANGE)
    own = {**OWN, "formula": "amplification_rate * 2"}
    assert analyst.post(reverse("define-metric"), own).status_code == 422  # a rate has no multiple
    at = reverse("withdraw-metric", args=["amplification_rate", 2])
    before = datetime.now(UTC)
    assert "Version 2 was withdrawn." in analyst.post(at, follow=True).content.decode()
    workspace = open_workspace("acme")
    [gone] = workspace.definitions.all()
    assert (gone.withdrawn_by, gone.reference) == ("analyst@acme.example", "amplification_rate@2")
    assert catalogue_of(workspace).get("amplification_rate").version == 1
    # What was known before the withdrawal counts by it for good, and its number is not used anew.
    assert catalogue_of(workspace, as_of=before).get("amplification_rate").version == 2
    assert not [one for one in definition_breaks(workspace) if one.version]
    assert [one.version for one in definition_breaks(workspace, as_of=before) if one.version] == [2]
    assert analyst.post(at).status_code == 404
    analyst.post(reverse("change-metric", args=["amplification_rate"]), CHANGE)
    assert catalogue_of(open_workspace("acme")).get("amplification_rate").version == 3


def test_a_version_that_would_leave_an_earlier_one_no_day_is_refused(analyst: Client) -> None:
    at = reverse("change-metric", args=["amplification_rate"])
    analyst.post(at, CHANGE)
    for since in ("2026-02-18", "2026-02-01"):
        again = {**CHANGE, "formula": "shares / views", "since": since}
        answer = analyst.post(at, again)
        assert answer.status_code == 422
        shown = answer.content.decode()
        assert "Version 2 counts from 2026-02-18 on" in shown
        assert "Give a day after 2026-02-18, or withdraw version 2 first." in shown
    assert len(open_workspace("acme").definitions.all()) == 1


ENGAGEMENTS = {
    **CHANGE,
    "formula": "shares",
    "name": "Engagements",
    "definition": "Shares alone.",
    "measured_in": "count",
}


def test_a_rate_made_of_a_changed_metric_parts_with_it_and_says_so(analyst: Client) -> None:
    analyst.post(reverse("change-metric", args=["engagements_std"]), ENGAGEMENTS)
    shown = analyst.get(reverse("metric", args=["engagement_rate_by_views"])).content.decode()
    assert "engagement_rate_by_views@2" in shown
    assert "Follows engagements_std@2, which it is made of." in shown
    assert "changed on 2026-02-18 (version 2); days before and after" in shown
    breaks = definition_breaks(open_workspace("acme"))
    [one] = [one for one in breaks if one.metric == "engagement_rate_by_views"]
    assert (str(one.day), one.version) == ("2026-02-18", 2)
    assert "It is made of Engagements, which is defined anew (engagements_std@2)" in one.what


def test_metrics_of_others_are_not_there(analyst: Client, ask: Ask) -> None:
    analyst.post(reverse("define-metric"), OWN)
    at = reverse("metric", args=["saves_per_view"])
    assert analyst.get(at).status_code == 200
    assert ask("owner@other.example").get(at).status_code == 404
