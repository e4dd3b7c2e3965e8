"""Meetings at Acme: planned, moved, cancelled, called, held, missed, and in calendars."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.web import acme
from tests.web.acme_meetings import BY, COMMITTEE, adopt, hold, plan_of
from trueline.coordination.meeting.adherence import Held
from trueline.coordination.reviewing.session import SessionStatus
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.usecases.coordinating.coverage_map import coverage_map
from trueline.usecases.coordinating.meeting.adherence import review_adherence
from trueline.usecases.coordinating.meeting.attendance import attendance_of, attendees
from trueline.usecases.coordinating.meeting.calendar_file import (
    Shown,
    calendar_feed,
    invitation,
)
from trueline.usecases.coordinating.meeting.calling import CallWish, call_meeting
from trueline.usecases.coordinating.meeting.moving import (
    MoveWish,
    cancel_meeting,
    move_meeting,
    take_back,
)
from trueline.usecases.coordinating.meeting.planned import (
    meeting_of,
    next_meeting,
    planned_meetings,
)
from trueline.usecases.watching.alert import AlertKind
from trueline.usecases.watching.of_meetings import alerts_of_meetings
from trueline.usecases.workspace import Workspace

MARCH = date(2026, 3, 1), date(2026, 4, 1)
FIFTH = "weekly-2026-03-05"


@pytest.fixture
def workspace(home: Path) -> Workspace:  # noqa: ARG001 - opens the database
    acme.make_organisations()
    return adopt()


def ids(workspace: Workspace, first: date, until: date) -> list[str]:
    found = planned_meetings(workspace, plan_of(workspace), first, until)
    return [one.id for one in found]


def move(workspace: Workspace, meeting: str, wish: MoveWish, after: int | None = None) -> None:
    move_meeting(workspace, plan_of(workspace), meeting, wish, by=BY, after=after)


def events(content: bytes) -> dict[str, dict[str, str]]:
    """Read a calendar file back with the library, by the meetings' ids."""
    calendar = Calendar.from_ical(content)
    return {
        str(one["UID"]).partition("@")[0]: {
            "starts": one.decoded("DTSTART").astimezone(UTC).isoformat(),
            "ends": one.decoded("DTEND").astimezone(UTC).isoformat(),
            "sequence": str(one["SEQUENCE"]),
            "status": str(one["STATUS"]),
            "title": str(one["SUMMARY"]),
            "place": str(one.get("LOCATION", "")),
            "words": str(one.get("DESCRIPTION", "")),
        }
        for one in calendar.walk("VEVENT")
    }


def test_twelve_reviews_are_dated_a_year_ahead_and_one_is_moved(workspace: Workspace) -> None:
    year = planned_meetings(workspace, plan_of(workspace), date(2026, 1, 1), date(2027, 1, 1))
    reviews = [one for one in year if one.session.series == "review"]
    assert len(reviews) == 12
    assert [(one.id, one.day) for one in reviews if one.is_moved] == [
        ("review-2026-06-18", date(2026, 6, 19))
    ]
    assert [one.because for one in reviews if one.is_moved] == ["closed that day"]


def test_a_meeting_that_is_moved_keeps_its_id_and_can_be_put_back(workspace: Workspace) -> None:
    plan = plan_of(workspace)
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), "09:15", "Dora is at court", "Room 9"))
    moved = meeting_of(workspace, plan, FIFTH)
    assert (moved.day, moved.because, moved.changes) == (date(2026, 3, 6), "Dora is at court", 1)
    assert moved.session.starts == datetime(2026, 3, 6, 9, 15, tzinfo=UTC)
    assert ids(workspace, *MARCH)[0] == FIFTH
    move(workspace, FIFTH, MoveWish(date(2026, 3, 9), because="Again"))
    again = take_back(workspace, plan, FIFTH, by=BY)
    assert again is not None
    assert (again.day, again.session.place) == (date(2026, 3, 6), "Room 9")


