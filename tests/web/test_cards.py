"""The card of a number: what it is, how it is made and where it comes from, by hand."""

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web import acme, acme_channels

Ask = Callable[[str], Client]
CARD = f"/cards/{acme.OFF_PACE}/"

pytestmark = pytest.mark.usefixtures("organisation")


def words_of(client: Client, address: str, *, is_fragment: bool = True) -> str:
    """Give a page's words without its tags."""
    answer = client.get(address, headers={"HX-Request": "true"} if is_fragment else {})
    assert answer.status_code == 200
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(plain).split())


def test_the_actual_tells_definition_source_rows_and_refresh(ask: Ask) -> None:
    said = words_of(ask("viewer@acme.example"), CARD)
    # 59 days with 150, 151 ... 208 views: 59 * (150 + 208) / 2 = 10,561.
    assert "Views of our films: Actual 10,561" in said
    assert re.search(r"1 Jan 2026 to [^;]+; [\d.]+% of the days hold a value\.", said)
    assert "Rows 59 rows of 1 file" in said
    assert "Newest file acme.csv" in said
    assert "Newest day 28 Feb 2026" in said
    assert "Formula as the network reports it" in said
    assert "Evidence No study yet" in said
    assert re.search(r"Last refresh \d+ \w+ \d{4}, \d\d:\d\d UTC", said)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("target", "Target 100,000 To be reached by 31 Dec 2026, by version 1 of the plan."),
        ("target", "It counts from 0 on 1 Jan 2026."),
        ("expected", "What the plan's path from start to target gives for "),
        ("forecast", "On 31 Dec 2026. In 8 cases of 10 between "),
        ("chance", "% The share of the forecast's futures"),
        ("pace", "10.6% of the way from start to target is done; the plan expects "),
    ],
)
def test_each_number_of_a_kpi_tells_its_own(ask: Ask, of: str, words: str) -> None:
    # 10,561 of 100,000 is a way of 10.6%.
    assert words in words_of(ask("viewer@acme.example"), f"{CARD}?of={of}")


def test_a_channel_tells_of_its_own_rows_alone(ask: Ask) -> None:
    acme_channels.adopt_channels()
    viewer = ask("viewer@acme.example")
    said = words_of(viewer, f"{CARD}?channel=instagram")
    assert "Views of our films, Instagram: Actual 10,561" in said
    assert viewer.get(f"{CARD}?channel=nowhere").status_code == 404


@pytest.mark.parametrize("path", [f"{CARD}?of=luck", "/cards/marketing/be-seen/views-of/"])
def test_what_no_kpi_has_is_not_there(ask: Ask, path: str) -> None:
    assert ask("viewer@acme.example").get(path).status_code == 404


def test_a_card_is_a_page_of_its_own_too(ask: Ask) -> None:
    page = words_of(ask("viewer@acme.example"), CARD, is_fragment=False)
    assert "Open the KPI" in page
    assert "Executive overview" in page


def test_numbers_lead_to_their_kpi_and_name_their_card(ask: Ask) -> None:
    page = ask("viewer@acme.example").get("/?on=2026-02-15").content.decode()
    link = f'href="/kpis/{acme.OFF_PACE}/?on=2026-02-15"'
    card = f'data-card="/cards/{acme.OFF_PACE}/?on=2026-02-15&amp;of=actual"'
    assert f'<a class="figure" {link} {card}>' in page
