"""Orders, times, quorums and closings of meetings, each worked out by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.changing import (
    minuted_of,
    with_item_up,
    with_minuted,
    without_item,
)
from trueline.coordination.reviewing.closing import PlanChange, lacking, unclassed
from trueline.coordination.reviewing.ordering import in_order, moved_up, numbered, within_time
from trueline.coordination.reviewing.quorum import Quorum, most_people, quorum_of
from trueline.coordination.reviewing.session import (
    Attendance,
    ExceptionClass,
    Minuted,
    Presence,
    Session,
    SessionStatus,
)
from trueline.coordination.reviewing.strategy import changed_assumptions, is_founded, strategic
from trueline.core.errors import MissingError
from trueline.plan.edits import AddPart, RemovePart, SetField
from trueline.plan.governance.body import Body, Seat
from trueline.plan.yaml.text import read_plan

KPI = "scopes/s/social_goals/g/kpis/k"


def item(key: str, part: AgendaPart, **changes: object) -> AgendaItem:
    return replace(AgendaItem(key, part, key.title()), **changes)  # type: ignore[arg-type]


ROLL = item("roll-call", AgendaPart.ROLL_CALL)
ACTION = item("action", AgendaPart.ACTIONS)
HELD = item("held", AgendaPart.ASSUMPTIONS)
BROKEN = item("broken", AgendaPart.ASSUMPTIONS, is_broken=True)
WORSE = item("worse", AgendaPart.ASSUMPTIONS, is_broken=True, rank=Decimal(2))
SMALL = item("small", AgendaPart.EXCEPTIONS, must_be_classed=True, rank=Decimal(1))
LARGE = item("large", AgendaPart.EXCEPTIONS, must_be_classed=True, rank=Decimal(5))
LAST = item("next", AgendaPart.NEXT)
ALL = (LAST, SMALL, HELD, ACTION, BROKEN, LARGE, ROLL, WORSE)


def session(*items: AgendaItem, **changes: object) -> Session:
    starts = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
    plain = Session(
        "weekly-2026-03-05", "weekly", "committee", "Weekly", starts, "Europe/Dublin", 45,
        SessionStatus.OPEN, tuple(items),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def keys(items: tuple[AgendaItem, ...]) -> list[str]:
    return [one.key for one in items]


def test_a_broken_assumption_is_item_1_and_the_largest_stakes_lead_the_exceptions() -> None:
    ordered = in_order(ALL)
    assert keys(ordered) == [
        "roll-call", "worse", "broken", "action", "held", "large", "small", "next",
    ]  # fmt: skip
    assert numbered(ordered)[:2] == ((0, ROLL), (1, WORSE))


def test_what_people_moved_stays_moved_and_what_is_new_stands_where_it_would() -> None:
    wished = ("roll-call", "broken", "small", "action", "large", "next")
    assert keys(in_order(ALL, wished)) == [
        "roll-call", "worse", "broken", "small", "held", "action", "large", "next",
    ]  # fmt: skip


def test_nothing_goes_before_the_roll_call() -> None:
    ordered = in_order(ALL)
    assert keys(moved_up(ordered, "large"))[4:6] == ["large", "held"]
    assert moved_up(ordered, "worse") == moved_up(ordered, "roll-call") == ordered
    assert moved_up(ordered, "nothing") == ordered


def test_of_two_items_with_one_key_the_first_stays() -> None:
    again = replace(SMALL, title="Left over")
    assert in_order([SMALL, again]) == (SMALL,)


def test_a_meeting_of_45_minutes_is_shared_out_by_what_items_ask_for() -> None:
    # 4 items, a minute each and 41 to share by 2 : 10 : 8 : 3 of 23, that is 3.57, 17.83, 14.26
    # and 5.35: 3 + 17 + 14 + 5 = 39, and the 2 that are left go to .83 and .57.
    asked = [replace(ROLL, minutes=2), replace(BROKEN, minutes=10), replace(LARGE, minutes=8)]
    asked.append(replace(HELD, minutes=3))
    assert [one.minutes for one in within_time(asked, 45)] == [5, 19, 15, 6]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.integers(5, 240))
def test_shares_add_up_to_the_meeting_or_say_that_it_is_too_short(
    asked: list[int], minutes: int
) -> None:
    items = [replace(HELD, key=str(place), minutes=one) for place, one in enumerate(asked)]
    given_minutes = [one.minutes for one in within_time(items, minutes)]
    assert sum(given_minutes) == max(minutes, len(items))
    assert min(given_minutes) >= 1


SEATS = tuple(Seat(name, f"Person {name}", deputy=f"Deputy {name}") for name in "abcdef")


def came(*ways: Presence) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(seat.id, seat.person, way) for seat, way in zip(SEATS, ways, strict=False)
    )


def test_a_quorum_counts_seats_taken_by_the_person_or_the_deputy() -> None:
    said = came(Presence.PRESENT, Presence.DEPUTY, Presence.EXCUSED, Presence.ABSENT)
    found = quorum_of(Body("b", "B", quorum=2, seats=SEATS), said)
    assert found == Quorum(2, 2, 6, ("Person e", "Person f"), people=2)
    assert found.is_reached


def test_without_a_quorum_of_its_own_more_than_half_of_the_seats_is_needed() -> None:
    three = came(*[Presence.PRESENT] * 3)
    found = quorum_of(Body("b", "B", seats=SEATS), three)
    assert (found.needed, found.is_reached) == (4, False)
    assert quorum_of(Body("b", "B", seats=SEATS[:5]), three).is_reached
    assert quorum_of(None, ()).is_reached


def test_a_seat_that_was_said_twice_counts_as_it_was_said_last() -> None:
    said = (Attendance("a", "A", Presence.PRESENT), Attendance("a", "A", Presence.ABSENT))
    assert quorum_of(Body("b", "B", seats=SEATS), said).taken == 0


def decision(**changes: object) -> Decision:
    return replace(
        Decision("2026-03-05-1", "End it", DecisionKind.STOP, "It brings nothing"),
        **changes,  # type: ignore[arg-type]
    )


REACHED, EMPTY = Quorum(4, 4, 6, (), people=4), Quorum(0, 4, 6, (), people=0)


def test_an_exception_without_a_class_cannot_close_even_where_it_is_parked() -> None:
    parked = session(LARGE, SMALL, HELD, minuted=(Minuted("large", is_parked=True),))
    assert unclassed(parked) == ("Large", "Small")
    issues = lacking(parked, REACHED, ())
    assert [one.what for one in issues] == ["“Large” has no class.", "“Small” has no class."]
    classed = with_minuted(parked, "large", lambda one: replace(one, variance=ExceptionClass.NOISE))
    assert unclassed(classed) == ("Small",)
    assert minuted_of(classed, "large").is_parked


def test_decisions_need_a_quorum_and_a_meeting_without_them_does_not() -> None:
    assert lacking(session(), EMPTY, ()) == ()
    issues = lacking(session(), EMPTY, [decision()])
    assert "0 of 6 seats are taken, and 4 people are needed" in issues[0].what


def test_whoever_has_two_seats_or_stands_in_for_two_counts_once() -> None:
    body = Body("b", "B", quorum=2, seats=SEATS[:3])
    alone = (
        Attendance("a", "Ada Brandt", Presence.PRESENT),
        Attendance("b", "ada  brandt", Presence.PRESENT),
        Attendance("c", "Cleo", Presence.DEPUTY, deputy="Ada Brandt"),
    )
    found = quorum_of(body, alone)
    assert (found.taken, found.people, found.is_reached) == (3, 1, False)
    assert found.words == "3 of 3 seats are taken, by 1 person"
    assert "3 of 3 seats are taken, by 1 person" in lacking(session(), found, [decision()])[0].what
    two = (*alone[:2], replace(alone[2], deputy="Bo"))
    assert quorum_of(body, two).is_reached
    # Ada has both, so that only Bo, who stands in for one of them, makes a second person.
    shared = (Seat("a", "Ada", deputy="Bo"), Seat("b", "Ada"), Seat("c"))
    assert most_people(Body("b", "B", seats=shared)) == 2


def test_a_body_without_seats_cannot_decide_and_says_what_to_do() -> None:
    (issue,) = lacking(session(), quorum_of(Body("b", "B"), ()), [decision()])
    assert "has no seats in the plan of this meeting" in issue.what
    assert "Take the decisions back and keep them outside of a meeting" in issue.remedy
    assert lacking(session(), quorum_of(None, ()), [decision()]) == ()


@pytest.mark.parametrize(
    ("made", "left"),
    [
        ((), 1),
        ((decision(),), 1),
        ((decision(cites=("other",)),), 1),
        ((decision(why_not="  "),), 1),
        ((decision(cites=("guess",)),), 0),
        ((decision(), decision(why_not="A law changed")), 0),
    ],
)
def test_a_change_of_strategy_cites_a_changed_assumption_or_says_why_not(
    made: tuple[Decision, ...], left: int
) -> None:
    change = PlanChange(3, 2, frozenset({"guess"}))
    assert len(lacking(session(), REACHED, made, change)) == left
    assert is_founded(made, {"guess"}) is not bool(left)
    assert lacking(session(), REACHED, made, replace(change, strategic=0)) == ()


def test_goals_kpis_targets_and_tactics_are_strategy_and_their_guesses_and_steps_are_not() -> None:
    edits = (
        SetField(f"{KPI}/target/value", "5", "4"),
        SetField(f"{KPI}/owner", "Ada", "Bo"),
        SetField(f"{KPI}/assumptions/a/p50", "5", "4"),
        AddPart("scopes/s/social_goals/g/tactics", "t", {}, ""),
        AddPart("scopes/s/social_goals/g/tactics/t/actions", "x", {}, ""),
        SetField("scopes/s/social_goals/g/tactics/t/until", "2026-12-01", None),
        RemovePart("goals/grow", {}, ""),
        SetField("goals/grow/source", "Paper 8", "Paper 7"),
        SetField("channels/x/status", "closed", "active"),
        SetField("support/desk/hours_assigned", "6", "4"),
    )
    places = [edits.index(one) for one in strategic(edits)]
    assert places == [0, 3, 5, 6]


PLAN = """
organisation: Acme
title: Acme in 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives: [{id: c, name: Customers, weight: 1}]
scopes:
  - id: s
    name: Service
    social_goals:
      - id: g
        name: Answer
        kpis:
          - id: k
            name: Calls
            metric: views@1
            direction: up
            perspective: c
            assumptions:
              - {id: a, statement: A, p50: 5, p10: 4, p90: 6}
              - {id: b, statement: B, p50: 5}