def test_what_is_taken_back_altogether_follows_the_plan_again(workspace: Workspace) -> None:
    plan = plan_of(workspace)
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="Dora is at court"))
    back = take_back(workspace, plan, FIFTH, by=BY)
    assert back == meeting_of(workspace, plan, FIFTH)
    assert back is not None
    assert (back.changes, back.session.starts.day) == (2, 5)
    with pytest.raises(MissingError, match="Nobody moved"):
        take_back(workspace, plan, FIFTH, by=BY)
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="At last"), after=back.changes)


def test_who_saw_an_older_state_changes_nothing(workspace: Workspace) -> None:
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="First"), after=0)
    with pytest.raises(ConflictError, match=BY):
        move(workspace, FIFTH, MoveWish(date(2026, 3, 7), because="Second"), after=0)
    assert meeting_of(workspace, plan_of(workspace), FIFTH).day == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("wish", "field", "says"),
    [
        (MoveWish(date(2026, 3, 12), because="Fair"), "day", "meets on 2026-03-12 already"),
        (MoveWish(date(2026, 3, 5), because="Fair"), "day", "begins then already"),
        (MoveWish(date(2026, 3, 6)), "because", "Nothing says why"),
        (MoveWish(date(2026, 3, 6), "25:00", "Fair"), "starts", "is no hour"),
        (MoveWish(date(1066, 3, 6), because="Fair"), "day", "cannot be the day"),
    ],
)
def test_a_move_that_cannot_be_is_refused_with_its_field(
    workspace: Workspace, wish: MoveWish, field: str, says: str
) -> None:
    with pytest.raises(FaultyInputError) as refused:
        move(workspace, FIFTH, wish)
    (issue,) = refused.value.issues
    assert (issue.where, says in issue.what, issue.remedy[-1]) == (field, True, ".")


def test_what_was_opened_stays_where_it_was(workspace: Workspace) -> None:
    hold(workspace, "weekly-2026-02-26")
    plan = plan_of(workspace)
    with pytest.raises(RefusedQuestionError, match="was opened already"):
        move(workspace, "weekly-2026-02-26", MoveWish(date(2026, 3, 2), because="Later"))
    with pytest.raises(RefusedQuestionError, match="was opened already"):
        cancel_meeting(workspace, plan, "weekly-2026-02-26", "Fair", by=BY)
    with pytest.raises(RefusedQuestionError, match="was opened already"):
        take_back(workspace, plan, "weekly-2026-02-26", by=BY)
    with pytest.raises(MissingError, match="no meeting weekly-2026-02-27"):
        meeting_of(workspace, plan, "weekly-2026-02-27")


def test_the_next_meeting_leaves_out_what_is_cancelled(workspace: Workspace) -> None:
    plan = plan_of(workspace)
    cancel_meeting(workspace, plan, FIFTH, "Fair", by=BY)
    after = datetime(2026, 3, 1, tzinfo=UTC)
    found = next_meeting(workspace, plan, "weekly", after=after)
    assert found is not None
    assert found.id == "weekly-2026-03-12"
    assert next_meeting(workspace, plan, "yearly", after=after) is None
    with pytest.raises(RefusedQuestionError, match="cancelled already"):
        cancel_meeting(workspace, plan, FIFTH, "Fair", by=BY)


def test_meetings_are_called_by_hand_and_two_of_a_day_have_their_own_ids(
    workspace: Workspace,
) -> None:
    plan = plan_of(workspace)
    wish = CallWish("Smoke", date(2026, 7, 3), "16:00", "Europe/Dublin", 30, "committee", "A kit")
    first, second = (call_meeting(workspace, plan, wish, by=BY) for _ in range(2))
    assert (first.id, second.id) == ("called-2026-07-03", "called-2026-07-03-2")
    assert first.session.starts == datetime(2026, 7, 3, 15, tzinfo=UTC)
    assert [one.person for one in attendees(plan, first)] == [
        "Cleo Marsh",
        "Ada Brandt",
        "Dora Finch",
    ]
    assert take_back(workspace, plan, first.id, by=BY) is None
    assert "called-2026-07-03" not in ids(workspace, date(2026, 7, 3), date(2026, 7, 4))
    assert call_meeting(workspace, plan, wish, by=BY).id == "called-2026-07-03-3"


