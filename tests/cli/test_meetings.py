"""Meetings at the command line: listed, moved, cancelled, called, taken back, exported, counted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.web import acme
from tests.web.acme_meetings import COMMITTEE
from trueline.home.opening import open_home
from trueline.plan.yaml.text import read_plan

Run = Callable[..., Said]
FIFTH = "weekly-2026-03-05"
MARCH = ("--first", "2026-03-01", "--until", "2026-04-01", "--json")


@pytest.fixture(autouse=True)
def plan(home: Path) -> None:  # noqa: ARG001 - opens the database
    """Put a plan with a committee and two series in force."""
    workspace = open_home().workspace()
    made = read_plan(acme.PLAN + COMMITTEE, "plan")
    workspace.plans.adopt(made, by="Ada", now=acme.PLAN_APPROVED_AT)


def test_meetings_are_listed_with_their_moment_and_their_hour(trueline: Run) -> None:
    found = trueline("meetings", "list", *MARCH).json
    assert [one["meeting"] for one in found] == [
        FIFTH,
        "weekly-2026-03-12",
        "review-2026-03-19",
        "weekly-2026-03-19",
        "weekly-2026-03-26",
    ]
    assert found[0]["starts"] == "2026-03-05T14:30:00+00:00"
    text = trueline("meetings", "list", "--first", "2026-06-01", "--until", "2026-07-01").text
    assert "Fri 2026-06-19 10:00" in text
    assert "closed that day" in text


def test_a_meeting_is_moved_cancelled_and_put_back(trueline: Run) -> None:
    because = ("--because", "Fair")
    moved = trueline("meetings", "move", FIFTH, "2026-03-06", "--at", "9:15", *because)
    assert moved.text == (
        f"Weekly committee ({FIFTH}): Fri 2026-03-06 09:15 Europe/Dublin, planned.\n"
    )
    assert trueline("meetings", "cancel", FIFTH, *because).text.endswith("cancelled.\n")
    assert trueline("meetings", "undo", FIFTH).text.endswith("09:15 Europe/Dublin, planned.\n")
    again = trueline("meetings", "move", FIFTH, "2026-03-12", *because)
    assert (again.code, "meets on 2026-03-12 already" in again.text + again.beside) == (1, True)
    nobody = trueline("meetings", "undo", "weekly-2026-03-12")
    assert (nobody.code, "Nobody moved" in nobody.text + nobody.beside) == (1, True)


def test_a_meeting_that_is_called_stands_in_the_calendar_file(
    trueline: Run, tmp_path: Path
) -> None:
    given = ("--zone", "Europe/Dublin", "--body", "committee")
    refused = trueline("meetings", "call", "Smoke", "2026-03-29", "01:30", *given)
    assert "01:30 does not come on 29 Mar 2026" in refused.text + refused.beside
    called = trueline("meetings", "call", "Smoke", "2026-03-29", "02:30", *given)
    assert "Sun 2026-03-29 02:30 Europe/Dublin" in called.text
    file = tmp_path / "called.ics"
    said = trueline("meetings", "ics", file, "called-2026-03-29")
    assert said.text == f"{file} holds 1 meeting.\n"
    assert b"DTSTART:20260329T013000Z" in file.read_bytes()
    assert trueline("meetings", "undo", "called-2026-03-29").text == "It is no longer called.\n"


def test_a_meeting_that_was_opened_by_mistake_is_planned_again(trueline: Run) -> None:
    early = trueline("review", "open", "weekly-2099-03-05")
    assert (early.code, "it opens from 4 Mar 2099" in early.text + early.beside) == (1, True)
    assert trueline("review", "open", FIFTH).code == 0
    assert "planned again" in trueline("review", "unopen", FIFTH).text
    again = trueline("review", "unopen", FIFTH)
    assert (again.code, "It has not begun" in again.text + again.beside) == (1, True)


def test_adherence_says_what_was_not_held(trueline: Run) -> None:
    text = trueline("meetings", "adherence", "--on", "2026-01-26").text
    assert text.splitlines() == [
        "All together: 0 of 3 held in time since 2026-01-05 (0%)",
        "Weekly committee: 0 of 2 held in time since 2026-01-05 (0%)",
        "  2026-01-15: not held",
        "  2026-01-08: not held",
        "Plan review: 0 of 1 held in time since 2026-01-05 (0%)",
        "  2026-01-15: not held",
    ]
