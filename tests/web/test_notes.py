"""Notes beside parts of the plan: written, told to colleagues, taken back by who wrote them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from trueline.home.wiring import open_workspace
from trueline.plan.naming import path_of
from trueline.usecases.noting.notes import Colleague, mentioned
from trueline.web.stores.notes import DjangoNoteShelf

Ask = Callable[[str], Client]
PATH = path_of("marketing/be-seen/views")
ADA, BO, BEA = (
    Colleague("ada@acme.example", "Ada Brandt"),
    Colleague("bo@acme.example", "Bo Lindqvist"),
    Colleague("bea@acme.example", "Bo Beck"),
)


def texts() -> list[str]:
    return [one.text for one in open_workspace("acme").notes.beside(PATH)]


@pytest.fixture
def viewer(organisation: Path, ask: Ask) -> Client:  # noqa: ARG001 - Acme is there
    return ask("viewer@acme.example")


def test_a_note_is_written_and_told_to_whom_it_calls(viewer: Client) -> None:
    said = {"text": "The reel was late, @Ada Planner."}
    shown = viewer.post(reverse("write-note", args=[PATH]), said, follow=True).content.decode()
    assert "The reel was late" in shown
    assert "Told to Ada Planner" in shown
    since = datetime(2026, 1, 1, tzinfo=UTC)
    [one] = DjangoNoteShelf("acme").mentioning("planner@acme.example", since=since)
    assert one.by == "viewer@acme.example"


def test_what_people_write_is_shown_as_text(viewer: Client) -> None:
    said = {"text": "<script>alert(1)</script>"}
    shown = viewer.post(reverse("write-note", args=[PATH]), said, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


@pytest.mark.parametrize(("text", "said"), [(" ", "The note is empty."), ("x" * 4001, "at most")])
def test_a_faulty_note_is_refused_and_not_lost(viewer: Client, text: str, said: str) -> None:
    answer = viewer.post(reverse("write-note", args=[PATH]), {"text": text})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert text in answer.content.decode()
    assert texts() == []


def test_only_its_writer_takes_a_note_back_and_lets_it_stand_again(
    viewer: Client, ask: Ask
) -> None:
    viewer.post(reverse("write-note", args=[PATH]), {"text": "Too soon."})
    [note] = open_workspace("acme").notes.beside(PATH)
    back = reverse("take-back-note", args=[note.id])
    assert ask("administrator@acme.example").post(back).status_code == 404
    assert texts() == ["Too soon."]
    viewer.post(back)
    assert texts() == []
    viewer.post(reverse("put-back-note", args=[note.id]))
    assert texts() == ["Too soon."]


def test_a_place_that_the_plan_does_not_have_takes_no_note(viewer: Client) -> None:
    answer = viewer.post(reverse("write-note", args=["scopes/nobody"]), {"text": "Hello"})
    assert answer.status_code == 404


def test_notes_stay_in_their_organisation(viewer: Client, ask: Ask) -> None:
    viewer.post(reverse("write-note", args=[PATH]), {"text": "Ours alone."})
    [note] = open_workspace("acme").notes.beside(PATH)
    other = ask("owner@other.example")
    assert other.post(reverse("take-back-note", args=[note.id])).status_code == 404
    assert "Ours alone." not in other.get(reverse("notes", args=[PATH])).content.decode()


def test_a_thread_is_read_as_it_was(viewer: Client) -> None:
    shelf = DjangoNoteShelf("acme")
    then = datetime(2026, 2, 1, 9, tzinfo=UTC)
    shelf.write(PATH, "Before.", mentions=(), by="Ada", now=then)
    viewer.post(reverse("write-note", args=[PATH]), {"text": "After."})
    shown = viewer.get(f"{reverse('notes', args=[PATH])}?as_of=2026-02-01").content.decode()
    assert "Before." in shown
    assert "After." not in shown
    assert "<textarea" not in shown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ada Brandt, look", ["Ada Brandt"]),
        ("look, @ada!", ["Ada Brandt"]),
        ("@bo@acme.example knows", ["Bo Lindqvist"]),
        ("@Bo Beck and @Ada", ["Ada Brandt", "Bo Beck"]),
        ("@bo", []),  # two share the first name
        ("write to ada@acme.example", []),
        ("@adamant", []),
    ],
)
def test_a_name_after_the_sign_calls_one_person(text: str, names: list[str]) -> None:
    assert [one.name for one in mentioned(text, (ADA, BO, BEA))] == names