def test_a_call_that_cannot_be_names_each_fault(workspace: Workspace) -> None:
    wish = CallWish(" ", date(2026, 7, 3), "4 pm", "Ireland/Dublin", 0, "board")
    with pytest.raises(FaultyInputError) as refused:
        call_meeting(workspace, plan_of(workspace), wish, by=BY)
    fields = [one.where for one in refused.value.issues]
    assert fields == ["title", "minutes", "body", "starts", "zone"]


def test_adherence_is_counted_by_hand(workspace: Workspace) -> None:
    """Eight Thursdays were due from the plan's 5 January to 1 March; five were held in time."""
    hold(workspace, "weekly-2026-01-08")
    hold(workspace, "weekly-2026-01-15", on=date(2026, 1, 16))
    hold(workspace, "weekly-2026-01-22", on=date(2026, 1, 29))  # on the day of the next: late
    hold(workspace, "weekly-2026-01-29")
    cancel_meeting(workspace, plan_of(workspace), "weekly-2026-02-05", "Fair", by=BY)
    hold(workspace, "weekly-2026-02-19")
    hold(workspace, "weekly-2026-02-26")
    every, weekly, review = review_adherence(workspace, on=acme.TODAY)
    assert [one.held for one in weekly.due] == [
        Held.IN_TIME,
        Held.IN_TIME,
        Held.LATE,
        Held.IN_TIME,
        Held.CANCELLED,
        Held.MISSED,
        Held.IN_TIME,
        Held.IN_TIME,
    ]
    assert weekly.share == Decimal(5) / 8
    assert weekly.since == date(2026, 1, 5)
    assert [one.day for one in review.due] == [date(2026, 1, 15), date(2026, 2, 19)]
    assert (every.in_time, len(every.due)) == (5, 10)


def test_what_may_still_be_held_in_time_or_was_moved_ahead_does_not_count_yet(
    workspace: Workspace,
) -> None:
    """26 February is in time until the next Thursday, 5 March, is due."""

    def days(on: date) -> list[date]:
        return [one.day for one in review_adherence(workspace, on=on)[1].due]

    last = date(2026, 2, 26)
    assert last not in days(date(2026, 3, 4))
    assert last in days(date(2026, 3, 5))
    move(workspace, "weekly-2026-02-26", MoveWish(date(2026, 3, 7), because="Snow"))
    assert last not in days(date(2026, 3, 7))
    assert last in days(date(2026, 3, 8))


def test_a_new_rule_makes_nobody_late_for_what_came_before_it(workspace: Workspace) -> None:
    tuesdays = COMMITTEE.replace("BYDAY=TH", "BYDAY=TU")
    adopt(tuesdays, datetime(2026, 2, 10, 8, tzinfo=UTC))
    _, weekly, _ = review_adherence(workspace, on=acme.TODAY)
    assert [one.day.strftime("%a %d %b") for one in weekly.due] == [
        "Thu 08 Jan",
        "Thu 15 Jan",
        "Thu 22 Jan",
        "Thu 29 Jan",
        "Thu 05 Feb",
        "Tue 10 Feb",
        "Tue 17 Feb",
    ]


def test_a_plan_that_came_in_the_evening_makes_nobody_late_that_afternoon(home: Path) -> None:  # noqa: ARG001 - opens the database
    acme.make_organisations()
    workspace = adopt(COMMITTEE, datetime(2026, 1, 8, 17, tzinfo=UTC))
    _, weekly, _ = review_adherence(workspace, on=date(2026, 1, 22))
    assert [one.day for one in weekly.due] == [date(2026, 1, 15)]


def test_nothing_is_due_before_a_plan_names_a_series(home: Path) -> None:  # noqa: ARG001 - opens the database
    acme.make_organisations()
    workspace = adopt("")
    assert review_adherence(workspace, on=acme.TODAY) == ()


def test_a_department_that_is_away_twice_is_pointed_out(workspace: Workspace) -> None:
    for day, law in (("02-05", "absent"), ("02-12", "excused"), ("02-19", "present")):
        hold(workspace, f"weekly-2026-{day}", law=law)
    (committee,) = attendance_of(workspace, plan_of(workspace))
    law = committee.seats[2]
    assert (law.missed, law.excused, law.told, law.is_missed_too_often) == (2, 1, 3, True)
    assert law.share == Decimal(1) / 3
    assert committee.seats[0].share is None


