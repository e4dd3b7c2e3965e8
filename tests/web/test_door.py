"""Who comes in: by password, by a link that works once, by the demo's one click here only."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web import acme
from trueline.web.door import entrance_links
from trueline.web.models import OneTimeLink, Person
from trueline.web.stores.links import LIFETIME, Purpose, is_open, make_link, use_link
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import member

pytestmark = pytest.mark.usefixtures("home")
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SET_UP = {
    "email": "Ada@acme.example",
    "name": "Ada Brandt",
    "password": "a long and quiet river",
    "organisation": "Acme works",
    "currency": "SEK",
    "week_start": "0",
}


def make_demo() -> None:
    make_organisation(OrganisationRecord("demo", "The demo", is_demo=True))


def test_a_link_works_once() -> None:
    token = make_link(Purpose.SIGN_IN, now=NOW)
    assert is_open(token, Purpose.SIGN_IN, now=NOW)
    assert use_link(token, Purpose.SIGN_IN, now=NOW) is not None
    assert use_link(token, Purpose.SIGN_IN, now=NOW) is None


def test_a_link_is_too_old_after_half_an_hour() -> None:
    token = make_link(Purpose.SIGN_IN, now=NOW)
    assert timedelta(minutes=30) == LIFETIME
    assert is_open(token, Purpose.SIGN_IN, now=NOW + timedelta(minutes=29))
    assert not is_open(token, Purpose.SIGN_IN, now=NOW + timedelta(minutes=30))


def test_a_link_serves_its_own_purpose_only() -> None:
    token = make_link(Purpose.SIGN_IN, now=NOW)
    assert use_link(token, Purpose.SET_UP, now=NOW) is None


def test_a_copy_of_the_database_holds_no_link_that_opens() -> None:
    token = make_link(Purpose.SIGN_IN, now=NOW)
    assert token not in str(OneTimeLink.objects.values_list().get())


def test_looking_at_a_link_does_not_use_it_up() -> None:
    make_demo()
    address = reverse("enter", args=[entrance_links(timezone.now())[0][1].split("/")[-2]])
    assert Client().get(address).status_code == 200
    client = Client()
    assert client.post(address).url == "/"  # type: ignore[attr-defined]
    assert client.get("/").status_code == 200
    assert Client().post(address).status_code == 404


def test_the_start_offers_only_what_there_is_to_do() -> None:
    assert [words for words, _ in entrance_links(NOW)] == ["Set up your own organisation (once)"]
    make_demo()
    assert len(entrance_links(NOW)) == 2
    acme.make_person("ada@acme.example")
    assert [words for words, _ in entrance_links(NOW)] == ["Look around the demo (once)"]


def test_the_demo_opens_with_one_click_on_this_machine() -> None:
    make_demo()
    client = Client()
    assert b"Open the demo" in client.get(reverse("account_login")).content
    client.post(reverse("demo"))
    assert b"Demo data" in client.get("/").content


@pytest.mark.parametrize(
    ("setting", "value"),
    [("TRUELINE_HOST", "0.0.0.0"), ("TRUELINE_ADDRESS", "https://trueline.example.org")],  # noqa: S104
)
def test_the_demo_is_shut_once_the_world_can_ask(settings: Any, setting: str, value: str) -> None:
    make_demo()
    setattr(settings, setting, value)
    assert b"Open the demo" not in Client().get(reverse("account_login")).content
    assert Client().post(reverse("demo")).status_code == 404


def test_the_demo_is_shut_to_those_who_ask_from_afar() -> None:
    make_demo()
    far = Client(REMOTE_ADDR="192.0.2.7")
    assert b"Open the demo" not in far.get(reverse("account_login")).content
    assert far.post(reverse("demo")).status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_the_demo_is_shut_behind_a_proxy_of_this_machine(header: str) -> None:
    make_demo()
    passed_on = Client(headers={header: "127.0.0.1"})
    assert b"Open the demo" not in passed_on.get(reverse("account_login")).content
    assert passed_on.post(reverse("demo")).status_code == 404


def test_the_first_account_is_made_by_its_link_and_may_do_everything() -> None:
    address = reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())])
    client = Client()
    assert client.post(address, SET_UP).url == "/data/"  # type: ignore[attr-defined]
    page = client.get("/data/").content
    assert b"Acme works" in page
    assert b"Bring files" in page
    own = member(Person.objects.get(email="ada@acme.example"))
    assert own.organisations["acme-works"].currency == "SEK"
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"), [("password", "short"), ("currency", "euro"), ("email", "ada")]
)
def test_a_set_up_that_cannot_be_is_refused_beside_its_field(field: str, value: str) -> None:
    address = reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())])
    answer = Client().post(address, {**SET_UP, field: value})
    assert answer.status_code == 422
    assert b'class="error"' in answer.content
    assert not Person.objects.exists()
    assert Client().get(address).status_code == 200


def test_who_has_an_account_signs_in_with_a_password() -> None:
    acme.make_organisations()
    acme.make_person("eva@acme.example", password="a long and quiet river")  # noqa: S106
    form = {"login": "eva@acme.example", "password": "a long and quiet river"}
    assert Client().post(reverse("account_login"), form).status_code == 302
    refused = Client().post(reverse("account_login"), {**form, "password": "another"})
    assert refused.status_code == 200
    assert b'role="alert"' in refused.content


def test_nobody_signs_up_by_themselves() -> None:
    assert Client().get("/accounts/signup/").status_code == 404


@pytest.mark.usefixtures("organisation")
def test_a_form_without_its_token_is_refused(ask: Callable[[str], Client]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ask("analyst@acme.example").cookies
    answer = strict.post(reverse("undo-batch", args=[1]))
    assert answer.status_code == 403
    assert b"Your sign-in may have ended" in answer.content


def test_the_look_goes_on_and_never_leads_off_this_site() -> None:
    client = Client()
    answer = client.post(reverse("look"), {"next": "https://elsewhere.example/"})
    assert answer.url == "/"  # type: ignore[attr-defined]
    assert client.cookies["trueline_look"].value == "light"


def test_every_answer_carries_the_strict_policy() -> None:
    policy = Client().get(reverse("account_login")).headers["Content-Security-Policy"]
    assert sorted(part.strip() for part in policy.split(";")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


def test_the_first_account_holds_what_the_command_line_made_too() -> None:
    make_demo()
    make_organisation(OrganisationRecord("main", "Our organisation"))
    address = reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())])
    assert Client().post(address, SET_UP).status_code == 302
    own = member(Person.objects.get(email="ada@acme.example"))
    assert set(own.organisations) == {"acme-works", "main"}


def test_a_second_set_up_link_is_shut_once_somebody_has_an_account() -> None:
    first, second, late = (
        reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())]) for _ in range(3)
    )
    assert Client().post(first, SET_UP).status_code == 302
    stranger = Client()
    assert stranger.post(second, {**SET_UP, "organisation": "Mine"}).status_code == 404
    assert stranger.get(late).status_code == 404
    assert "_auth_user_id" not in stranger.session
    assert OneTimeLink.objects.count() == 0


def test_a_set_up_link_is_shut_when_an_account_came_by_another_way() -> None:
    address = reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())])
    acme.make_person("ada@acme.example")
    client = Client()
    assert client.get(address).status_code == 404
    assert client.post(address, SET_UP).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("email", "Guest@example.com", b"This address has an account already"),
        ("organisation", "Demo", b"There is an organisation of this name"),
    ],
)
def test_a_set_up_joins_nothing_that_is_there(field: str, value: str, words: bytes) -> None:
    make_demo()
    Client().post(reverse("demo"))  # makes the guest
    address = reverse("set-up", args=[make_link(Purpose.SET_UP, now=timezone.now())])
    answer = Client().post(address, {**SET_UP, field: value})
    assert answer.status_code == 422
    assert words in answer.content
