"""Stories at the command line: kept with source and day, withdrawn with a reason, never summed."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest

from tests.cli.conftest import Said
from trueline.usecases.telling.anecdotes import Story

Run = Callable[..., Said]
TOLD = ("study", "story", "add", "A customer in Hull came for the mending videos.")
SOURCE = ("--source", "Shop diary, Hull")


def test_a_story_is_kept_with_its_source_day_and_link(trueline: Run) -> None:
    said = trueline(*TOLD, *SOURCE, "--day", "2026-03-02", "--link", "https://example.org/diary")
    assert said.text == "Story 1 is kept. It is never graded and never summed.\n"
    [kept] = trueline("study", "story", "list", "--json").json
    assert kept["story"]["source"] == "Shop diary, Hull"
    assert (kept["story"]["day"], kept["story"]["link"]) == (
        "2026-03-02",
        "https://example.org/diary",
    )
    assert "2026-03-02, Shop diary, Hull: A customer" in trueline("study", "story", "list").text


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("study", "story", "add", " ", *SOURCE), "Nothing is told."),
        ((*TOLD, "--source", " "), "Nobody is named as source."),
        ((*TOLD, *SOURCE, "--day", "2199-01-01"), "2199-01-01 cannot be the day."),
        ((*TOLD, *SOURCE, "--link", "javascript:alert(1)"), "The link is no address of a page."),
        ((*TOLD, *SOURCE, "--link", "https://exa mple.org"), "The link is no address of a page."),
        ((*TOLD, *SOURCE, "--study", "none-such"), "There is no study none-such."),
        ((*TOLD, *SOURCE, "--about", "kpis/none"), "There is no plan in force."),
    ],
)
def test_a_story_that_cannot_be_traced_is_refused(
    trueline: Run, words: tuple[str, ...], what: str
) -> None:
    said = trueline(*words)
    assert said.code == 1
    assert what in said.text + said.beside
    assert trueline("study", "story", "list", "--json").json == []


def test_a_story_is_withdrawn_with_a_reason_and_stays_to_be_seen(trueline: Run) -> None:
    trueline(*TOLD, *SOURCE)
    assert trueline("study", "story", "withdraw", "1", "--why", "It was another shop.").code == 0
    assert trueline("study", "story", "list").text == "No story is kept yet.\n"
    assert "another shop" in trueline("study", "story", "list", "--withdrawn").text
    again = trueline("study", "story", "withdraw", "1", "--why", "Twice.")
    assert (again.code, "no story 1 that still counts" in again.text + again.beside) == (1, True)
    trueline(*TOLD, *SOURCE)
    assert trueline("study", "story", "list", "--json").json[0]["number"] == 3


def test_a_number_in_a_story_is_words_and_enters_no_sum(trueline: Run) -> None:
    trueline("study", "story", "add", "They say it brought 1,000,000 EUR.", *SOURCE)
    trueline("study", "story", "add", "They say it brought 2,000,000 EUR.", *SOURCE)
    said = trueline("return", "--json").json
    nothing = {"split": None, "why": ""}
    assert said == {"studies": [], "totals": [], "channels": [], "split_of_revenue": nothing}
    # Nothing in a story is a number that could be added.
    assert {one.name: one.type for one in fields(Story) if one.type is not str} == {"day": date}
