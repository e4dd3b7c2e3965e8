"""Layouts of one's own: parts in order, each change taken back, nobody's change lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from trueline.core.errors import ConflictError, FaultyInputError, MissingError
from trueline.home.wiring import open_workspace
from trueline.usecases.reporting.build_layout import (
    begin_layout,
    end_layout,
    kept_layout,
    undo_layout,
)
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.layouts import layout_named, own_layouts
from trueline.usecases.reporting.make_report import make_report
from trueline.usecases.reporting.place_parts import add_part, move_part, remove_part, tell_part
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace

Ask = Callable[[str], Client]
PLANNER, VIEWER = "planner@acme.example", "viewer@acme.example"


@pytest.fixture
def workspace(organisation: Path) -> Workspace:  # noqa: ARG001 - Acme is there
    return open_workspace("acme")


@pytest.fixture
def layout(workspace: Workspace) -> Layout:
    """A layout of three parts."""
    made = begin_layout(workspace, "Monday", by=PLANNER)
    for part in ("state-sentence", "own-words", "scorecard"):
        made = add_part(workspace, made.id, part, by=PLANNER)
    return made


def parts(workspace: Workspace, layout: Layout) -> list[str]:
    return [one.part for one in kept_layout(workspace, layout.id).record.parts]


def test_parts_are_added_moved_up_and_taken_out(workspace: Workspace, layout: Layout) -> None:
    move_part(workspace, layout.id, 2, by=PLANNER)
    assert parts(workspace, layout) == ["state-sentence", "scorecard", "own-words"]
    move_part(workspace, layout.id, 0, by=PLANNER)
    remove_part(workspace, layout.id, 0, by=PLANNER)
    assert parts(workspace, layout) == ["scorecard", "own-words"]
    undo_layout(workspace, layout.id, by=PLANNER)
    assert parts(workspace, layout) == ["state-sentence", "scorecard", "own-words"]
    with pytest.raises(MissingError, match="has no part 9"):
        remove_part(workspace, layout.id, 8, by=PLANNER)


def test_what_a_part_is_told_stands_in_the_report_in_its_order(
    workspace: Workspace, layout: Layout
) -> None:
    said = {"heading": "Read this first", "text": "Two things.\n- <b>One</b>", "nothing": "x"}
    told = tell_part(workspace, layout.id, 1, said, by=PLANNER)
    assert set(told.parts[1].options) == {"heading", "text"}
    made = make_report(workspace, ReportWish(layout.id)).briefing
    titles = [one.title for one in made.sections]
    assert titles[:2] == ["Where we stand", "Read this first"]
    assert titles[2].startswith("Scorecard: ")


def test_a_copy_of_a_template_is_its_own(workspace: Workspace) -> None:
    copy = begin_layout(workspace, "Ours", like="committee-pack", by=PLANNER)
    remove_part(workspace, copy.id, 0, by=PLANNER)
    pattern = layout_named(workspace, "committee-pack")
    assert copy.is_own
    assert len(kept_layout(workspace, copy.id).record.parts) == len(pattern.parts) - 1


def test_two_people_at_once_lose_nothing(workspace: Workspace, layout: Layout) -> None:
    seen = kept_layout(workspace, layout.id).number
    move_part(workspace, layout.id, 1, by=PLANNER, after=seen)
    with pytest.raises(ConflictError, match="changed this report layout meanwhile"):
        remove_part(workspace, layout.id, 1, by="bo@acme.example", after=seen)
    assert len(parts(workspace, layout)) == 3


def test_a_layout_that_ended_can_be_put_back(workspace: Workspace, layout: Layout) -> None:
    end_layout(workspace, layout.id, by=PLANNER)
    assert own_layouts(workspace) == ()
    undo_layout(workspace, layout.id, by=PLANNER)
    assert [one.title for one in own_layouts(workspace)] == ["Monday"]


def test_a_layout_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(FaultyInputError, match="no title"):
        begin_layout(workspace, "  ", by=PLANNER)


def test_the_builder_changes_a_layout_and_shows_the_part_that_changed(
    workspace: Workspace, layout: Layout, ask: Ask
) -> None:
    client, act = ask(PLANNER), reverse("change-layout", args=[layout.id])
    answer = client.post(act, {"do": "add", "part": "actions"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert "Action items" in answer.content.decode()
    assert client.post(act, {"do": "up", "place": "3"}).status_code == 302
    stale = client.post(act, {"do": "remove", "place": "0", "after": "1"})
    assert stale.status_code == 409
    faulty = client.post(act, {"do": "describe", "title": "", "days": "0", "form": "paper"})
    assert faulty.status_code == 422
    assert parts(workspace, layout) == ["state-sentence", "own-words", "actions", "scorecard"]
    assert ask(VIEWER).post(act, {"do": "undo"}).status_code == 403
    shown = ask(VIEWER).get(reverse("build-layout", args=[layout.id])).content.decode()
    assert "Planners lay reports out." in shown
    stranger = ask("owner@other.example")
    assert stranger.get(reverse("build-layout", args=[layout.id])).status_code == 404
    assert stranger.post(act, {"do": "undo"}).status_code == 404