"""


def test_an_assumption_changed_when_its_numbers_did_and_not_its_words() -> None:
    old = read_plan(PLAN, "old")
    new = read_plan(PLAN.replace("p90: 6", "p90: 7").replace("statement: B", "statement: C"), "new")
    assert changed_assumptions(old, new) == {f"{KPI}/assumptions/a"}
    assert changed_assumptions(old, old) == frozenset()


def test_what_the_system_put_on_an_agenda_stays_there() -> None:
    own = item("added:1", AgendaPart.ADDED, by="ada@acme.example")
    meeting = session(LARGE, own, minuted=(Minuted("added:1", "Said"),))
    without = without_item(meeting, "added:1")
    assert keys(without.agenda) == ["large"]
    assert without.minuted == ()
    with pytest.raises(MissingError, match="stays there"):
        without_item(meeting, "large")
    with pytest.raises(MissingError, match="no item nowhere"):
        with_item_up(meeting, "nowhere")


def test_minutes_stand_in_the_order_of_the_agenda() -> None:
    meeting = session(LARGE, SMALL)
    for key in ("small", "large"):
        meeting = with_minuted(meeting, key, lambda one: replace(one, text="Said"))
    assert [one.key for one in meeting.minuted] == ["large", "small"]
    assert date(2026, 3, 5) == meeting.starts.date()
