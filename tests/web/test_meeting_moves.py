"""Pages of meetings, bodies and departments: what they show, what they refuse, private feeds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from tests.web.acme_meetings import BY, adopt, hold, plan_of
from trueline.usecases.coordinating.meeting.planned import meeting_of
from trueline.usecases.workspace import Workspace
from trueline.web.models import Membership

FIFTH = "weekly-2026-03-05"
MOVE = reverse("move-meeting", args=[FIFTH])
VIEWER = "viewer@acme.example"

Ask = Callable[[str], Client]


@pytest.fixture
def workspace(home: Path) -> Workspace:  # noqa: ARG001 - opens the database
    acme.make_organisations()
    found = adopt()
    hold(found, "weekly-2026-02-19", law="absent")
    hold(found, "weekly-2026-02-26", law="absent")
    return found


def text(client: Client, name: str) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.usefixtures("workspace")
def test_the_list_says_what_is_next_a_year_ahead_and_how_well_meetings_were_held(ask: Ask) -> None:
    shown = text(ask(VIEWER), "meetings")
    assert "Next: Weekly committee, Thu 5 Mar 2026, 14:30 (Europe/Dublin)." in shown
    assert "Moved from 18 Jun 2026: closed that day" in shown
    assert "February 2027" in shown
    assert "2 of 10 meetings that were due since 5 Jan 2026" in shown
    assert "20.0%" in shown
    assert "third Thursday of the month" in shown
    assert "Not held: 12 Feb 2026, 5 Feb 2026, 29 Jan 2026" in shown


@pytest.mark.usefixtures("workspace")
def test_bodies_show_seats_and_who_was_away_twice(ask: Ask) -> None:
    shown = text(ask(VIEWER), "bodies")
    assert "Coordinated by: steering committee." in shown
    assert "Legal had nobody there in 2 of the last 2 meetings." in shown
    assert "Nobody stands in: name a deputy." in shown
    assert "2 of 3 seats" in shown


@pytest.mark.usefixtures("workspace")
def test_departments_show_what_nobody_looks_after_first(ask: Ask) -> None:
    shown = text(ask(VIEWER), "departments")
    assert "instagram/acme belongs to no department. Say which one keeps it" in shown
    assert "2 things are left over" in shown
    assert shown.index("Legal") < shown.rindex("Sales")


def test_a_meeting_is_moved_and_put_back(workspace: Workspace, ask: Ask) -> None:
    client, plan = ask(BY), plan_of(workspace)
    assert b"Dora" not in client.get(MOVE).content
    given = {"day": "2026-03-06", "starts": "09:15", "because": "Dora is at court", "changes": "0"}
    told = client.post(MOVE, given, follow=True).content.decode()
    assert "Weekly committee is moved to Fri 6 Mar 2026, 09:15." in told
    assert "Moved from 5 Mar 2026: Dora is at court" in told
    assert meeting_of(workspace, plan, FIFTH).local.hour == 9
    back = reverse("take-back-meeting", args=[FIFTH])
    assert back in told
    told = client.post(back, follow=True).content.decode()
    assert "Weekly committee stands as before: Thu 5 Mar 2026, 14:30." in told


def test_a_meeting_is_cancelled_with_its_reason(workspace: Workspace, ask: Ask) -> None:
    client, address = ask(BY), reverse("cancel-meeting", args=[FIFTH])
    assert client.get(address).url == MOVE  # type: ignore[attr-defined]
    assert client.post(address, {"because": " "}).status_code == 422
    told = client.post(address, {"because": "All at the fair"}, follow=True).content.decode()
    assert "Cancelled: All at the fair" in told
    assert meeting_of(workspace, plan_of(workspace), FIFTH).is_cancelled


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"day": "2026-03-12", "because": "Fair"}, "meets on 2026-03-12 already"),
        ({"day": "2026-03-06", "because": ""}, "This field is required"),
        ({"day": "soon", "because": "Fair"}, "Enter a valid date"),
        ({"day": "2026-03-06", "because": "Fair", "changes": "7"}, "look again"),
    ],
)
def test_a_faulty_move_is_told_beside_its_field_and_changes_nothing(
    workspace: Workspace, ask: Ask, given: dict[str, str], says: str
) -> None:
    move = {"day": "2026-03-06", "starts": "09:15", "because": "First", "changes": "0"}
    ask(BY).post(MOVE, move)
    answer = ask(BY).post(MOVE, {"starts": "14:30", **given})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert meeting_of(workspace, plan_of(workspace), FIFTH).day.day == 6


def test_meetings_are_called_and_faults_are_told(workspace: Workspace, ask: Ask) -> None:
    client, address = ask(BY), reverse("call-meeting")
    given = {"title": "Smoke", "body": "committee", "day": "2026-03-03", "starts": "16:00"}
    faulty = client.post(address, {**given, "minutes": "45", "zone": "Ireland/Dublin"})
    assert faulty.status_code == 422
    assert "“Ireland/Dublin” is no time zone." in faulty.content.decode()
    told = client.post(address, {**given, "minutes": "45", "zone": "UTC"}, follow=True)
    assert "Smoke is called for Tue 3 Mar 2026, 16:00." in told.content.decode()
    assert meeting_of(workspace, plan_of(workspace), "called-2026-03-03").session.minutes == 45


@pytest.mark.usefixtures("workspace")
def test_what_a_past_day_knew_is_shown_without_anything_to_press(ask: Ask) -> None:
    shown = ask(BY).get(reverse("meetings"), {"as_of": "2026-02-20"}).content.decode()
    assert "Change<span" not in shown
    assert "Make a private address" not in shown
    assert ask(BY).get(reverse("meetings"), {"as_of": "2025-02-20"}).status_code == 404


@pytest.mark.usefixtures("workspace")
def test_another_organisation_has_none_of_these_meetings(ask: Ask) -> None:
    stranger = ask("owner@other.example")
    assert b"Weekly committee" not in stranger.get(reverse("meetings")).content
    for name in ("move-meeting", "invitation"):
        assert ask(BY).get(reverse(name, args=[FIFTH])).status_code == 200
        assert stranger.get(reverse(name, args=[FIFTH])).status_code == 404
    assert stranger.post(reverse("take-back-meeting", args=[FIFTH])).status_code == 404


@pytest.mark.usefixtures("workspace")
def test_a_meeting_comes_as_a_calendar_file(ask: Ask) -> None:
    answer = ask(VIEWER).get(reverse("invitation", args=[FIFTH]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{FIFTH}.ics"'
    assert b"DTSTART:20260305T143000Z" in answer.content


def made_feed(client: Client) -> str:
    shown = client.post(reverse("renew-feed"))
    assert "no-store" in shown["Cache-Control"]
    found = re.search(r"http://testserver(/calendar/[\w-]{43}\.ics)", shown.content.decode())
    assert found is not None
    return found[1]


def test_a_private_feed_opens_without_a_log_in_and_shows_titles_and_times(
    workspace: Workspace, ask: Ask
) -> None:
    move = {"day": "2026-03-06", "starts": "14:30", "because": "Dora is at court", "changes": "0"}
    ask(BY).post(MOVE, move)
    address = made_feed(ask(VIEWER))
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:Weekly committee" in answer.content
    assert b"court" not in answer.content
    assert b"Dora" not in answer.content
    kept = [entry.document for entry in workspace.entries.all("calendar feed")]
    assert all(address[10:-4] not in document for document in kept)


@pytest.mark.usefixtures("workspace")
def test_an_older_address_opens_nothing_and_neither_does_a_guess(ask: Ask) -> None:
    client = ask(VIEWER)
    first, other = made_feed(client), made_feed(ask(BY))
    second = made_feed(client)
    assert [Client().get(one).status_code for one in (first, second, other)] == [404, 200, 200]
    client.post(reverse("end-feed"))
    assert [Client().get(one).status_code for one in (second, other)] == [404, 200]
    assert client.post(reverse("end-feed")).status_code == 404
    assert Client().get("/calendar/guess.ics").content == b"There is no such calendar.\n"


@pytest.mark.usefixtures("workspace")
def test_who_left_the_organisation_no_longer_follows_its_calendar(ask: Ask) -> None:
    address = made_feed(ask(VIEWER))
    Membership.objects.filter(person__email=VIEWER).delete()
    assert Client().get(address).status_code == 404
