"""The break ledger: well-known breaks stand in it, people add, change and remove their own."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from trueline.home.wiring import open_workspace
from trueline.usecases.breaks import definition_breaks
from trueline.web.stores.breaks import DjangoBreakShelf

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
ENTRY = {
    "metric": "followers_total",
    "network": " Instagram ",
    "day": "2026-02-01",
    "what": "The second account was merged into the first.",
    "bridge": "",
    "source": "Minutes of 30 January",
}


def own_names() -> list[str]:
    return [one.id for one in DjangoBreakShelf("acme").all()]


@pytest.fixture
def analyst(ask: Ask) -> Client:
    return ask("analyst@acme.example")


def test_well_known_breaks_are_listed_with_their_source(ask: Ask) -> None:
    shown = ask("viewer@acme.example").get(reverse("breaks")).content.decode()
    assert "31 Mar 2025" in shown
    assert 'href="https://support.google.com/youtube/thread/333869549"' in shown
    assert "during 2026" in shown
    assert "Add a break" not in shown


def test_a_break_that_people_know_of_is_added_and_said_by_whom(analyst: Client) -> None:
    told = analyst.post(reverse("add-break"), ENTRY, follow=True).content.decode()
    assert "The break was added." in told
    assert "Added by analyst@acme.example" in told
    [one] = [each for each in definition_breaks(open_workspace("acme")) if each.is_own]
    assert (one.network, one.metric, str(one.day)) == ("instagram", "followers_total", "2026-02-01")


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"metric": "nonsense"}, "Select a valid choice"),
        ({"day": "soon"}, "Enter a valid date"),
        ({"day": "1066-10-14"}, "cannot be the day"),
        ({"what": " "}, "This field is required"),
        ({"is_renaming": "on"}, "A renaming goes on as something."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    analyst: Client, slip: dict[str, str], said: str
) -> None:
    answer = analyst.post(reverse("add-break"), ENTRY | slip)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert own_names() == []


def test_an_own_break_is_changed_in_its_place(analyst: Client) -> None:
    analyst.post(reverse("add-break"), ENTRY)
    [name] = own_names()
    form = analyst.get(reverse("edit-break", args=[name])).content.decode()
    assert 'value="2026-02-01"' in form
    analyst.post(reverse("edit-break", args=[name]), ENTRY | {"day": "2026-02-03"})
    [one] = DjangoBreakShelf("acme").all()
    assert (one.id, str(one.day)) == (name, "2026-02-03")


def test_a_removed_break_waits_in_the_form_to_be_put_back(analyst: Client) -> None:
    analyst.post(reverse("add-break"), ENTRY)
    told = analyst.post(reverse("remove-break", args=own_names()), follow=True).content.decode()
    assert own_names() == []
    assert ENTRY["what"] in told
    assert ENTRY["what"] not in analyst.get(reverse("breaks")).content.decode()


def test_well_known_breaks_and_those_of_others_cannot_be_touched(analyst: Client, ask: Ask) -> None:
    analyst.post(reverse("add-break"), ENTRY)
    [name] = own_names()
    stranger = ask("owner@other.example")
    for client, other in ((analyst, "youtube-shorts-views"), (stranger, name)):
        assert client.get(reverse("edit-break", args=[other])).status_code == 404
        assert client.post(reverse("remove-break", args=[other])).status_code == 404
    assert ENTRY["what"] not in stranger.get(reverse("breaks")).content.decode()
    assert own_names() == [name]


def test_an_address_in_a_source_is_a_link_only_when_it_is_of_the_web(analyst: Client) -> None:
    analyst.post(reverse("add-break"), ENTRY | {"source": "see javascript:alert(1)"})
    assert b'href="javascript' not in analyst.get(reverse("breaks")).content


def test_who_asks_for_the_address_of_the_form_is_led_to_the_list(analyst: Client) -> None:
    assert analyst.get(reverse("add-break")).url == reverse("breaks")  # type: ignore[attr-defined]
