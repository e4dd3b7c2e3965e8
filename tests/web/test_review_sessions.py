"""Review sessions at Acme: carried over, minuted, classed, decided in and closed, by use cases."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.web import acme
from tests.web.acme_meetings import COMMITTEE, adopt
from tests.web.held_at_acme import (
    BY,
    FIRST,
    GUESS,
    OFF,
    OTHER,
    SECOND,
    VIEWS,
    WITH_GUESS,
    accept_what_blocks,
    at,
    bring,
    came,
    class_all,
    missing,
    opened,
    wish,
    write,
)
from trueline.contracts.entry_shelf import Entry, EntryShelf
from trueline.coordination.deciding.action import ActionStatus
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.agenda import AgendaPart
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.session import Presence, SessionStatus
from trueline.coordination.reviewing.wishes import Correction
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.usecases.agreed.books import DECISIONS, SESSIONS
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.acting.change_action import (
    ActionChange,
    change_action,
    undo_action,
)
from trueline.usecases.coordinating.meeting.moving import MoveWish, move_meeting, take_back
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.arrange import add_item, move_up, park, take_out
from trueline.usecases.coordinating.reviewing.attend import attend
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    DraftFate,
    NotClosableError,
    close_session,
)
from trueline.usecases.coordinating.reviewing.correct import correct_minutes, corrections_of
from trueline.usecases.coordinating.reviewing.minute import (
    MinuteConflictError,
    minute,
)
from trueline.usecases.coordinating.reviewing.minutes import minutes_of, render_minutes
from trueline.usecases.coordinating.reviewing.open_session import (
    open_session,
    take_opening_back,
)
from trueline.usecases.coordinating.reviewing.resolve import (
    agree_in,
    decide_in,
    decided_in,
    put_back_in,
    take_action_back,
    withdraw_in,
)
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.usecases.workspace import Workspace


@pytest.fixture
def workspace(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    assert home.exists()
    acme.make_organisations()
    monkeypatch.setattr(acme, "PLAN", WITH_GUESS)
    found = adopt(COMMITTEE)
    then = at(found, 5)
    bring(at(found, 2), tmp_path / "acme.csv")
    return then


def test_a_broken_assumption_heads_the_agenda_behind_the_roll_call(workspace: Workspace) -> None:
    items = agenda_of(workspace, FIRST).items
    assert [one.part for one in items[:2]] == [AgendaPart.ROLL_CALL, AgendaPart.ASSUMPTIONS]
    assert items[1].is_broken, items[1].says
    # 1,000 on 1 January and one more every day: 1,058 on 28 February.
    assert "assumes 1.2k to 1.3k; observed is 1.06k" in items[1].says
    assert items[-1].key == "next-meeting"
    assert "12 Mar 2026" in items[-1].says
    assert sum(one.minutes for one in items) == 45


def test_an_action_that_is_not_done_stands_on_every_agenda_without_a_click(
    workspace: Workspace,
) -> None:
    made = agree(workspace, ActionWish("Ask the guild", "Ada Brandt"), on=workspace.today, by=BY)
    key = f"action:{made.id}"
    open_session(workspace, FIRST, by=BY)
    class_all(workspace)
    close_session(workspace, FIRST, Closing(), by=BY)
    assert key in {one.key for one in agenda_of(workspace, FIRST).items}
    assert key in {one.key for one in agenda_of(at(workspace, 12), SECOND).items}
    done = ActionChange(status=ActionStatus.DONE)
    change_action(workspace, made.id, done, on=date(2026, 3, 20), by=BY)
    left = agenda_of(at(workspace, 12), SECOND).items
    assert key not in {one.key for one in left}


def test_an_opened_agenda_stays_whatever_comes_in_later(workspace: Workspace) -> None:
    opened = open_session(workspace, FIRST, by=BY)
    agree(workspace, ActionWish("Too late", "Ada Brandt"), on=workspace.today, by=BY)
    assert agenda_of(workspace, FIRST).items == opened.agenda
    assert (opened.plan_before, opened.next_on) == (2, date(2026, 3, 12))
    with pytest.raises(RefusedQuestionError, match="begun already"):
        open_session(workspace, FIRST, by=OTHER)


def test_a_meeting_opened_by_mistake_is_planned_again_until_something_is_said(
    workspace: Workspace,
) -> None:
    """One that was moved and put back opens, too: its number counts both."""
    adopted = workspace.plans.adopted()
    assert adopted is not None
    move_meeting(workspace, adopted.plan, FIRST, MoveWish(date(2026, 3, 6), because="Snow"), by=BY)
    take_back(workspace, adopted.plan, FIRST, by=BY)
    open_session(workspace, FIRST, by=BY)
    assert take_opening_back(workspace, FIRST, by=BY) is None
    planned = sitting_of(workspace, FIRST).session
    assert (planned.status, planned.agenda) == (SessionStatus.PLANNED, ())
    open_session(workspace, FIRST, by=OTHER)
    attend(workspace, FIRST, "chair", Presence.PRESENT, by=BY)
    with pytest.raises(RefusedQuestionError, match="said in it already"):
        take_opening_back(workspace, FIRST, by=OTHER)


def test_a_meeting_opens_from_the_day_before_its_own(workspace: Workspace) -> None:
    with pytest.raises(RefusedQuestionError, match="it opens from 4 Mar 2026"):
        open_session(at(workspace, 3), FIRST, by=BY)
    assert open_session(at(workspace, 4), FIRST, by=BY).status is SessionStatus.OPEN


def test_an_exception_without_a_class_keeps_the_meeting_open(workspace: Workspace) -> None:
    opened(workspace)
    with pytest.raises(NotClosableError) as refused:
        close_session(workspace, FIRST, Closing(), by=BY)
    assert any("Views of our films" in one.what for one in refused.value.issues)
    park(workspace, FIRST, OFF, by=BY)
    assert any("Views of our films" in one for one in missing(workspace))
    class_all(workspace)
    assert close_session(workspace, FIRST, Closing(), by=BY).status is SessionStatus.CLOSED
    for act in (
        lambda: minute(workspace, FIRST, OFF, "Later", by=BY),
        lambda: attend(workspace, FIRST, "law", Presence.PRESENT, by=BY),
        lambda: decide_in(workspace, FIRST, wish(), by=BY),
        lambda: close_session(workspace, FIRST, Closing(), by=BY),
        lambda: add_item(workspace, FIRST, "More", by=BY),
    ):
        with pytest.raises(RefusedQuestionError):
            act()


def test_decisions_without_a_quorum_keep_the_meeting_open(workspace: Workspace) -> None:
    opened(workspace)
    class_all(workspace)
    made = decide_in(workspace, FIRST, wish(), by=BY)
    assert (made.meeting, made.decided_by, made.plan_before) == (FIRST, "Committee", 2)
    assert made.seen[0].text == "10,561"
    assert "0 of 3 seats are taken, and 2 people are needed" in missing(workspace)[0]
    withdraw_in(workspace, FIRST, made.id, by=BY)
    assert missing(workspace) == []
    put_back_in(workspace, FIRST, made.id, by=BY)
    with pytest.raises(FaultyInputError, match="no deputy for this seat"):
        attend(workspace, FIRST, "law", Presence.DEPUTY, by=BY)
    assert attend(workspace, FIRST, "sponsor", Presence.DEPUTY, by=BY).taken == 1
    same = attend(workspace, FIRST, "chair", Presence.PRESENT, by=BY)
    assert (same.taken, same.is_reached) == (2, False), "Ada Brandt sits on both"
    assert "2 of 3 seats are taken, by 1 person, and 2 people are needed" in missing(workspace)[0]
    assert attend(workspace, FIRST, "chair", Presence.DEPUTY, by=BY).is_reached
    closed = close_session(workspace, FIRST, Closing(), by=BY)
    assert (closed.decisions, closed.plan_after) == ((made.id,), None)


def test_closing_puts_the_draft_in_force_and_shows_which_decision_brought_it(
    workspace: Workspace,
) -> None:
    opened(workspace)
    came(workspace)
    class_all(workspace)
    accept_what_blocks(workspace)
    write(workspace, f"{VIEWS}/target/value", "90000")
    kept = decide_in(workspace, FIRST, wish(kind=DecisionKind.KEEP), by=BY)
    made = decide_in(workspace, FIRST, wish(kind=DecisionKind.CHANGE_TARGET), by=BY)
    adopts = Closing(DraftFate.ADOPT)
    assert missing(workspace) == [
        "The draft of the plan has 1 change, and nobody said what becomes of it."
    ]
    assert "no decision cites an assumption whose numbers changed" in missing(workspace, adopts)[0]
    cited = decide_in(workspace, FIRST, wish(what="Cite", cites=(GUESS,)), by=BY)
    assert len(missing(workspace, adopts)) == 1, "its numbers did not change"
    write(workspace, f"{GUESS}/p50", "1240")
    assert missing(workspace, adopts) == []
    closed = close_session(workspace, FIRST, adopts, by=BY)
    assert (closed.plan_before, closed.plan_after) == (2, 3)
    after = {one.id: one.plan_after for one in decided_in(workspace, FIRST)}
    assert after == {kept.id: None, made.id: 3, cited.id: 3}
    line = workspace.plans.versions()[0]
    assert (line.number, line.approved_by, line.reason) == (3, BY, "Weekly committee, 5 Mar 2026")


def test_nobody_closes_with_a_draft_that_only_they_wrote_or_that_they_did_not_see(
    workspace: Workspace,
) -> None:
    opened(workspace)
    class_all(workspace)
    accept_what_blocks(workspace)
    write(workspace, "channels/instagram/why", "Our people are there.", by=BY)
    adopts = Closing(DraftFate.ADOPT, edit_count=1)
    assert "nobody approves what only they wrote" in missing(workspace, adopts)[0]
    write(workspace, "channels/instagram/vision", "Seen by all who mend.")
    with pytest.raises(ConflictError, match="changed since you looked"):
        close_session(workspace, FIRST, adopts, by=BY)
    left = close_session(workspace, FIRST, Closing(DraftFate.LEAVE), by=BY)
    assert left.plan_after is None
    assert workspace.plans.drafts.current() is not None


class StoppedError(Exception):
    """Stands for a process that ends."""


def test_a_stop_between_plan_and_minutes_leaves_nothing_half_done(workspace: Workspace) -> None:
    opened(workspace)
    class_all(workspace)
    accept_what_blocks(workspace)
    write(workspace, "channels/instagram/why", "Our people are there.")

    class Stopping:
        """The shelf, on a machine that loses its power."""

        def __init__(self, shelf: EntryShelf) -> None:
            self.history, self.newest, self.all = shelf.history, shelf.newest, shelf.all
            self.keep = shelf.keep

        def keep_all(self, _entries: object) -> None:
            raise StoppedError

    stopping = replace(workspace, entries=Stopping(workspace.entries))  # type: ignore[arg-type]
    with pytest.raises(StoppedError):
        close_session(stopping, FIRST, Closing(DraftFate.ADOPT), by=BY)
    assert SESSIONS.get(workspace.entries, FIRST).record.status is SessionStatus.OPEN
    closed = close_session(workspace, FIRST, Closing(), by=BY)
    assert (closed.plan_before, closed.plan_after) == (2, 3)


def test_two_people_write_at_once_and_nothing_is_lost(workspace: Workspace) -> None:
    opened(workspace)
    others = iter(range(3))

    class Busy:
        """The shelf, while somebody else minutes another item at the very same moment."""

        def __init__(self, shelf: EntryShelf) -> None:
            self.history, self.newest, self.all = shelf.history, shelf.newest, shelf.all
            self.shelf = shelf

        def keep(self, entry: Entry) -> Entry:
            if (turn := next(others, None)) is not None:
                minute(workspace, FIRST, "roll-call", f"Said {turn}", by=OTHER)
            return self.shelf.keep(entry)

    busy = replace(workspace, entries=Busy(workspace.entries))  # type: ignore[arg-type]
    minute(busy, FIRST, OFF, "We made fewer films", by=BY)
    session = SESSIONS.get(workspace.entries, FIRST).record
    assert minuted_of(session, OFF).text == "We made fewer films"
    assert minuted_of(session, "roll-call").text == "Said 2"


def test_two_texts_for_one_item_are_a_conflict_that_keeps_both(workspace: Workspace) -> None:
    opened(workspace)
    minute(workspace, FIRST, OFF, "First", was="", by=BY)
    with pytest.raises(MinuteConflictError) as conflict:
        minute(workspace, FIRST, OFF, "Second", was="", by=OTHER)
    assert conflict.value.theirs == "First"
    minute(workspace, FIRST, OFF, "First\r\nand second", was="First", by=OTHER)
    minute(workspace, FIRST, OFF, "First\nand second", was="", by=BY)


def test_what_people_add_move_and_park_is_kept_and_carried_over(workspace: Workspace) -> None:
    early = add_item(workspace, FIRST, "Before", minutes=10, by=BY)
    gone = add_item(workspace, FIRST, "Gone", by=BY)
    take_out(workspace, FIRST, gone.key, by=BY)
    place = [one.key for one in agenda_of(workspace, FIRST).items].index(early.key)
    move_up(workspace, FIRST, early.key, by=BY)
    assert [one.key for one in agenda_of(workspace, FIRST).items].index(early.key) == place - 1
    open_session(workspace, FIRST, by=BY)
    late = add_item(workspace, FIRST, "During", by=OTHER)
    assert [one.key for one in agenda_of(workspace, FIRST).items][-2:] == [
        late.key,
        "next-meeting",
    ]
    park(workspace, FIRST, late.key, by=BY)
    park(workspace, FIRST, early.key, by=BY)
    park(workspace, FIRST, early.key, is_parked=False, by=BY)
    with pytest.raises(RefusedQuestionError, match="every meeting"):
        park(workspace, FIRST, "roll-call", by=BY)
    class_all(workspace)
    close_session(workspace, FIRST, Closing(), by=BY)
    then = {one.key: one for one in agenda_of(at(workspace, 12), SECOND).items}
    assert then[late.key].says == "Left over from “Weekly committee”."
    assert early.key not in then
    with pytest.raises(FaultyInputError):
        add_item(workspace, SECOND, " ", minutes=0, by=BY)


def test_minutes_say_all_and_are_corrected_beside_themselves(workspace: Workspace) -> None:
    opened(workspace)
    came(workspace)
    class_all(workspace)
    minute(workspace, FIRST, OFF, "We made fewer films.", by=BY)
    decide_in(workspace, FIRST, wish(), by=BY)
    agreed = agree_in(workspace, FIRST, ActionWish("Make films", "Ada Brandt"), by=BY)
    slip = agree_in(workspace, FIRST, ActionWish("A slip", "Ada Brandt"), by=BY)
    take_action_back(workspace, FIRST, slip.id, by=BY)
    right = Correction(OFF, "We made more films.", "A slip of the pen")
    with pytest.raises(RefusedQuestionError):
        correct_minutes(workspace, FIRST, right, by=BY)
    closed = close_session(workspace, FIRST, Closing(), by=BY)
    assert closed.actions == (agreed.id,)
    with pytest.raises(FaultyInputError):
        correct_minutes(workspace, FIRST, replace(right, reason=" "), by=BY)
    correct_minutes(workspace, FIRST, right, by=BY)
    assert SESSIONS.get(workspace.entries, FIRST).record == closed
    assert [one.record for one in corrections_of(workspace, FIRST)] == [right]
    told = repr(minutes_of(workspace, FIRST))
    for words in (
        "Cleo Marsh",
        "We made fewer films.",
        "10,561",
        "Make films",
        "A slip of the pen",
    ):
        assert words in told
    assert "A slip'" not in told
    assert render_minutes(workspace, FIRST, "pdf").content.startswith(b"%PDF")
    with pytest.raises(MissingError, match="has not begun"):
        minutes_of(workspace, SECOND)


def test_minutes_of_a_closed_meeting_stay_when_an_action_moves_or_goes(
    workspace: Workspace,
) -> None:
    opened(workspace)
    class_all(workspace)
    moved = agree_in(
        workspace, FIRST, ActionWish("Make films", "Ada Brandt", date(2026, 3, 20)), by=BY
    )
    gone = agree_in(workspace, FIRST, ActionWish("Ask the guild", "Ada Brandt"), by=BY)
    close_session(workspace, FIRST, Closing(), by=BY)
    before, later = minutes_of(workspace, FIRST), at(workspace, 12)
    assert all(words in repr(before) for words in ("20 Mar 2026", "Ask the guild"))
    change = ActionChange(due=date(2026, 4, 30), what="Make fewer films")
    change_action(later, moved.id, change, on=later.today, by=OTHER)
    undo_action(later, gone.id, by=OTHER)
    assert minutes_of(later, FIRST) == before


def test_a_decision_of_another_meeting_is_not_withdrawn_here(workspace: Workspace) -> None:
    opened(workspace)
    made = decide_in(workspace, FIRST, wish(), by=BY)
    DECISIONS.keep(
        workspace.entries,
        replace(made, id="2026-03-05-9", meeting="elsewhere"),
        about="2026-03-05-9",
        by=BY,
        now=workspace.now(),
    )
    for name in ("2026-03-05-9", "2026-03-05-8"):
        with pytest.raises(MissingError):
            withdraw_in(workspace, FIRST, name, by=BY)
