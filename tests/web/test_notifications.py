"""Notifications: each person reads what concerns them, and says what is done and what they want."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web import acme
from trueline.contracts.check_in_shelf import CheckInEntry, Health
from trueline.home.wiring import open_workspace
from trueline.plan.naming import path_of
from trueline.web.access import Role
from trueline.web.stores.alert_marks import Cadence, subscribers
from trueline.web.stores.jobs import JobOrder, JobState, add_job
from trueline.web.stores.people import join, make_person
from trueline.web.told import FOUND, WORKING, Told

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
LIST = "/notifications/"


@pytest.fixture
def viewer(ask: Ask) -> Client:
    """Give a client of somebody who is told of one disagreement."""
    entry = CheckInEntry(path_of(acme.OFF_PACE), acme.TODAY, Health.ON_TRACK, "Bots.", owner="Ada")
    workspace = open_workspace("acme")
    workspace.check_ins.make(entry, by="ada@acme.example", now=workspace.now())
    return ask("viewer@acme.example")


def told(client: Client, path: str = LIST) -> Told:
    known = client.get(path).context["told"]
    assert isinstance(known, Told)
    return known


def test_what_is_told_stands_with_the_way_to_its_numbers(viewer: Client) -> None:
    shown = viewer.get(LIST).content.decode()
    assert "Ada says on track, the numbers say off pace" in shown
    assert f'<a href="/kpis/{acme.OFF_PACE}/">' in shown


def test_the_bell_counts_what_is_new_until_it_was_read(viewer: Client) -> None:
    count = reverse("notification-count")
    assert "Notifications, 1 new" in viewer.get(count).content.decode()
    viewer.post(reverse("read-notifications"))
    assert "Notifications, 0 new" in viewer.get(count).content.decode()
    assert len(told(viewer).open) == 1


def test_what_is_done_is_done_for_one_person_and_comes_back(viewer: Client, ask: Ask) -> None:
    [one] = told(viewer).open
    sent = {"alert": one.alert.id}
    shown = viewer.post(reverse("notification-done"), sent, follow=True).content.decode()
    assert told(viewer).open == ()
    assert f'action="{reverse("notification-undone")}"' in shown
    assert len(told(ask("planner@acme.example")).open) == 1
    viewer.post(reverse("notification-undone"))
    assert len(told(viewer).open) == 1


def test_kinds_that_a_person_does_not_want_are_not_told(viewer: Client) -> None:
    viewer.post(reverse("choose-notifications"), {"kinds": ["mention"], "digest": "weekly"})
    assert told(viewer).alerts == ()
    [(slug, _person, cadence)] = subscribers()
    assert (slug, cadence) == ("acme", Cadence.WEEKLY)
    answer = viewer.post(reverse("choose-notifications"), {"digest": "hourly"}, follow=True)
    assert "choose of what the form offers" in answer.content.decode()
    assert len(subscribers()) == 1


def test_a_mention_is_told_to_whom_it_calls_alone(viewer: Client, ask: Ask) -> None:
    planner = ask("planner@acme.example")
    text = {"text": "Look, @Ada Planner!"}
    viewer.post(reverse("write-note", args=[path_of(acme.OFF_PACE)]), text)
    assert "Ada Viewer calls you in a note" in planner.get(LIST).content.decode()
    assert "calls you in a note" not in viewer.get(LIST).content.decode()


def test_who_owes_words_is_told_how_many(ask: Ask) -> None:
    join(make_person("brandt@acme.example", name="Ada Brandt"), "acme", [Role.CONTRIBUTOR])
    ada = ask("brandt@acme.example")
    assert "A word is due on “Views of our films”" in ada.get(LIST).content.decode()
    counted = ada.get(reverse("notification-count")).content.decode()
    assert 'id="check-in-count" hx-swap-oob="true">1<' in counted


def test_a_failed_import_is_told_to_who_asked_for_it(ask: Ask) -> None:
    analyst = make_person("analyst@acme.example")
    now = open_workspace("acme").now() - timedelta(minutes=5)
    wanted = JobOrder("acme", "import_drop", "spoilt.csv", {}, analyst.pk)
    add_job(wanted, now=now, state=JobState.FAILED)
    assert "The import of spoilt.csv failed" in ask(analyst.email).get(LIST).content.decode()
    assert "spoilt.csv" not in ask("planner@acme.example").get(LIST).content.decode()


def test_another_organisation_is_told_nothing_of_it(viewer: Client, ask: Ask) -> None:
    assert told(viewer).open
    stranger = ask("owner@other.example").get(LIST)
    assert stranger.status_code == 200
    assert "told" not in stranger.context
    assert ask("owner@other.example").get(reverse("notification-count")).status_code == 200


def test_the_bell_asks_little(viewer: Client, organisation: Path) -> None:
    assert organisation.exists()
    count = reverse("notification-count")
    viewer.get(count)
    with CaptureQueriesContext(connection) as asked:
        viewer.get(count)
    assert len(asked) <= 8, [one["sql"][:90] for one in asked]


def test_the_bell_does_not_wait_for_what_somebody_else_works_out(viewer: Client) -> None:
    FOUND.forget()
    with WORKING:
        shown = viewer.get(reverse("notification-count")).content.decode()
    assert "Notifications, 0 new" in shown
    assert "Notifications, 1 new" in viewer.get(reverse("notification-count")).content.decode()
