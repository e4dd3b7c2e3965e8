"""What moves together, budgets and pauses, and priors: pages, their jobs and their refusals."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme_studies
from trueline.home.wiring import open_workspace
from trueline.usecases.weighing.bias_priors import history_of_priors
from trueline.web.jobs import screen_plan as screen_job
from trueline.web.jobs import spend_study as spend_job
from trueline.web.models import Job
from trueline.web.stores.jobs import JobState
from trueline.web.stores.study_jobs import SCREEN, SPEND

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
ANALYST, VIEWER = "analyst@acme.example", "viewer@acme.example"


def shown(client: Client, name: str, *parts: str, **query: str) -> str:
    answer = client.get(reverse(name, args=parts), query)
    assert answer.status_code == 200, name
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def newest(kind: str) -> Job:
    return Job.objects.filter(kind=kind).latest("pk")


def test_a_screen_is_a_job_and_its_page_never_speaks_of_a_cause(ask: Ask) -> None:
    assert "Not screened yet" in shown(ask(VIEWER), "screen")
    assert ask(VIEWER).post(reverse("new-screen")).status_code == 403
    assert ask(ANALYST).post(reverse("new-screen")).status_code == 302
    assert ask(ANALYST).post(reverse("new-screen")).status_code == 302  # one at a time
    assert Job.objects.filter(kind=SCREEN).count() == 1
    page = shown(ask(VIEWER), "screen")
    assert 'hx-trigger="every 700ms"' in page
    screen_job.run.call(newest(SCREEN).pk)
    page = shown(ask(VIEWER), "screen", all="1")
    assert "No evidence of cause." in page
    assert "hx-trigger" not in page
    assert "No pair could be tried" in page  # tactics of this plan have no metrics


def test_a_screen_that_was_stopped_keeps_what_an_earlier_one_found(ask: Ask) -> None:
    for _ in range(2):
        ask(ANALYST).post(reverse("new-screen"))
        number = newest(SCREEN).pk
        if Job.objects.filter(kind=SCREEN).count() > 1:
            ask(ANALYST).post(reverse("stop-screen"))
        screen_job.run.call(number)
    assert Job.objects.get(pk=number).state == JobState.STOPPED.value
    page = shown(ask(VIEWER), "screen")
    assert "Stopped." in page
    assert "by version 1 of the plan" in page


def test_a_screen_seen_at_a_past_day_is_the_newest_that_had_ended_by_then(ask: Ask) -> None:
    for _ in range(2):
        ask(ANALYST).post(reverse("new-screen"))
        screen_job.run.call(newest(SCREEN).pk)
    first = Job.objects.filter(kind=SCREEN).earliest("pk")
    first.finished_at = datetime(2026, 4, 3, 9, tzinfo=UTC)
    first.save()
    assert "Nothing was screened by 2 Apr 2026." in shown(
        ask(ANALYST), "screen", as_of="2026-04-02"
    )
    page = shown(ask(ANALYST), "screen", as_of="2026-04-03")
    assert "3 Apr 2026" in page[page.index("pairs-title") :]
    assert reverse("new-screen") not in page
    assert "as_of=2026-04-03&amp;all=1" in page
    assert "3 Apr 2026" not in shown(ask(ANALYST), "screen")
    assert ask(ANALYST).get(reverse("screen"), {"as_of": "never"}).status_code == 404


def test_nothing_runs_where_no_screen_was_ordered(ask: Ask) -> None:
    assert ask(ANALYST).post(reverse("stop-screen")).status_code == 404


def test_a_study_without_channels_has_no_budget(ask: Ask) -> None:
    acme_studies.ask()
    assert ask(VIEWER).get(reverse("study-budget", args=["letters"])).status_code == 404
    assert ask(VIEWER).get(reverse("study-budget", args=["nothing"])).status_code == 404


def test_before_a_study_ran_its_budget_offers_the_run_and_nothing_else(ask: Ask) -> None:
    acme_studies.ask_of_spend(run=False)
    assert "Budget and pauses" in shown(ask(VIEWER), "study", "spending")
    order, run = (reverse(name, args=["spending"]) for name in ("spend-study", "run-study"))
    page = shown(ask(ANALYST), "study-budget", "spending")
    assert (order in page, run in page) == (False, True)
    assert "Analysts run studies." in shown(ask(VIEWER), "study-budget", "spending")
    ask(ANALYST).post(order, {"act": "budget"})
    assert not Job.objects.filter(kind=SPEND).exists()
    ask(ANALYST).post(run)
    page = shown(ask(ANALYST), "study-budget", "spending")
    assert (run in page, "It runs" in page) == (False, True)


def test_a_faulty_total_is_refused_beside_its_field(ask: Ask) -> None:
    acme_studies.ask_of_spend()
    answer = ask(ANALYST).post(
        reverse("spend-study", args=["spending"]), {"act": "budget", "total": "-3"}
    )
    assert answer.status_code == 422
    assert "greater than or equal to 0" in answer.content.decode()
    assert not Job.objects.filter(kind=SPEND).exists()


def test_budget_and_pauses_of_a_study_stand_on_one_page(ask: Ask) -> None:
    acme_studies.ask_of_spend()
    for act in ("pauses", "budget"):
        ask(ANALYST).post(reverse("spend-study", args=["spending"]), {"act": act})
        spend_job.run.call(newest(SPEND).pk)
        assert newest(SPEND).state == JobState.FINISHED.value
    page = shown(ask(VIEWER), "study-budget", "spending")
    assert "No money is moved." in page
    assert "An experiment calibrates 0 of its channels" in page
    assert page.count("Draw the first period by lot.") == 2
    assert "trueline study" not in page  # pages name no commands


def test_a_stranger_stops_no_budget(ask: Ask) -> None:
    acme_studies.ask_of_spend()
    ask(ANALYST).post(reverse("spend-study", args=["spending"]), {"act": "pauses"})
    assert "hx-trigger" in shown(ask(VIEWER), "study-budget", "spending")
    number = newest(SPEND).pk
    stop = reverse("stop-spending", args=["spending", number])
    assert ask("owner@other.example").post(stop).status_code == 404
    assert ask(ANALYST).post(stop).status_code == 302
    assert Job.objects.get(pk=number).stop_asked


def test_priors_are_set_with_a_reason_and_their_history_stays(ask: Ask) -> None:
    page = shown(ask(VIEWER), "priors")
    assert "Published" in page
    assert "None yet" in page
    assert "Set them by hand" not in page
    said = {"A": "0", "B": "0.3", "C": "0.6", "D": "1.2"}
    refused = ask(ANALYST).post(reverse("set-priors"), said)
    assert refused.status_code == 422
    assert "This field is required" in refused.content.decode()
    ask(ANALYST).post(reverse("set-priors"), {**said, "why": "Our pairs of 2026"})
    page = shown(ask(VIEWER), "priors")
    assert "Our pairs of 2026" in page
    assert "120%" in page
    ask(ANALYST).post(reverse("set-priors"), {"act": "publish"})
    known = history_of_priors(open_workspace("acme"))
    assert [one.number for one in known] == [0, 1, 2]


def test_a_worse_grade_is_never_believed_more(ask: Ask) -> None:
    said = {"A": "0", "B": "0.5", "C": "0.2", "D": "1", "why": "A hunch"}
    answer = ask(ANALYST).post(reverse("set-priors"), said)
    assert answer.status_code == 422
    assert "Grade C would be believed more than grade B." in answer.content.decode()


def test_without_pairs_nothing_is_learnt(ask: Ask) -> None:
    answer = ask(ANALYST).post(reverse("set-priors"), {"act": "learn"})
    assert answer.status_code == 422
    assert "nothing can be learnt yet" in answer.content.decode()
