"""A board whose weekly committee meets: a KPI that is off pace, and nobody who closed it before."""

from datetime import date
from pathlib import Path

from tests.web import acme
from tests.web.acme_meetings import COMMITTEE
from trueline.home.wiring import open_workspace
from trueline.plan.yaml.text import read_plan
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

SLUG, OWNER = "board", "owner@board.example"
KEYS, PLAIN = "weekly-2026-03-05", "weekly-2026-02-26"
TODAY = date(2026, 3, 4)
"""The day before the first of them, when it may be opened; the second was never held."""


def make_board(folder: Path) -> None:
    """Make the organisation, standing on 4 March, with its plan and its facts."""
    make_organisation(OrganisationRecord(SLUG, "Board", today=TODAY))
    join(make_person(OWNER, name="Ada Brandt"), SLUG, list(Role))
    plan = read_plan(acme.PLAN + COMMITTEE, "plan")
    open_workspace(SLUG).plans.adopt(plan, by=OWNER, now=acme.PLAN_APPROVED_AT)
    acme.bring(SLUG, folder, acme.daily_rows(), name="board.csv")
