"""Acme's committee: two series of meetings, six of its departments' seats, who came and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.web import acme
from trueline.coordination.reviewing.session import Attendance, Presence, SessionStatus
from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

ADOPTED_AT = acme.PLAN_APPROVED_AT + timedelta(hours=1)
BY = "contributor@acme.example"
OWNER = "owner@seated.example"
COMMITTEE = """
departments:
  - {id: sales, name: Sales}
  - {id: law, name: Legal}
coordinated_by: steering committee
bodies:
  - id: committee
    name: Committee
    purpose: To decide together.
    remit: [Policies]
    seats:
      - {id: sponsor, person: Cleo Marsh, deputy: Ada Brandt, role: executive sponsor}
      - {id: chair, person: Ada Brandt, deputy: Bo Lindqvist, role: chair, department: sales}
      - {id: law, person: Dora Finch, role: legal and compliance, department: law}
meetings:
  - id: weekly
    name: Weekly committee
    body: committee
    rule: FREQ=WEEKLY;BYDAY=TH
    starts: '14:30'
    zone: Europe/Dublin
    minutes: 45
    place: Room 2
  - id: review
    name: Plan review
    body: committee
    kind: plan review
    rule: FREQ=MONTHLY;BYDAY=3TH
    starts: '10:00'
    zone: Europe/Dublin
    minutes: 90
    closed: [2026-06-18]
"""


def adopt(text: str = COMMITTEE, at: datetime = ADOPTED_AT) -> Workspace:
    """Put Acme's plan in force with its committee, and give its workspace."""
    workspace = open_workspace("acme")
    plan = read_plan(acme.PLAN + text, "plan")
    workspace.plans.adopt(plan, by="ada@acme.example", now=at)
    return workspace


def plan_of(workspace: Workspace) -> Plan:
    """Give the plan in force."""
    adopted = workspace.plans.adopted()
    assert adopted is not None
    return adopted.plan


def hold(workspace: Workspace, meeting: str, *, on: date | None = None, law: str = "") -> None:
    """Write down that a meeting was held.

    Args:
        workspace: Acme's.
        meeting: Its id.
        on: Day on which it was; None for its own.
        law: How the seat of Legal was taken; empty when nobody said.
    """
    session = meeting_of(workspace, plan_of(workspace), meeting).session
    at = session.starts if on is None else datetime(on.year, on.month, on.day, 14, tzinfo=UTC)
    came = (Attendance("law", "Dora Finch", Presence(law), department="law"),) if law else ()
    held = replace(
        session,
        starts=at,
        status=SessionStatus.CLOSED,
        attendance=came,
        as_of=at,
        closed_at=at + timedelta(minutes=45),
    )
    SESSIONS.keep(workspace.entries, held, about=meeting, by=BY, now=workspace.now())


def make_committee() -> None:
    """Make an organisation whose committee met seven times and missed one, for the browser."""
    make_organisation(OrganisationRecord("seated", "Seated", today=acme.TODAY))
    join(make_person(OWNER, name="Sia Seated"), "seated", list(Role))
    workspace = open_workspace("seated")
    plan = read_plan(acme.PLAN + COMMITTEE, "plan")
    workspace.plans.adopt(plan, by=OWNER, now=ADOPTED_AT)
    came = {"01-08": "present", "01-15": "absent", "01-22": "excused", "01-29": "sent the deputy"}
    for day, law in {**came, "02-05": "present", "02-12": "absent", "02-26": ""}.items():
        hold(workspace, f"weekly-2026-{day}", law=law)
