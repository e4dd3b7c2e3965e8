"""Decisions and action items on Acme's ledger: frozen numbers, ids, what may be changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine

from tests.web import acme, acme_studies
from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.action import ActionStatus
from trueline.coordination.deciding.decision import Decision, DecisionKind, SeenOf
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.agreed.books import ACTIONS, DECISIONS, SESSIONS
from trueline.usecases.agreed.decisions import Sought, decision_named, decisions
from trueline.usecases.coordinating.acting.action_items import action_items, unfinished
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.acting.change_action import (
    ActionChange,
    change_action,
    undo_action,
)
from trueline.usecases.coordinating.deciding.change_decision import (
    Wording,
    amend,
    review_decision,
)
from trueline.usecases.coordinating.deciding.decide import decide, supersede
from trueline.usecases.coordinating.deciding.since import since_decided
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.deciding.withdraw import put_back, withdraw
from trueline.usecases.studying.best_study import grade_of
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.workspace import Workspace

FIRST, SECOND = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 20, 9, tzinfo=UTC)
DAY, LATER = date(2026, 3, 1), date(2026, 3, 20)
VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"
BY = "approver@acme.example"
WISH = DecisionWish(
    what="We make shorter films",
    kind=DecisionKind.CHANGE_TACTIC,
    because="Views rise too slowly.",
    about=(VIEWS,),
    owner="Ada Brandt",
    review_on=date(2026, 3, 18),
)


@pytest.fixture
def workspace(home: Path) -> Workspace:
    """Give Acme with an export of 1 March."""
    acme.make_organisations()
    with time_machine.travel(FIRST, tick=False):
        acme.bring("acme", home, acme.daily_rows())
    return open_workspace("acme")


def made(workspace: Workspace, **changes: object) -> Decision:
    return decide(workspace, replace(WISH, **changes), on=DAY, by=BY)  # type: ignore[arg-type]


def test_what_people_saw_stays_when_a_corrected_export_comes_in(
    workspace: Workspace, home: Path
) -> None:
    # 59 days from 1 January: 59 × 150 + (0 + 1 + … + 58) = 8850 + 1711; later ten more each day.
    name = made(workspace).id
    with time_machine.travel(SECOND, tick=False):
        acme.bring("acme", home, acme.daily_rows(views=160), name="again.csv")
    seen = {one.of: one for one in decision_named(workspace, name).decision.seen}
    assert seen[SeenOf.ACTUAL].value == Decimal(10561)
    assert seen[SeenOf.ACTUAL].text == "10,561"
    assert seen[SeenOf.ACTUAL].on == date(2026, 2, 28)
    assert seen[SeenOf.TARGET].value == Decimal(100000)
    reviewed = review_decision(workspace, name, "Views came to more.", on=LATER, by=BY)
    assert reviewed.seen == decision_named(workspace, name).decision.seen
    assert {one.of: one.value for one in reviewed.found}[SeenOf.ACTUAL] == Decimal(11151)


def test_ids_are_the_day_and_the_place_on_it_and_are_never_given_twice(
    workspace: Workspace,
) -> None:
    assert [made(workspace).id for _ in range(2)] == ["2026-03-01-1", "2026-03-01-2"]
    withdraw(workspace, "2026-03-01-2", on=DAY, by=BY)
    assert made(workspace).id == "2026-03-01-3"
    assert put_back(workspace, "2026-03-01-2", by=BY).what == WISH.what


def test_two_who_decide_at_once_get_an_id_each(workspace: Workspace) -> None:
    shelf = workspace.entries

    class SlowShelf:
        """Lets somebody else decide between looking for an id and keeping it, once."""

        def __init__(self) -> None:
            self.waits = True

        def __getattr__(self, name: str) -> object:
            return getattr(shelf, name)

        def keep_all(self, entries: Iterable[Entry]) -> None:
            if self.waits:
                self.waits = False
                made(workspace, what="Somebody else was first")
            shelf.keep_all(entries)

    slow = replace(workspace, entries=SlowShelf())  # type: ignore[arg-type]
    assert decide(slow, WISH, on=DAY, by=BY).id == "2026-03-01-2"
    assert decision_named(workspace, "2026-03-01-1").decision.what == "Somebody else was first"


def test_a_decision_that_cannot_be_says_field_by_field_what_to_mend(workspace: Workspace) -> None:
    with pytest.raises(FaultyInputError) as refused:
        made(
            workspace,
            what=" ",
            because="",
            about=("scopes/nowhere",),
            owner="Ada Brant",
            review_on=DAY,
            cites=(VIEWS,),
        )
    fields = {one.where for one in refused.value.issues}
    assert fields == {"what", "because", "about", "owner", "review_on", "cites"}
    assert DECISIONS.newest(workspace.entries) == ()


def test_words_are_put_right_while_the_meeting_is_open_and_not_after(workspace: Workspace) -> None:
    session = Session("weekly", "", "board", "Weekly", FIRST, "UTC", 60, SessionStatus.OPEN)
    SESSIONS.keep(workspace.entries, session, about="weekly", by=BY, now=FIRST)
    name = made(workspace, meeting="weekly").id
    put_right = amend(workspace, name, Wording("We make short films", "Why not"), on=LATER, by=BY)
    assert (put_right.what, put_right.seen[0].value) == ("We make short films", Decimal(10561))
    closed = replace(session, status=SessionStatus.CLOSED)
    SESSIONS.keep(workspace.entries, closed, about="weekly", by=BY, now=SECOND)
    with pytest.raises(RefusedQuestionError, match="The meeting on which it was decided is over"):
        amend(workspace, name, Wording("Else", "Why"), on=LATER, by=BY)
    with pytest.raises(RefusedQuestionError):
        withdraw(workspace, name, on=LATER, by=BY)


def test_a_decision_is_due_until_it_is_looked_at_or_another_takes_its_place(
    workspace: Workspace,
) -> None:
    first, second = made(workspace), made(workspace)
    assert all(one.is_due(LATER) for one in decisions(workspace, on=LATER))
    stop = replace(WISH, review_on=None, kind=DecisionKind.STOP)
    third = supersede(workspace, first.id, stop, on=LATER, by=BY)
    log = decisions(workspace, on=LATER)
    assert [one.decision.id for one in log] == [second.id, third.id, first.id]
    assert [one.is_due(LATER) for one in log] == [True, False, False]
    assert log[-1].superseded_by == third.id
    with pytest.raises(RefusedQuestionError, match=third.id):
        supersede(workspace, first.id, stop, on=LATER, by=BY)
    stopped = decisions(workspace, Sought(kind=DecisionKind.STOP, part=VIEWS), on=LATER)
    assert [one.decision.id for one in stopped] == [third.id]


def test_what_was_found_claims_no_cause_that_no_study_shows(workspace: Workspace) -> None:
    name = made(workspace).id
    with pytest.raises(FaultyInputError, match="“drove” says more than grade E allows"):
        review_decision(workspace, name, "Short films drove 600 views.", on=LATER, by=BY)
    assert review_decision(workspace, name, "Views rose since.", on=LATER, by=BY).found
    with pytest.raises(RefusedQuestionError, match="looked at again on 2026-03-20"):
        review_decision(workspace, name, "Again.", on=LATER, by=BY)


def test_action_items_are_carried_over_until_they_are_done_or_dropped(
    workspace: Workspace,
) -> None:
    def item(what: str, owner: str, due: date | None) -> str:
        return agree(workspace, ActionWish(what, owner, due), on=DAY, by=BY).id

    late = item("Cut the film", "Ada Brandt", date(2026, 3, 5))
    own = item("Book the hall", "Bo Lindqvist", date(2026, 3, 25))
    other = item("Ask the lawyer", "Ada Brandt", date(2026, 3, 25))
    some_day = item("Read the book", "Ada Brandt", None)
    found = action_items(workspace, own="Ada Brandt")
    assert [one.about for one in found] == [late, other, own, some_day]
    assert found[0].record.is_overdue(LATER)
    change_action(workspace, late, ActionChange(ActionStatus.DONE), on=LATER, by=BY)
    with pytest.raises(FaultyInputError, match="why it is dropped"):
        change_action(workspace, own, ActionChange(ActionStatus.DROPPED), on=LATER, by=BY)
    dropped = ActionChange(ActionStatus.DROPPED, said="The hall is closed.")
    change_action(workspace, own, dropped, on=LATER, by=BY)
    assert [one.about for one in unfinished(workspace)] == [other, some_day]
    assert ACTIONS.get(workspace.entries, late).record.finished_on == LATER
    undo_action(workspace, late, by=BY)
    assert ACTIONS.get(workspace.entries, late).record.finished_on is None
    assert [one.about for one in unfinished(workspace)] == [late, other, some_day]


def test_who_moves_an_item_that_somebody_else_moved_is_told(workspace: Workspace) -> None:
    name = agree(workspace, ActionWish("Cut the film", "Ada Brandt"), on=DAY, by=BY).id
    change_action(workspace, name, ActionChange(ActionStatus.DOING), on=DAY, by="ada", after=1)
    with pytest.raises(ConflictError, match="ada changed this action item meanwhile"):
        change_action(workspace, name, ActionChange(ActionStatus.DONE), on=DAY, by=BY, after=1)
    with pytest.raises(FaultyInputError, match="names nobody called"):
        change_action(workspace, name, ActionChange(owner="Ada Brant"), on=DAY, by=BY)


def test_what_happened_since_is_told_beside_what_was_seen_and_what_was_corrected(
    workspace: Workspace, home: Path
) -> None:
    name = made(workspace, review_on=None).id
    with time_machine.travel(SECOND, tick=False):
        rows = acme.daily_rows(views=160, until=LATER)
        acme.bring("acme", home, rows, name="again.csv")
    decision = decision_named(workspace, name).decision
    # 1 January to 19 March are 78 days: 78 × 160 + (0 + … + 77) = 12480 + 3003 = 15483; the 59 days
    # that were seen come to 59 × 160 + 1711 = 11151 now, and to 10561 as they were known then.
    (held,) = since_decided(workspace, decision, on=LATER)
    assert (held.seen.value, held.restated, held.value) == (10561, 11151, 15483)
    assert (held.change, held.is_better) == (15483 - 11151, None)
    assert held.says == "4,332 higher since then"
    assert "10,561 was shown, 11,151 is known now" in held.notes[0]
    (then,) = since_decided(workspace, decision, on=LATER, as_of=FIRST)
    assert (then.value, then.change, then.restated) == (10561, None, None)
    assert then.says == "No day after 28 Feb 2026 is known yet."


def test_windows_are_held_together_on_the_day_of_review_and_say_which_days_they_share(
    workspace: Workspace, home: Path
) -> None:
    weekly = acme.PLAN.replace("to-date", "trailing\n            trailing_days: 7", 1)
    workspace.plans.adopt(read_plan(weekly, "plan"), by=BY, now=FIRST)
    followers = VIEWS.replace("views", "followers")
    name = made(workspace, about=(VIEWS, followers), review_on=date(2026, 3, 4)).id
    acme.bring("acme", home, acme.daily_rows(until=LATER), name="again.csv")
    decision = decision_named(workspace, name).decision
    # On day n of the year, from 0, there are 150 + n views and 1000 + n followers. 22 to 28
    # February are days 52 to 58, 26 February to 4 March days 56 to 62; a level is its last day's.
    views, level = since_decided(workspace, decision, on=LATER)
    assert (views.seen.value, views.value, views.change) == (1435, 1463, 28)
    assert (level.seen.value, level.value, level.change) == (1058, 1062, 4)
    assert views.last == date(2026, 3, 4)
    assert (views.says, views.is_better) == ("28 higher since then", True)
    assert views.notes[0] == "Both numbers cover 3 of the same 7 days."
    assert level.notes == ()


def test_a_study_about_the_kpi_speaks_beside_the_number_in_the_words_of_its_grade(
    workspace: Workspace,
) -> None:
    acme_studies.ask()
    study = next(one for one in listed_studies(workspace) if one.run)
    name = study.registration.study.id
    decision = made(workspace, study=name, review_on=None)
    (held,) = since_decided(workspace, decision, on=LATER)
    assert (held.study, held.grade) == (name, grade_of(study))
    finding = next(one for one in decision.seen if one.of is SeenOf.FINDING)
    assert (finding.grade, finding.text) == (held.grade, held.finding)
