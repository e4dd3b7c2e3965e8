"""Drafts of plans written by processes of their own, on a real home."""

import sys
from datetime import UTC, datetime

from tests.forking import serve
from tests.ledger_process import PREPARED
from trueline.home.wiring import open_workspace
from trueline.plan.applying import Refused
from trueline.plan.document import Plan, Tactic
from trueline.plan.edits import Edit, SetField, add_part, set_field
from trueline.plan.upgrades import plan_digest
from trueline.plan.yaml.text import read_plan
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace
from trueline.web.schema import bring_up_to_date
from trueline.web.stores.organisations import OrganisationRecord, make_organisation

READY = (PREPARED,)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
PLAN = """
organisation: Acme
title: "0"
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives:
  - {id: customers, name: Customers, weight: 1}
"""


def prepare(organisation: str) -> None:
    """Make the database and an organisation with a plan in force."""
    bring_up_to_date()
    make_organisation(OrganisationRecord(organisation, organisation))
    opened(organisation).plans.adopt(read_plan(PLAN, "plan"), by="ada", now=NOW)


def write(organisation: str, writer: int, count: int) -> int:
    """Add tactics and count the title up, one edit after the other; give how many were kept."""
    workspace = opened(organisation)
    for number in range(count):
        name = f"w{writer}-{number}"

        def edits(plan: Plan, name: str = name) -> list[Edit]:
            more = add_part(plan, "loose_tactics", Tactic(name, name))
            return [more, set_field(plan, "title", str(int(plan.title) + 1))]

        said = edit_plan(workspace, edits, by=f"writer {writer}")
        assert isinstance(said, Edited)
    return count


def fight(organisation: str, writer: int) -> bool:
    """Set a field that everyone saw as it was at first; give whether this writer was the first."""
    edit = SetField("title", f"of {writer}", "0")
    said = edit_plan(opened(organisation), [edit], by=f"writer {writer}")
    return not isinstance(said, Refused)


def state(organisation: str) -> tuple[int, int, int, str, str]:
    """Give edits, entries, tactics, title and digest of the draft, opened anew."""
    drafts = opened(organisation).plans.drafts
    draft = drafts.current()
    assert draft is not None
    entries = drafts.entries(draft=draft.id, limit=10_000)
    assert [one.number for one in entries] == list(range(len(entries), 0, -1))
    tactics, title = len(draft.plan.loose_tactics), draft.plan.title
    return draft.edit_count, len(entries), tactics, title, plan_digest(draft.plan)


def opened(organisation: str) -> Workspace:
    """Open an organisation of the home that this process has."""
    return open_workspace(organisation)


if __name__ == "__main__":
    serve(sys.argv[1], globals())