def test_what_nobody_looks_after_stands_first(workspace: Workspace) -> None:
    found = coverage_map(plan_of(workspace))
    assert [line.department.name for line in found.lines] == ["Legal", "Sales"]
    assert [one.what for one in found.orphans] == [
        "instagram/acme belongs to no department.",
        "Nobody stands in for Dora Finch in Committee.",
    ]


def test_meetings_of_two_days_and_the_newest_that_was_missed_are_told(
    workspace: Workspace,
) -> None:
    hold(workspace, "weekly-2026-02-26")
    told = alerts_of_meetings(workspace, plan_of(workspace), on=date(2026, 3, 3))
    assert [(one.kind, one.title) for one in told] == [
        (
            AlertKind.MEETING,
            "Weekly committee meets on 5 Mar 2026 at 14:30 (Europe/Dublin)",
        ),
        (AlertKind.MISSED, "Plan review of 19 Feb 2026 was not held"),
    ]
    assert told[0].why.startswith("Called are Cleo Marsh or Ada Brandt, Ada Brandt or Bo Lindq")
    assert told[0].why.endswith("Dora Finch. Where: Room 2.")
    assert alerts_of_meetings(workspace, plan_of(workspace), on=date(2026, 3, 2))[0].kind is (
        AlertKind.MISSED
    )


def test_a_calendar_file_is_read_back_as_it_was_written(workspace: Workspace) -> None:
    """Clocks in Dublin go forward on 29 March: 14:30 is 14:30 UTC before and 13:30 after."""
    plan, adopted = plan_of(workspace), workspace.plans.adopted()
    before = events(calendar_feed(workspace, adopted))
    assert before["weekly-2026-03-26"]["starts"] == "2026-03-26T14:30:00+00:00"
    assert before["weekly-2026-04-02"]["starts"] == "2026-04-02T13:30:00+00:00"
    assert before["weekly-2026-04-02"]["ends"] == "2026-04-02T14:15:00+00:00"
    assert before[FIFTH]["place"] == "Room 2"
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="Secret reason"))
    cancel_meeting(workspace, plan, "weekly-2026-03-12", "Fair", by=BY)
    after = events(calendar_feed(workspace, adopted))
    assert after.keys() == before.keys()
    assert after[FIFTH]["starts"] == "2026-03-06T14:30:00+00:00"
    assert after[FIFTH]["words"] == ""
    assert int(after[FIFTH]["sequence"]) == int(before[FIFTH]["sequence"]) + 1
    assert after["weekly-2026-03-12"]["status"] == "CANCELLED"
    take_back(workspace, plan, FIFTH, by=BY)
    back = events(calendar_feed(workspace, adopted))[FIFTH]
    assert back["starts"] == before[FIFTH]["starts"]
    assert int(back["sequence"]) == int(before[FIFTH]["sequence"]) + 2


def test_a_file_of_one_meeting_says_why_and_is_the_same_until_it_changes(
    workspace: Workspace,
) -> None:
    adopted = workspace.plans.adopted()
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="Dora is at court"))
    shown = Shown(lambda name: f"https://acme.example/meetings/{name}/", says_why=True)
    made = invitation(workspace, adopted, [FIFTH], shown=shown)
    assert events(made)[FIFTH]["words"] == "Dora is at court"
    assert b"URL:https://acme.example/meetings/weekly-2026-03-05/" in made
    assert made == invitation(workspace, adopted, [FIFTH], shown=shown)


def test_a_plan_that_drops_a_series_keeps_what_was_held_of_it(workspace: Workspace) -> None:
    hold(workspace, "weekly-2026-02-26")
    move(workspace, FIFTH, MoveWish(date(2026, 3, 6), because="Fair"))
    adopt("", datetime(2026, 2, 27, tzinfo=UTC))
    found = planned_meetings(workspace, plan_of(workspace), date(2026, 2, 1), date(2026, 4, 1))
    assert [(one.id, one.session.status) for one in found] == [
        ("weekly-2026-02-26", SessionStatus.CLOSED)
    ]
