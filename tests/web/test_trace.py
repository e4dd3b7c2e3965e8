"""From a number to its cell, what was known of it, and its correction with a word beforehand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.home.wiring import open_workspace

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
FACT = "metric_day:instagram/acme:views::2026-01-03"
WORDS = {"fact": FACT, "value": "99", "reason": "Counted twice by the network."}


@pytest.fixture
def analyst(ask: Ask) -> Client:
    return ask("analyst@acme.example")


def traced(client: Client) -> str:
    return client.get(reverse("trace"), {"fact": FACT}).content.decode()


def send(client: Client, **changes: str) -> Any:
    return client.post(reverse("correct-fact"), WORDS | changes, follow=True)


def known_now() -> object:
    return open_workspace("acme").facts.versions(FACT)[1][0].values["value"]


def test_each_version_says_since_when_and_from_which_file(
    organisation: Path, analyst: Client
) -> None:
    acme.bring("acme", organisation, acme.daily_rows(views=160), name="again.csv")
    page = traced(analyst)
    versions = page.split("What was known of it")[1].split("The way there")[0]
    assert versions.index("Value: 162") < versions.index("Value: 152")
    assert versions.index("again.csv") < versions.index("acme.csv")
    assert "batch 2</a>" in versions


def test_a_correction_is_shown_before_it_is_made(analyst: Client) -> None:
    page = send(analyst).content.decode()
    assert "<dt>Known now</dt><dd>152</dd>" in page
    assert "<dt>Would be</dt><dd>99</dd>" in page
    assert "<dt>Difference</dt><dd>-53</dd>" in page
    assert "Views of our films</a>" in page  # the KPI that reads it
    assert "Counted twice by the network." in page
    assert known_now() == 152


def test_a_confirmed_correction_counts_and_says_who_and_why(analyst: Client) -> None:
    page = send(analyst, confirmed="yes").content.decode()
    assert known_now() == 99
    assert "Corrected by a person" in page
    assert page.count("Counted twice by the network.") >= 2
    assert "analyst@acme.example" in page
    assert "<td>152</td>" in page  # the old value stands in the correction's own row
    views = sum(150 + step for step in range(59)) - 152 + 99
    assert f'title="{views:,}"' in analyst.get("/").content.decode()


def test_a_value_can_be_left_out_of_every_count(analyst: Client) -> None:
    page = send(analyst, value="", withdraw="on").content.decode()
    assert "<dt>Would be</dt><dd>not counted</dd>" in page
    page = send(analyst, value="", withdraw="on", confirmed="yes").content.decode()
    assert known_now() is None
    assert "Value: not counted" in page


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"value": "1,5"}, "“1,5” is no number."),
        ({"value": "NaN"}, "“NaN” is no number."),
        ({"value": ""}, "Give a value, or leave it empty and say"),
        ({"withdraw": "on"}, "Leave it empty when the value is not to be counted."),
        ({"reason": " "}, "This field is required."),
        ({"value": "152", "confirmed": "yes"}, "is 152 already."),
        ({"value": "1e40", "confirmed": "yes"}, "is no number that can be kept."),
    ],
)
def test_what_cannot_be_corrected_is_said_and_nothing_is_done(
    analyst: Client, slip: dict[str, str], said: str
) -> None:
    answer = analyst.post(reverse("correct-fact"), WORDS | slip)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert known_now() == 152


def test_who_may_only_look_is_not_offered_to_correct(ask: Ask) -> None:
    viewer = ask("viewer@acme.example")
    assert "Correct this value" not in traced(viewer)
    assert viewer.post(reverse("correct-fact"), WORDS).status_code == 403


def test_the_form_keeps_its_words_when_somebody_thinks_again(analyst: Client) -> None:
    page = send(analyst, again="yes").content.decode()
    assert 'value="99"' in page
    assert "Counted twice by the network." in page


def test_what_is_not_there_cannot_be_corrected(analyst: Client) -> None:
    gone = WORDS | {"fact": "metric_day:instagram/acme:views::2020-01-01"}
    assert analyst.post(reverse("correct-fact"), gone).status_code == 404
