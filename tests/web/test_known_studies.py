"""What studies say stands where their KPIs and channels do: grades, returns, or why none."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme, acme_studies

pytestmark = pytest.mark.usefixtures("organisation")
Ask = Callable[[str], Client]
VIEWER = "viewer@acme.example"


def shown(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def card(client: Client, path: str) -> str:
    address = reverse("card", args=path.split("/"))
    answer = client.get(address, {"of": "evidence"}, headers={"HX-Request": "true"})
    return answer.content.decode()


def test_a_kpi_without_a_study_shows_a_dash_that_says_why(ask: Ask) -> None:
    page = shown(ask(VIEWER))
    assert page.count('<b class="grade none">–</b><span class="unseen">No study yet</span>') == 2
    assert "No study asked yet whether a tactic moved this KPI." in card(ask(VIEWER), acme.ON_PACE)


def test_a_kpi_shows_the_grade_of_its_best_study_alone(ask: Ask) -> None:
    acme_studies.ask()
    acme_studies.ask("letters-again", run=False)
    page = shown(ask(VIEWER))
    assert '<b class="grade">A</b><span class="unseen">Grade A: caused</span>' in page
    assert page.count('<b class="grade none">') == 1  # the other KPI
    said = card(ask(VIEWER), acme.OFF_PACE)
    assert "Do letters bring orders? Grade A, caused." in said
    assert "<b>A</b>" in said


def test_a_study_that_waits_gives_no_grade(ask: Ask) -> None:
    acme_studies.ask(run=False)
    assert "Registered, not run" in shown(ask(VIEWER))


def test_the_overview_shows_what_came_back_with_its_grade(ask: Ask) -> None:
    before = shown(ask(VIEWER))
    assert "No study says yet what a tactic was worth" in before
    acme_studies.ask()
    page = shown(ask(VIEWER))
    block = page[page.index('id="returns-title"') : page.index('id="channels-title"')]
    assert "Several channels, or none" in block
    assert "The letters" in block
    assert '<b class="grade">A</b>' in block
    assert 'class="even"' in block  # break-even


def test_presenting_shows_returns_once_there_are_any(ask: Ask) -> None:
    assert "Return by channel" not in shown(ask(VIEWER), "/?present=1")
    acme_studies.ask()
    assert "Return by channel" in shown(ask(VIEWER), "/?present=1")
