"""Withdrawing decisions with what follows from them, and two people who change one at a moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.web import acme
from tests.web.acme_meetings import adopt
from tests.web.held_at_acme import FIRST, at, class_all, opened, wish
from trueline.contracts.entry_shelf import Entry, EntryShelf
from trueline.coordination.deciding.action import ActionStatus
from trueline.core.errors import ConflictError, RefusedQuestionError
from trueline.usecases.agreed.books import ACTIONS, DECISIONS
from trueline.usecases.agreed.decisions import decision_named
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.acting.change_action import ActionChange, change_action
from trueline.usecases.coordinating.deciding.change_decision import Wording, amend
from trueline.usecases.coordinating.deciding.decide import decide, supersede
from trueline.usecases.coordinating.deciding.withdraw import put_back, withdraw
from trueline.usecases.coordinating.reviewing.close import Closing, close_session
from trueline.usecases.coordinating.reviewing.minutes import minutes_of
from trueline.usecases.coordinating.reviewing.resolve import agree_in, decide_in, withdraw_in
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role

BY, OTHER = "approver@acme.example", "other@acme.example"


@pytest.fixture
def workspace(home: Path) -> Workspace:
    assert home.exists()
    acme.make_organisations()
    return adopt()


@dataclass
class Interrupted:
    """A shelf on which somebody else does something right before the first entries are kept."""

    shelf: EntryShelf
    meanwhile: Callable[[], object] | None

    def __getattr__(self, name: str) -> object:
        return getattr(self.shelf, name)

    def keep_all(self, entries: Iterable[Entry]) -> None:
        act, self.meanwhile = self.meanwhile, None
        if act is not None:
            act()
        self.shelf.keep_all(entries)


def interrupted(workspace: Workspace, act: Callable[[], object]) -> Workspace:
    shelf = Interrupted(workspace.entries, act)
    return replace(workspace, entries=shelf)  # type: ignore[arg-type]


def made(workspace: Workspace) -> str:
    return decide(workspace, wish(), on=workspace.today, by=BY).id


def item(workspace: Workspace, what: str, name: str) -> str:
    asked = ActionWish(what, "Ada Brandt", decision=name)
    return agree(workspace, asked, on=workspace.today, by=BY).id


def test_open_action_items_are_dropped_with_their_decision_and_taken_up_with_it(
    workspace: Workspace,
) -> None:
    name, today = made(workspace), workspace.today
    to_do, done, other = (item(workspace, one, name) for one in ("Do", "Done", "Dropped"))
    change_action(workspace, done, ActionChange(ActionStatus.DONE), on=today, by=BY)
    dropped = ActionChange(ActionStatus.DROPPED, said="Too dear")
    change_action(workspace, other, dropped, on=today, by=BY)
    change_action(workspace, to_do, ActionChange(ActionStatus.DOING, said="Begun"), on=today, by=BY)
    gone = withdraw(workspace, name, on=today, by=BY)
    assert [one.id for one in gone.dropped] == [to_do]
    left = ACTIONS.get(workspace.entries, to_do).record
    assert (left.status, left.finished_on) == (ActionStatus.DROPPED, today)
    assert left.said == f"Decision {name}, from which it followed, was withdrawn."
    put_back(workspace, name, by=BY)
    again = {one.about: one.record for one in ACTIONS.newest(workspace.entries)}
    assert (again[to_do].status, again[to_do].said) == (ActionStatus.DOING, "Begun")
    assert again[done].status is ActionStatus.DONE
    assert (again[other].status, again[other].said) == (ActionStatus.DROPPED, "Too dear")


@pytest.mark.parametrize(
    ("days", "told"), [(0, "took the place of"), (1, "Somebody else kept the decision")]
)
def test_of_two_who_take_the_place_of_one_decision_the_second_is_told(
    workspace: Workspace, days: int, told: str
) -> None:
    """On one day they want one id, and the second looks again; on two days they want two."""
    name, today = made(workspace), workspace.today
    then = today + timedelta(days)
    slow = interrupted(
        workspace, lambda: supersede(workspace, name, wish(what="First"), on=then, by=OTHER)
    )
    with pytest.raises((ConflictError, RefusedQuestionError), match=told):
        supersede(slow, name, wish(what="Second"), on=today, by=BY)
    stand = [one.record for one in DECISIONS.newest(workspace.entries)]
    assert [one.what for one in stand if one.supersedes == name] == ["First"]
    with pytest.raises(RefusedQuestionError, match="took the place"):
        supersede(workspace, name, wish(what="Second"), on=today, by=BY)


def test_a_decision_stands_again_only_where_the_place_that_it_took_is_free(
    workspace: Workspace,
) -> None:
    name, today = made(workspace), workspace.today
    first = supersede(workspace, name, wish(what="First"), on=today, by=BY)
    withdraw(workspace, first.id, on=today, by=BY)
    second = supersede(workspace, name, wish(what="Second"), on=today, by=BY)
    with pytest.raises(RefusedQuestionError, match=f"Decision {second.id} took the place"):
        put_back(workspace, first.id, by=BY)
    withdraw(workspace, second.id, on=today, by=BY)
    withdraw(workspace, name, on=today, by=BY)
    with pytest.raises(RefusedQuestionError, match="whose place it takes, was withdrawn"):
        put_back(workspace, first.id, by=BY)


def test_what_is_changed_in_the_moment_of_closing_is_in_the_minutes_or_refused(
    workspace: Workspace,
) -> None:
    there = at(workspace, 5)
    opened(there)
    class_all(there)
    name = decide_in(there, FIRST, wish(), by=BY).id
    withdraw_in(there, FIRST, name, by=BY)
    slow = interrupted(there, lambda: close_session(there, FIRST, Closing(), by=OTHER))
    with pytest.raises(RefusedQuestionError, match="is closed"):
        put_back(slow, name, by=BY)
    assert DECISIONS.find(there.entries, name) is None


def test_words_put_right_while_somebody_closes_are_those_that_closing_keeps(
    workspace: Workspace,
) -> None:
    there, words = at(workspace, 5), Wording("End all dances", "They serve nobody")
    opened(there)
    class_all(there)
    name = decide_in(there, FIRST, wish(), by=BY).id
    slow = interrupted(
        there, lambda: amend(there, name, wording_of(there, name), on=there.today, by=OTHER)
    )
    with pytest.raises(ConflictError, match=f"{OTHER} changed this decision meanwhile"):
        amend(slow, name, words, on=there.today, by=BY)


def wording_of(workspace: Workspace, name: str) -> Wording:
    one = decision_named(workspace, name).decision
    return Wording(one.what, f"{one.because}, as the numbers say")


def test_minutes_say_what_was_dropped_and_whose_words_a_reason_is(workspace: Workspace) -> None:
    there = at(workspace, 5)
    opened(there)
    name = decide_in(there, FIRST, wish(), by=BY).id
    agree_in(there, FIRST, ActionWish("Film", "Ada Brandt", decision=name), by=BY)
    assert "Because (own words, no study)" in str(minutes_of(there, FIRST))
    withdraw_in(there, FIRST, name, by=BY)
    told = minutes_of(there, FIRST)
    assert f"Film (dropped: Decision {name}, from which it followed" in str(told)
    assert "0 decisions and 0 action items." in told.lead


def test_the_page_says_what_is_dropped_and_offers_to_take_it_up_again(
    workspace: Workspace, client: Client
) -> None:
    name = made(workspace)
    item(workspace, "Film", name)
    client.force_login(acme.person(Role.APPROVER))
    page = client.get(f"/decisions/{name}/").content.decode()
    assert "drops the 1 open action item that follows from it" in page
    told = client.post(f"/decisions/{name}/withdraw/", {"number": "1"}, follow=True)
    assert "1 action item that followed from it was dropped." in told.content.decode()
    client.post(f"/decisions/{name}/put-back/")
    stale = client.post(f"/decisions/{name}/withdraw/", {"number": "1"}, follow=True)
    assert "changed this decision meanwhile" in stale.content.decode()
