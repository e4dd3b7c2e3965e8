"""A small organisation with people in every role, a plan and two imports, and a stranger to it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.usecases.import_file import FileResult, ImportOrder, import_file
from trueline.web.access import Role
from trueline.web.models import Person
from trueline.web.stores.jobs import JobOrder, JobState, add_job
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

TODAY = date(2026, 3, 1)
PLAN_APPROVED_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
OFF_PACE, ON_PACE = "marketing/be-seen/views", "marketing/be-seen/followers"
PLAN = """
organisation: Acme
title: Acme in 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives:
  - {id: customers, name: Customers, weight: 1}
goals:
  - {id: grow, name: Grow by a tenth, source: Board paper 7}
scopes:
  - id: marketing
    name: Marketing
    mission: We show what we mend.
    goals:
      - {id: be-found, name: Be found, serves: [grow]}
    social_goals:
      - id: be-seen
        name: Be seen by people who mend
        serves: [be-found]
        owner: Ada Brandt
        kpis:
          - id: views
            name: Views of our films
            metric: views@1
            direction: up
            perspective: customers
            owner: Ada Brandt
            measuring: to-date
            target: {value: 100000, due: 2026-12-31}
          - id: followers
            name: Followers
            metric: followers_total@1
            direction: up
            perspective: customers
            owner: Bo Lindqvist
            measuring: trailing
            trailing_days: 7
            baseline: {value: 1000, first: 2025-12-01, until: 2026-01-01}
            target: {value: 1300, due: 2026-12-31}
            benchmarks:
              - id: makers
                segment: Makers of films in Ireland
                value: 900
                source: Yearbook 2025 of the film makers, table 2
                day: 2025-02-28
                up_to: 2400
                counted: Followers of the largest account
                address: https://example.org/yearbook
              - id: own
                segment: Our own best year
                value: 1100
                source: Count by Ada Brandt
                day: 2025-12-31
        tactics:
          - {id: guides, name: A guide a week, channels: [instagram], owner: Ada Brandt}
channels:
  - id: instagram
    name: Instagram
    accounts:
      - {network: instagram, handle: acme, name: Acme on Instagram}
loose_tactics:
  - {id: dances, name: Dances, channels: [instagram]}
"""


def daily_rows(*, views: int = 150, until: date = TODAY) -> str:
    """Give views that rise too slowly and followers that keep pace, day by day, as a file."""
    lines = ["account,metric,breakdown,day,value"]
    days = (until - date(2026, 1, 1)).days
    for step in range(days):
        day = date(2026, 1, 1) + timedelta(days=step)
        lines.append(f"instagram/acme,views,,{day},{views + step}")
        lines.append(f"instagram/acme,followers_total,,{day},{1000 + step}")
    lines.append(f"instagram/acme,views,,{until},")
    return "\n".join(lines) + "\n"


def make_organisations() -> None:
    """Make Acme, standing still on its day, and a stranger beside it."""
    make_organisation(OrganisationRecord("acme", "Acme", today=TODAY))
    make_organisation(OrganisationRecord("other", "Other works", today=TODAY))
    open_workspace("acme").plans.adopt(
        read_plan(PLAN, "plan"), by="ada@acme.example", now=PLAN_APPROVED_AT
    )
    for role in Role:
        join(person(role), "acme", [role])
    join(make_person("owner@other.example", name="Olga Other"), "other", list(Role))
    make_person("nobody@example.com", name="Nora Nobody")


def person(role: Role) -> Person:
    """Give the person at Acme who holds one role alone."""
    return make_person(f"{role}@acme.example", name=f"Ada {role.title()}")


def bring(organisation: str, folder: Path, text: str, name: str = "acme.csv") -> FileResult:
    """Import a file of daily values."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    order = ImportOrder(path=path, name=name, by="analyst@acme.example")
    return import_file(open_workspace(organisation), order)


def strangers_job() -> int:
    """Give the id of a drop of the other organisation."""
    owner = make_person("owner@other.example")
    wanted = JobOrder("other", "import_drop", "secret.csv", {}, owner.pk)
    return add_job(wanted, now=open_workspace("other").now(), state=JobState.FINISHED)
