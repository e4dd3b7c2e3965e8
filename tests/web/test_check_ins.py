"""My check-ins: one card a question, filled in from the numbers, and quick to answer."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.contracts.check_in_shelf import CheckIn, Health
from trueline.home.wiring import open_workspace
from trueline.plan.naming import path_of
from trueline.plan.yaml.text import read_plan
from trueline.web.access import Role
from trueline.web.stores.people import join, make_person

Ask = Callable[[str], Client]
VIEWS, FOLLOWERS = path_of(acme.OFF_PACE), path_of(acme.ON_PACE)
ADA = "Ada Brandt"


@pytest.fixture
def ada(organisation: Path, ask: Ask) -> Client:  # noqa: ARG001 - Acme is there
    """Give a contributor who bears the name of the owner of the views."""
    join(make_person("brandt@acme.example", name="ada brandt"), "acme", [Role.CONTRIBUTOR])
    return ask("brandt@acme.example")


def said() -> tuple[CheckIn, ...]:
    return open_workspace("acme").check_ins.all()


def answer(client: Client, path: str = VIEWS, **given: str) -> str:
    word = {"path": path, "as": ADA, "health": "off track", **given}
    return client.post(reverse("say-check-in"), word, follow=True).content.decode()


def test_a_question_comes_to_who_bears_its_owners_name_with_its_numbers(ada: Client) -> None:
    shown = ada.get(reverse("check-ins")).content.decode()
    assert "Views of our films" in shown
    assert "Off pace" in shown
    assert 'value="off track" checked' in shown
    assert "Nothing was said yet" in shown


def test_who_agrees_with_the_numbers_needs_no_words(ada: Client) -> None:
    shown = answer(ada)
    [one] = said()
    assert one.entry.health is Health.OFF_TRACK
    assert (one.entry.computed, one.entry.day) == ("off pace", acme.TODAY)
    assert one.entry.value == Decimal(sum(150 + step for step in range(59)))
    assert "Said of “Views of our films”." in shown
    assert "Nothing is due. Thank you." in shown


def test_who_sees_it_otherwise_says_why(ada: Client) -> None:
    refused = answer(ada, health="on track", next_step="Post twice")
    assert "You say on track and the numbers say off pace." in refused
    assert 'value="Post twice"' in refused
    assert 'value="on track" checked' in refused
    assert said() == ()
    answer(ada, health="on track", said="The reel of March is not counted yet.")
    assert said()[0].entry.said == "The reel of March is not counted yet."


def test_nothing_chosen_is_told_beside_the_buttons(ada: Client) -> None:
    assert "Choose one of the three." in answer(ada, health="splendid")
    assert said() == ()


def test_a_skipped_question_says_since_when(ada: Client) -> None:
    sent = {"path": VIEWS, "as": ADA}
    shown = ada.post(reverse("skip-check-in"), sent, follow=True).content.decode()
    assert "Skipped on 1 Mar 2026, and nothing was said before" in shown
    assert said()[0].entry.health is None


def test_what_was_said_is_taken_back_and_asked_again(ada: Client, ask: Ask) -> None:
    answer(ada)
    [one] = said()
    back = reverse("take-back-check-in", args=[one.id])
    assert ask("contributor@acme.example").post(back).status_code == 404
    assert ask("owner@other.example").post(back).status_code == 404
    ada.post(back)
    assert said() == ()
    assert "Save and next" in ada.get(reverse("check-ins")).content.decode()


def test_who_is_no_owner_chooses_whose_questions_to_answer(organisation: Path, ask: Ask) -> None:  # noqa: ARG001
    client = ask("contributor@acme.example")
    shown = client.get(reverse("check-ins")).content.decode()
    assert "Whose questions do you answer?" in shown
    assert '<a href="?as=Bo+Lindqvist">Bo Lindqvist</a>' in shown
    shown = client.get(reverse("check-ins"), {"as": "Bo Lindqvist"}).content.decode()
    assert "Followers" in shown
    assert "Save and next" in client.get(reverse("check-ins")).content.decode()  # remembered


def test_viewers_read_the_questions_and_may_not_answer(organisation: Path, ask: Ask) -> None:  # noqa: ARG001
    viewer = ask("viewer@acme.example")
    shown = viewer.get(reverse("check-ins"), {"as": ADA}).content.decode()
    assert "Contributors answer check-ins." in shown
    assert "Save and next" not in shown


def test_a_question_of_somebody_else_is_none_of_mine(ada: Client) -> None:
    word = {"path": FOLLOWERS, "as": ADA, "health": "on track"}
    assert ada.post(reverse("say-check-in"), word).status_code == 404


def test_a_past_day_is_looked_at_and_not_answered(ada: Client) -> None:
    asked = {"as_of": "2026-02-20"}
    assert "answers are given today" in ada.get(reverse("check-ins"), asked).content.decode()


def test_ten_kpis_are_answered_with_one_press_each(organisation: Path, ask: Ask) -> None:
    """F14: nine of ten words are worked out; only the one that differs takes a line."""
    kpis = "\n".join(
        f"          - {{id: k{number}, name: KPI {number}, metric: followers_total@1, "
        "direction: up, perspective: customers, owner: Bo Lindqvist, measuring: trailing, "
        "trailing_days: 7, baseline: {value: 1000, first: 2025-12-01, until: 2026-01-01}, "
        "target: {value: 1300, due: 2026-12-31}}"
        for number in range(9)
    )
    text = acme.PLAN.replace("        tactics:", f"{kpis}\n        tactics:", 1)
    plan, now = read_plan(text, "plan"), datetime(2026, 2, 1, tzinfo=UTC)
    open_workspace("acme").plans.adopt(plan, by="ada@acme.example", now=now)
    join(make_person("bo@acme.example", name="Bo Lindqvist"), "acme", [Role.CONTRIBUTOR])
    bo, presses = ask("bo@acme.example"), 0
    while True:
        context = bo.get(reverse("check-ins")).context
        if context["row"] is None:
            break
        row = context["row"]
        [chosen] = [one.value for one in row.choices if one.is_chosen]
        word = {"path": row.question.path, "as": "Bo Lindqvist", "health": chosen}
        assert bo.post(reverse("say-check-in"), word).status_code == 302
        presses += 1
    assert presses == 10
    assert {one.entry.health for one in said()} == {Health.ON_TRACK}
    assert organisation.exists()


def test_the_next_word_is_due_after_the_kpis_own_frequency(ada: Client) -> None:
    answer(ada)
    shown = ada.get(reverse("check-ins"), {"on": str(acme.TODAY + timedelta(days=6))})
    assert shown.context["row"] is None
    shown = ada.get(reverse("check-ins"), {"on": str(acme.TODAY + timedelta(days=7))})
    assert shown.context["row"].question.path == VIEWS
