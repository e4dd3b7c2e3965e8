"""An organisation that answers customers: cover hours, promises and nine weeks of messages.

Every weekday somebody asks at 10:00 by Instagram and has an answer at 10:30; on Tuesdays a second
one writes by mail at 19:00 and is answered on Wednesday at 09:20. One question of 26 February is
never answered and one conversation is spam. All in Dublin, where it is winter: UTC.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

FIRST, WEEKS, TUESDAY = date(2025, 12, 29), 9, 1
OWNER = "owner@desk.example"
HEADER = "account,thread,message,sent_at,author,kind,channel,person"
COVER = """
calendars:
  - id: desk
    name: Service desk
    zone: Europe/Dublin
    hours: ["Mon-Fri 09:00-17:00"]
    holidays: IE
promises:
  - {id: hour, name: Within the hour, calendar: desk, first_reply_min: 60, share: 0.9}
support:
  - id: answers
    activity: Answer conversations
    role: Desk
    backup: Bo
    hours_assigned: 20
    handling_min: 12
    promise: hour
    shrinkage: 0.2
    funded_until: 2026-04-01
  - {id: posts, activity: Read posts, hours_required: 3, hours_assigned: 3}
"""


def make_desk(folder: Path, *, cover: str = COVER) -> None:
    """Make the organisation with its plan and its messages."""
    make_organisation(OrganisationRecord("desk", "Desk", today=acme.TODAY))
    join(make_person(OWNER, name="Dee Desk"), "desk", list(Role))
    plan = read_plan(acme.PLAN + cover, "plan")
    open_workspace("desk").plans.adopt(plan, by=OWNER, now=acme.PLAN_APPROVED_AT)
    assert acme.bring("desk", folder, messages(), name="messages.csv").batch is not None


def messages() -> str:
    """Give the file of messages."""
    rows = (f"inbox/desk,{row}" for row in _rows())
    return "\n".join((HEADER, *rows)) + "\n"


def _rows() -> Iterator[str]:
    for day in (FIRST + timedelta(days=place) for place in range(7 * WEEKS)):
        if day.weekday() < 5:
            yield from _thread(f"{day}", "instagram", (day, time(10)), (day, time(10, 30)))
        if day.weekday() == TUESDAY:
            tomorrow = day + timedelta(days=1)
            yield from _thread(f"{day}-m", "email", (day, time(19)), (tomorrow, time(9, 20)))
    yield f"open,open-1,{_at(date(2026, 2, 26), time(11))},customer,,instagram,zoe"
    yield f"spam,spam-1,{_at(date(2026, 2, 25), time(11))},customer,,email,"
    yield f"spam,spam-2,{_at(date(2026, 2, 25), time(12))},agent,spam,email,"


def _thread(
    name: str, channel: str, asked: tuple[date, time], answered: tuple[date, time]
) -> Iterator[str]:
    yield f"{name},{name}-1,{_at(*asked)},customer,,{channel},{name}"
    yield f"{name},{name}-2,{_at(*asked)},bot,,{channel},"
    yield f"{name},{name}-3,{_at(*answered)},agent,,{channel},"
    yield f"{name},{name}-4,{_at(*answered)},agent,resolved,{channel},"


def _at(day: date, clock: time) -> str:
    return f"{datetime.combine(day, clock):%Y-%m-%dT%H:%M:%S}Z"
