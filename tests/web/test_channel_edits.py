"""A channel is added to the draft, and its set-up is ticked off; what is in force stays."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.web import acme_channels
from trueline.home.wiring import open_workspace
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.setup import SetupState

ADD = "/plan/add-channel/"
PAGE = "/channels/instagram/set-up/page/"


@pytest.fixture
def planner(organisation: object, ask: Callable[[str], Client]) -> Client:  # noqa: ARG001 - opens the home
    acme_channels.adopt_channels()
    return ask("planner@acme.example")


def drafted() -> tuple[Channel, ...]:
    draft = open_workspace("acme").plans.drafts.current()
    assert draft is not None
    return draft.plan.channels


def in_force() -> tuple[Channel, ...]:
    adopted = open_workspace("acme").plans.adopted()
    assert adopted is not None
    return adopted.plan.channels


def test_a_channel_is_added_by_name(planner: Client) -> None:
    answer = planner.post(ADD, {"name": "  Our   blog ", "template": ""}, follow=True)
    assert answer.redirect_chain == [("/channels/our-blog/?plan=draft", 302)]
    assert "The channel was added to the draft." in answer.content.decode()
    assert drafted()[-1].name == "Our blog"
    assert [one.id for one in in_force()] == ["instagram", "x"]


def test_a_channel_begins_with_the_template_of_its_network(planner: Client) -> None:
    planner.post(ADD, {"name": "Films", "template": "youtube"})
    added = drafted()[-1]
    assert added.name == "Films"
    assert {one.basic for one in added.setup} >= {"page", "profile"}
    assert len(added.four_cs) == 4


def test_a_channel_that_is_not_named_is_refused_and_nothing_is_begun(planner: Client) -> None:
    answer = planner.post(ADD, {"name": "  ", "template": ""})
    assert answer.status_code == 422
    assert "The channel has no name." in answer.content.decode()
    assert open_workspace("acme").plans.drafts.current() is None


def test_a_template_that_is_not_there_is_refused(planner: Client) -> None:
    assert planner.post(ADD, {"name": "A", "template": "nowhere"}).status_code == 404
    assert open_workspace("acme").plans.drafts.current() is None


def test_only_planners_are_offered_to_add_a_channel(
    planner: Client, ask: Callable[[str], Client]
) -> None:
    assert b"Add a channel" in planner.get("/channels/").content
    assert b"Add a channel" not in ask("viewer@acme.example").get("/channels/").content


def test_a_line_of_the_set_up_is_ticked_off_in_the_draft(planner: Client) -> None:
    planner.post("/plan/edit/begin/", {"path": ""})
    page = planner.get("/channels/instagram/?plan=draft&tab=set-up").content.decode()
    assert page.count("aria-pressed") == 9  # three lines with three states
    answer = planner.post(PAGE, {"state": "to do", "was": "ok"}, follow=True)
    assert "The set-up was saved." in answer.content.decode()
    assert drafted()[0].setup[0].state is SetupState.TO_DO
    assert in_force()[0].setup[0].state is SetupState.OK


def test_what_somebody_else_ticked_meanwhile_is_not_written_over(planner: Client) -> None:
    planner.post("/plan/edit/begin/", {"path": ""})
    planner.post(PAGE, {"state": "to do", "was": "ok"})
    answer = planner.post(PAGE, {"state": "not needed", "was": "ok"}, follow=True)
    assert "This was changed meanwhile." in answer.content.decode()
    assert drafted()[0].setup[0].state is SetupState.TO_DO


@pytest.mark.parametrize("state", ["", "perhaps"])
def test_a_state_that_is_none_is_refused(planner: Client, state: str) -> None:
    planner.post("/plan/edit/begin/", {"path": ""})
    planner.post(PAGE, {"state": state, "was": "ok"})
    assert drafted()[0].setup[0].state is SetupState.OK


def test_without_a_draft_or_a_line_nothing_is_ticked(planner: Client) -> None:
    assert planner.post(PAGE, {"state": "ok"}).status_code == 404
    planner.post("/plan/edit/begin/", {"path": ""})
    assert planner.post("/channels/instagram/set-up/none/", {"state": "ok"}).status_code == 404


def test_in_the_draft_the_networks_questions_help(
    planner: Client, ask: Callable[[str], Client]
) -> None:
    planner.post("/plan/edit/begin/", {"path": ""})
    path = "/channels/instagram/?plan=draft&tab="
    assert b"Questions that help" in planner.get(f"{path}four-cs").content
    assert b"Questions that help" not in planner.get(f"{path}policies").content
    assert b"Questions that help" not in ask("viewer@acme.example").get(f"{path}four-cs").content
