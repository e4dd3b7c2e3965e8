"""Templates at the command line: listed, shown, and brought into the draft."""

from collections.abc import Callable

import yaml

from tests.cli.conftest import Said

BEGIN = ("--title", "Plan", "--first", "2027-01-01", "--until", "2028-01-01", "--currency", "EUR")


def test_templates_are_listed_by_kind(trueline: Callable[..., Said]) -> None:
    said = trueline("plan", "template", "list", "--kind", "policy", "--json").json
    assert {one["id"] for one in said["templates"]} == {
        "proper-use",
        "content-management",
        "response-times",
        "legal",
    }


def test_a_template_is_shown_as_a_piece_of_a_plan(trueline: Callable[..., Said]) -> None:
    said = trueline("plan", "template", "show", "instagram").text
    assert "# why: Which of our segments" in said
    piece = yaml.safe_load(said)
    assert list(piece) == ["channels"]
    assert piece["channels"][0]["id"] == "instagram"


def test_the_first_template_begins_the_plan(trueline: Callable[..., Said]) -> None:
    assert "no plan yet" in trueline("plan", "template", "add", "hr").text
    said = trueline("plan", "template", "add", "hr", *BEGIN, "--json").json
    assert (said["has_begun"], said["added"][-1], said["entry"]) == (True, "scopes/hr", 1)
    again = trueline("plan", "template", "add", "instagram", "--json").json
    assert (again["added"], again["entry"]) == (["channels/instagram"], 2)


def test_a_plan_is_begun_once_and_with_all_that_it_needs(trueline: Callable[..., Said]) -> None:
    half = trueline("plan", "template", "add", "hr", *BEGIN[:2])
    assert (half.code, "A plan begins with" in half.beside) == (2, True)
    trueline("plan", "template", "add", "hr", *BEGIN)
    twice = trueline("plan", "template", "add", "hr", *BEGIN)
    assert (twice.code, "already" in twice.text) == (1, True)


def test_days_that_make_no_plan_are_refused_and_nothing_is_begun(
    trueline: Callable[..., Said],
) -> None:
    wrong = list(BEGIN)
    wrong[5] = "2026-01-01"
    said = trueline("plan", "template", "add", "hr", *wrong)
    assert (said.code, "does not come after" in said.text) == (1, True)
    assert "no plan yet" in trueline("plan", "template", "add", "hr").text


def test_a_template_that_is_there_in_full_writes_no_entry(trueline: Callable[..., Said]) -> None:
    trueline("plan", "template", "add", "departments", *BEGIN)
    said = trueline("plan", "template", "add", "departments")
    assert (said.code, "nothing was changed" in said.text) == (1, True)
    filled = trueline("plan", "template", "add", "audit", "--json").json
    assert filled["entry"] == 2


def test_a_wrong_perspective_says_how_it_is_written(trueline: Callable[..., Said]) -> None:
    said = trueline("plan", "template", "add", "hr", "--perspective", "financial")
    assert (said.code, "financial=value" in said.beside) == (2, True)
