"""Acme's rules: policies with a quiz, a course, escalation with a drill, who answers for what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tests.web import acme
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.coordinating.escalation.follow import answer, close_incident
from trueline.usecases.coordinating.escalation.open_incident import Seen, open_incident
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge
from trueline.usecases.coordinating.training.complete import Taken, complete
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

ADOPTED_AT = acme.PLAN_APPROVED_AT + timedelta(hours=1)
OWNER = "owner@ruled.example"
RULES = """
departments:
  - {id: desk, name: Desk}
team:
  - {id: ada, name: Ada Brandt, role: Lead, department: desk, is_certified: true}
  - {id: bo, name: Bo Lindqvist, role: Agent, department: desk}
  - {id: cleo, name: Cleo Marsh, role: Agent}
policies:
  - id: law
    kind: legal
    title: Law on our channels
    body: "Mark what is paid.\\n\\nNever ask for data in public."
    approved_by: Ada Brandt
    approved_on: 2026-01-05
    review_on: 2026-02-01
    legal_review_by: Cleo Marsh
    legal_review_on: 2026-01-04
    quiz:
      - id: paid
        question: What do we do with paid posts?
        answers: [Hide them, Mark them]
        right: 2
        because: The law asks for it.
      - {id: public, question: May we ask for data in public?, answers: [Never, At night], right: 1}
  - {id: answers, kind: response times, title: How fast we answer, body: Within two hours.}
courses:
  - {id: tone, name: Tone of voice, valid_months: 12, within_days: 30}
escalations:
  - id: danger
    name: Somebody is in danger
    severity: 1
    triggers: [Smoke or fire, Somebody is hurt]
    steps:
      - {id: first, person: Ada Brandt, backup: Bo Lindqvist, does: Stops all posts, within_min: 15}
      - {id: then, person: Cleo Marsh, within_min: 60}
    drill_months: 1
responsibilities:
  - id: complaint
    task: Answer a complaint
    responsible: [Bo Lindqvist]
    accountable: Ada Brandt
    consulted: [Cleo Marsh]
  - {id: photo, task: Choose a photo, responsible: [Cleo Marsh]}
"""


def adopt(organisation: str = "acme") -> Workspace:
    """Put Acme's plan in force with its rules, and give the workspace."""
    workspace = open_workspace(organisation)
    plan = read_plan(acme.PLAN + RULES, "plan")
    workspace.plans.adopt(plan, by="ada@acme.example", now=ADOPTED_AT)
    return workspace


def make_ruled() -> None:
    """Make an organisation whose lead is signed in, with something of everything, for a browser."""
    make_organisation(OrganisationRecord("ruled", "Ruled", today=acme.TODAY))
    join(make_person(OWNER, name="Ada Brandt"), "ruled", list(Role))
    workspace = adopt("ruled")
    acknowledge(workspace, Acceptance("law", "Bo Lindqvist"), on=date(2026, 2, 1), by=OWNER)
    complete(workspace, Taken("tone", "cleo", date(2026, 1, 20), "Taught by Ada"), by=OWNER)
    drill(workspace)


def drill(workspace: Workspace) -> str:
    """Hold a drill on 15 January: opened at ten, answered after nine and a half minutes."""
    began = datetime(2026, 1, 15, 10, tzinfo=UTC)

    def at(minutes: float) -> Workspace:
        now = began + timedelta(minutes=minutes)
        return replace(workspace, now=lambda: now, today=now.date())

    made = open_incident(at(0), Seen("danger", "Smoke in the shop", is_drill=True), by=OWNER)
    answer(at(9.5), made.id, "Ada Brandt", by="ada@acme.example")
    close_incident(at(30), made.id, "The mail came at once.", by=OWNER)
    return made.id
