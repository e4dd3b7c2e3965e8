"""A study of own numbers is asked step by step, tried on the past before it is locked."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme, acme_studies
from trueline.home.wiring import open_workspace
from trueline.usecases.studying.registering import registrations
from trueline.web.jobs import plan_study
from trueline.web.models import Job
from trueline.web.stores.study_jobs import PLAN

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
ANALYST, VIEWER = "analyst@acme.example", "viewer@acme.example"
QUESTION = {
    "question": "Do films bring views?",
    "tactic_name": "The films",
    "outcome": "views",
    "better": "up",
    "kpi": acme.OFF_PACE,
    "source": "ledger",
}
NUMBERS = {"metric": "views@1", "by": "account", "grain": "day"}
TREATED = {"units": ["instagram/acme"], "start": "2026-02-16", "assignment": "rolled-out"}
WORTH = {"cost_kind": "media", "line": "revenue"}


def begun(client: Client) -> str:
    answer = client.post(reverse("new-study"), QUESTION)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)


def main(client: Client, path: str) -> str:
    page: str = client.get(path).content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_own_numbers_are_asked_without_a_table_and_begin_with_the_metric_of_the_kpi(
    ask: Ask,
) -> None:
    client = ask(ANALYST)
    at = begun(client)
    page = main(client, at)
    assert '<option value="views@1" selected>' in page
    assert "In the plan" in page
    assert client.post(f"{at}?step=data", {**NUMBERS, "metric": "no"}).status_code == 422
    told = client.post(f"{at}?step=data", {**NUMBERS, "by": "region"})
    assert told.status_code == 422
    assert "not told apart by one kind of region" in told.content.decode()
    assert client.post(f"{at}?step=data", NUMBERS).status_code == 302
    assert 'value="instagram/acme"' in main(client, at)


def test_windows_hold_the_start_or_are_refused(ask: Ask) -> None:
    client = ask(ANALYST)
    at = begun(client)
    client.post(f"{at}?step=data", NUMBERS)
    late = client.post(f"{at}?step=compared", {**TREATED, "first": "2026-03-01"})
    assert late.status_code == 422
    assert "It must lie before the tactic began." in late.content.decode()
    over = client.post(f"{at}?step=compared", {**TREATED, "last": "2026-01-01"})
    assert "It must not lie before the tactic began." in over.content.decode()


def test_a_study_of_own_numbers_is_locked_as_it_was_said(ask: Ask) -> None:
    client = ask(ANALYST)
    at = begun(client)
    for step, said in (("data", NUMBERS), ("compared", TREATED), ("worth", WORTH), ("power", {})):
        answer = client.post(f"{at}?step={step}", said)
        assert answer.status_code == 302, answer.content.decode()
    assert "What the data allow" in main(client, at)
    answer = client.post(f"{at}register/", {"method": ["interrupted-time-series"]})
    assert answer.url == reverse("study", args=["do-films-bring-views"])
    [locked] = registrations(open_workspace("acme"), "do-films-bring-views")
    study = locked.study
    assert (study.source.metric, study.source.by, study.source.grain) == (
        "views@1",
        "account",
        "day",
    )
    assert (study.treatment.units, study.treatment.start) == (("instagram/acme",), "2026-02-16")
    assert (study.kpi, study.source.path, locked.folder) == (acme.OFF_PACE, "", "")
    assert not Job.objects.filter(kind="ask_study").exists()


def test_a_study_without_table_and_without_own_numbers_is_refused(ask: Ask) -> None:
    answer = ask(ANALYST).post(reverse("new-study"), {**QUESTION, "source": "file"})
    assert answer.status_code == 422
    assert "Choose a table, or take our own numbers." in answer.content.decode()


def test_a_study_is_tried_on_the_past_before_it_is_locked(ask: Ask) -> None:
    acme_studies.ask()  # its table is a trial of shops
    client = ask(ANALYST)
    at = begun(client)
    client.post(f"{at}?step=data", NUMBERS)
    client.post(f"{at}?step=compared", TREATED)
    assert "Try it on the past" in main(client, f"{at}?step=power")
    assert client.get(f"{at}try/").status_code == 302
    assert client.post(f"{at}try/", {"periods": "7", "test_cost": "300"}).status_code == 302
    made = Job.objects.filter(kind=PLAN).latest("pk")
    assert "hx-trigger" in main(client, f"{at}?step=power")
    plan_study.run.call(made.pk)
    page = main(client, f"{at}?step=power")
    assert "What it would find" in page
    assert "hx-trigger" not in page
    part = client.get(f"{at}?step=power", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'value="7"' in page  # what was said is kept
    assert not registrations(open_workspace("acme"), "do-films-bring-views")
    assert ask("owner@other.example").post(f"{at}try/").status_code in (403, 404)
