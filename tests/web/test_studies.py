"""Pages of evidence: asked step by step, locked, run as a job, shown in words of their grade."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web import acme_studies
from trueline.evidence.asking.study_file import read_study
from trueline.home.wiring import open_workspace
from trueline.plan.judging_kpis import judging_kpis
from trueline.usecases.studying.registering import register_study, registrations
from trueline.usecases.studying.rows_held import withheld
from trueline.usecases.studying.running import run_of, run_study
from trueline.usecases.weighing.shown_effects import shown_effects
from trueline.web.jobs import plan_study
from trueline.web.jobs import run_study as job
from trueline.web.models import Job
from trueline.web.stores.jobs import ask_to_stop
from trueline.web.stores.study_jobs import newest_plans, newest_study_job

Ask = Callable[[str], Client]
ANALYST, VIEWER = "analyst@acme.example", "viewer@acme.example"
QUESTION = {
    "question": "Do letters bring orders?",
    "tactic_name": "The letters",
    "outcome": "orders",
    "better": "up",
    "kpi": "",
}
COLUMNS = {"unit": "shop", "outcome_column": "orders", "before": ["orders_before"]}
COMPARED = {"column": "letter", "column_says": "flag", "assignment": "randomised"}
WORTH = {"cost_kind": "media", "line": "revenue"}


def begun(client: Client) -> str:
    """Begin a study and give its address."""
    table = SimpleUploadedFile("letters.csv", acme_studies.table().encode())
    answer = client.post(reverse("new-study"), {**QUESTION, "file": table})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.url)


def through_all_steps(client: Client) -> str:
    at = begun(client)
    said_by_step = {"data": COLUMNS, "compared": COMPARED, "worth": WORTH, "power": {}}
    for step, said in said_by_step.items():
        answer = client.post(f"{at}?step={step}", said)
        assert answer.status_code == 302, answer.content.decode()
    return at


@pytest.mark.usefixtures("organisation")
def test_without_a_study_the_list_says_why_to_ask_one(ask: Ask) -> None:
    said = ask(ANALYST).get(reverse("studies")).content.decode()
    assert "No study yet" in said
    assert reverse("new-study") in said
    assert reverse("new-study") not in ask(VIEWER).get(reverse("studies")).content.decode()
    assert "No study says yet" in ask(VIEWER).get(reverse("return")).content.decode()


@pytest.mark.usefixtures("organisation")
def test_a_study_is_asked_step_by_step_locked_and_run(ask: Ask) -> None:
    client = ask(ANALYST)
    at = through_all_steps(client)
    check = client.get(at).content.decode()
    assert "What the data allow" in check
    assert "Not possible" in check
    assert "24." not in check.partition("<main")[2].partition("</main")[0]
    answer = client.post(f"{at}register/", {"method": ["experiment"]})
    assert answer.url == reverse("study", args=["do-letters-bring-orders"])
    [locked] = registrations(open_workspace("acme"), "do-letters-bring-orders")
    assert locked.study.methods == ("experiment",)
    waiting = client.get(answer.url).content.decode()
    assert "Waiting for its turn" in waiting
    assert "nobody has seen an estimate" in waiting
    made = newest_study_job("acme", "do-letters-bring-orders")
    assert made is not None
    job.run.func(made.id)
    part = client.get(answer.url, headers={"HX-Request": "true"}).content.decode()
    assert "It is done: see the answer" in part
    page = client.get(answer.url).content.decode()
    assert "The letters caused" in page
    assert client.get(at).status_code == 404


@pytest.mark.usefixtures("organisation")
def test_a_faulty_step_is_shown_again_and_nothing_is_lost(ask: Ask) -> None:
    client = ask(ANALYST)
    at = begun(client)
    assert client.post(f"{at}?step=data", {"unit": "nothing"}).status_code == 422
    assert client.post(reverse("new-study"), QUESTION).status_code == 422
    client.post(f"{at}?step=data", COLUMNS)
    client.post(f"{at}?step=compared", {**COMPARED, "column": "orders"})
    client.post(f"{at}?step=worth", WORTH)
    client.post(f"{at}?step=power")
    said = client.get(at).content.decode()
    assert "Register and run" not in said
    assert client.post(f"{at}register/").status_code == 422
    assert Job.objects.filter(kind="ask_study").count() == 1
    client.post(f"{at}forget/")
    assert not Job.objects.filter(kind="ask_study").exists()


@pytest.mark.usefixtures("organisation")
def test_units_that_are_people_are_kept_as_keys_alone(ask: Ask) -> None:
    client = ask(ANALYST)
    at = begun(client)
    client.post(f"{at}?step=data", {**COLUMNS, "is_people": "on"})
    client.post(f"{at}?step=compared", COMPARED)
    client.post(f"{at}?step=worth", WORTH)
    client.post(f"{at}register/")
    folder = open_workspace("acme").studies.folder_of_files()
    kept = [one.read_bytes() for one in folder.iterdir()]
    assert len(kept) == 1
    assert b"shop 1" not in kept[0]


@pytest.mark.usefixtures("organisation")
def test_the_page_says_answer_checks_worth_and_where_it_comes_from(ask: Ask) -> None:
    acme_studies.ask()
    said = ask(VIEWER).get(reverse("study", args=["letters"])).content.decode()
    for words in (
        "The letters caused",
        "What each method finds",
        "Why grade A",
        "What it is worth",
        "Provenance",
        "Back for each €1.00 spent",
    ):
        assert words in said, words
    assert "Run again" not in said
    assert "letters" in ask(VIEWER).get(reverse("studies")).content.decode()
    assert "The letters" in ask(VIEWER).get(reverse("return")).content.decode()


@pytest.mark.usefixtures("organisation")
def test_from_a_study_one_sees_what_its_rows_hold_and_never_a_row(ask: Ask) -> None:
    acme_studies.ask()
    viewer, at = ask(VIEWER), reverse("study-rows", args=["letters"])
    assert at in viewer.get(reverse("study", args=["letters"])).content.decode()
    answer = viewer.get(at).content.decode()
    said = " ".join(re.sub("<[^>]+>", " ", answer[answer.index("<main") :]).split())
    assert "Source letters.csv Rows 40 Digest " in said
    assert "with the tactic 20 without it 20" in said  # every second of forty shops
    assert "orders numbers · the outcome 40" in said
    assert "shop words · the unit 40" in said
    assert "shop 1" not in said
    assert viewer.get(at, {"as_of": "2026-01-01"}).status_code == 404  # it was not run by then
    assert viewer.get(reverse("study-rows", args=["none"])).status_code == 404
    assert ask("owner@other.example").get(at).status_code == 404


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"May": 10, "never": 40}, [10, 40]),
        ({"May": 9, "June": 40, "July": 12}, [None, 40, None]),  # the whole less 40 and 12 is 9
        ({"May": 3, "June": 4, "July": 30, "never": 90}, [None, None, None, 90]),  # 3 + 4 < 10
        ({"May": 5, "June": 6, "never": 90}, [None, None, 90]),
        ({"May": 7}, [None]),
        ({}, []),
    ],
)
def test_groups_of_fewer_than_ten_are_withheld_with_what_would_tell_them(
    counts: dict[str, int], told: list[int | None]
) -> None:
    assert [one.count for one in withheld(counts)] == told


@pytest.mark.usefixtures("organisation")
def test_a_study_changed_after_looking_says_so(ask: Ask) -> None:
    acme_studies.ask()
    workspace = open_workspace("acme")
    folder = workspace.studies.folder_of_files()
    asked = read_study(acme_studies.ASKED.format(id="letters"))
    register_study(workspace, replace(asked, level=0.8), by=ANALYST, folder=folder)
    run_study(workspace, "letters", by=ANALYST)
    said = ask(VIEWER).get(reverse("study", args=["letters"])).content.decode()
    assert "changed after an answer had been shown" in said
    assert "level from 0.9 to 0.8" in said
    assert run_of(workspace, "letters").number == 2


@pytest.mark.usefixtures("organisation")
def test_a_run_is_made_again_to_the_last_digit_and_can_be_stopped(ask: Ask) -> None:
    acme_studies.ask()
    client = ask(ANALYST)
    client.post(reverse("replay-study", args=["letters"]))
    made = newest_study_job("acme", "letters")
    assert made is not None
    client.post(reverse("run-study", args=["letters"]))
    assert newest_study_job("acme", "letters") == made  # one at a time
    job.run.func(made.id)
    assert "the same to the last digit" in client.get(
        reverse("study", args=["letters"])
    ).content.decode()  # fmt: skip
    client.post(reverse("run-study", args=["letters"]))
    second = newest_study_job("acme", "letters")
    assert second is not None
    ask_to_stop("acme", second.id)
    job.run.func(second.id)
    assert "Nothing of that run was kept" in client.get(
        reverse("study", args=["letters"])
    ).content.decode()  # fmt: skip
    assert run_of(open_workspace("acme"), "letters").number == 1


@pytest.mark.usefixtures("organisation")
def test_studies_of_another_organisation_are_not_there(ask: Ask) -> None:
    acme_studies.ask()
    stranger = ask("owner@other.example")
    own = begun(ask(ANALYST))
    assert stranger.get(reverse("study", args=["letters"])).status_code == 404
    assert stranger.get(own).status_code == 404
    for name in ("run-study", "replay-study", "stop-study"):
        assert stranger.post(reverse(name, args=["letters"])).status_code == 404
    assert b"letters" not in stranger.get(reverse("studies")).content


@pytest.mark.usefixtures("organisation")
def test_a_kpi_says_which_study_is_about_it(ask: Ask) -> None:
    acme_studies.ask()
    at = reverse("kpi", args=["marketing", "be-seen", "views"])
    said = ask(VIEWER).get(at).content.decode()
    assert "Do letters bring orders?" in said
    card = ask(VIEWER).get(reverse("card", args=["marketing", "be-seen", "views"]))
    assert "Grade A: caused" in card.content.decode()


@pytest.mark.usefixtures("organisation")
def test_what_a_study_shows_is_known_by_the_path_of_its_kpi() -> None:
    acme_studies.ask()
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted is not None
    [shown] = shown_effects(workspace, adopted.plan)
    assert shown.kpi == "scopes/marketing/social_goals/be-seen/kpis/views"
    assert shown.kpi in {one.path for one in judging_kpis(adopted.plan)}
    assert shown.is_up
    assert shown.is_named_in("The letters drove views.")
    assert not shown.is_named_in("The films drove views.")


@pytest.mark.usefixtures("organisation")
def test_a_story_is_kept_with_its_source_and_refused_without(ask: Ask) -> None:
    client = ask(ANALYST)
    told = {"says": "I came for the films.", "source": "A customer", "day": "2026-02-20"}
    assert client.post(reverse("add-story"), {**told, "source": ""}).status_code == 422
    assert client.post(reverse("add-story"), {**told, "link": "javascript:1"}).status_code == 422
    assert client.post(reverse("add-story"), told).status_code == 302
    assert "I came for the films." in client.get(reverse("stories")).content.decode()


def test_no_number_of_a_study_is_read_before_the_past_day(organisation: Path, ask: Ask) -> None:
    assert organisation
    acme_studies.ask()
    at = reverse("study", args=["letters"])
    assert ask(VIEWER).get(f"{at}?as_of=2020-01-01").status_code == 404


@pytest.mark.usefixtures("organisation")
def test_a_test_is_planned_on_the_past_as_a_job(ask: Ask) -> None:
    client, at = ask(ANALYST), reverse("plan-test")
    assert "There is none yet" in client.get(at).content.decode()
    acme_studies.ask()
    assert client.post(reverse("new-plan"), {"study": "none"}).status_code == 422
    assert client.post(reverse("new-plan"), {"study": "letters", "cost": "50"}).status_code == 302
    assert "Waiting for its turn" in client.get(at).content.decode()
    [waiting] = newest_plans("acme")
    plan_study.run.func(waiting.id)
    said = client.get(at).content.decode()
    assert "in eight of ten tries" in said
    assert "by formula" in said
    stranger = ask("owner@other.example")
    assert b"letters" not in stranger.get(at).content
    assert stranger.post(reverse("stop-plan", args=[waiting.id])).status_code == 404
