"""Every page refuses whom it should: those not signed in, the wrong role, another organisation."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.web.access import Role
from trueline.web.page import Page, all_pages

PARTS: dict[str, Any] = {
    "scope": "marketing",
    "goal": "be-seen",
    "kpi": "views",
    "revision": 1,
    "number": 1,
    "file": 1,
    "name": "own-1",
    "metric": "views",
    "version": 1,
    "path": "goals/grow",
    "channel": "instagram",
    "check": "page",
    "draft": 1,
    "ending": "pdf",
    "study": "letters",
    "meeting": "weekly-2026-03-05",
    "decision": "2026-03-01-1",
    "action": "2026-03-01-1",
    "report": "2026-03-01-1",
    "layout": "2026-03-01-1",
    "schedule": "2026-03-01-1",
    "policy": "law",
    "member": "ada",
    "incident": "2026-03-01-1",
    "course": "tone",
    "day": "2026-02-01",
}
CLOSED = [page for page in all_pages() if page.role is not None]


def address(page: Page) -> str:
    named = {name: part for name, part in PARTS.items() if f":{name}>" in page.path}
    return reverse(page.name, kwargs=named)


def send(client: Client, page: Page) -> Any:
    method = client.get if "GET" in methods(page) else client.post
    return method(address(page))


def methods(page: Page) -> list[str]:
    refused = Client().options(address(page))
    return str(refused.headers.get("Allow", "GET")).split(", ")


@pytest.mark.parametrize("wanted", CLOSED, ids=lambda page: page.name)
@pytest.mark.usefixtures("home")
def test_who_is_not_signed_in_is_sent_to_the_door(wanted: Page) -> None:
    answer = send(Client(), wanted)
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/?next=")


@pytest.mark.parametrize("wanted", CLOSED, ids=lambda page: page.name)
@pytest.mark.usefixtures("home")
def test_who_belongs_nowhere_is_told_so(wanted: Page, ask: Callable[[str], Client]) -> None:
    answer = send(ask("nobody@example.com"), wanted)
    assert answer.status_code == 403
    assert b"do not belong to an organisation yet" in answer.content


NEEDY = [page for page in CLOSED if page.role is not Role.VIEWER]


@pytest.mark.parametrize("wanted", NEEDY, ids=lambda page: page.name)
@pytest.mark.usefixtures("organisation")
def test_the_wrong_role_is_told_which_it_takes(wanted: Page, ask: Callable[[str], Client]) -> None:
    answer = send(ask("viewer@acme.example"), wanted)
    assert answer.status_code == 403
    assert f"It takes the role {str(wanted.role).title()}" in answer.content.decode()


@pytest.mark.usefixtures("organisation")
def test_what_belongs_to_another_organisation_is_not_there(ask: Callable[[str], Client]) -> None:
    job = acme.strangers_job()
    stranger, own = ask("owner@other.example"), ask("analyst@acme.example")
    fact = "metric_day:instagram/acme:views::2026-01-03"
    kpi = reverse("kpi", kwargs={name: PARTS[name] for name in ("scope", "goal", "kpi")})
    for path in (reverse("batch", args=[1]), reverse("set-aside", args=[1]), kpi):
        assert own.get(path).status_code == 200, path
        assert stranger.get(path).status_code == 404, path
    assert own.get(reverse("trace"), {"fact": fact}).status_code == 200
    assert stranger.get(reverse("trace"), {"fact": fact}).status_code == 404
    assert stranger.post(reverse("undo-batch", args=[1])).status_code == 404
    assert own.get(reverse("drop", args=[job])).status_code == 404
    assert own.post(reverse("stop-drop", args=[job])).status_code == 404
    assert own.post(reverse("organisation"), {"slug": "other"}).status_code == 404


def test_no_page_of_one_organisation_speaks_of_another(
    organisation: Path, ask: Callable[[str], Client]
) -> None:
    acme.bring("other", organisation, acme.daily_rows(views=7), name="secret.csv")
    stranger = ask("owner@other.example")
    assert b"secret.csv" in stranger.get(reverse("data")).content
    for name in ("overview", "plan", "kpis", "data"):
        assert b"acme.csv" not in stranger.get(reverse(name)).content
        assert b"Acme" not in stranger.get(reverse(name)).content


@pytest.mark.parametrize("wanted", all_pages(), ids=lambda page: page.name)
def test_a_wrong_method_is_refused(wanted: Page) -> None:
    assert Client().delete(_made_up(wanted)).status_code == 405


def _made_up(page: Page) -> str:
    named = {**PARTS, "token": "none"}
    return reverse(page.name, kwargs={k: v for k, v in named.items() if f":{k}>" in page.path})


def test_no_two_pages_of_the_menu_have_one_key() -> None:
    keys = [page.menu.key for page in all_pages() if page.menu is not None]
    assert len(keys) > 20
    assert sorted(keys) == sorted(set(keys))
