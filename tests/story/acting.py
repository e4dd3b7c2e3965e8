"""The organisation of the twelve steps, its people and its clock; every step is told a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from trueline.home.wiring import open_workspace
from trueline.plan.document import Plan
from trueline.plan.yaml.text import read_plan
from trueline.usecases.approve_plan import approve_plan, submit_plan
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import join, make_person

SLUG = "fennwick"
ADA, BEN, OWNER = "ada@fennwick.example", "ben@fennwick.example", "owner@fennwick.example"
DOCUMENT = (Path(__file__).parent / "twelve_steps.yaml").read_text(encoding="utf-8")


@dataclass
class Story:
    """What goes from step to step.

    Attributes:
        folder: For files that people bring.
        ticks: Seconds that have gone by, so that no two moments of a day are the same.
        told: What a later step, or the restored home, is held against.
    """

    folder: Path
    ticks: Iterator[int] = field(default_factory=count)
    told: dict[str, str] = field(default_factory=dict)

    def on(self, day: date, hour: int = 9) -> Workspace:
        """Give the organisation on a day; its clock goes on by a second with every look."""
        begins = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

        def now() -> datetime:
            return begins + timedelta(seconds=next(self.ticks))

        return replace(open_workspace(SLUG), today=day, now=now)


def make_fennwick(today: date) -> None:
    """Make the organisation without a plan and without a fact; its owner signs in later."""
    make_organisation(OrganisationRecord(SLUG, "Fennwick", today=today))
    join(make_person(OWNER, name="Ada"), SLUG, list(Role))


def document(*changes: tuple[str, str]) -> Plan:
    """Give the plan as its people wrote it down, with pieces of its text changed."""
    text = DOCUMENT
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the document"
        text = text.replace(old, new)
    return read_plan(text, "twelve_steps.yaml")


def plan_of(workspace: Workspace) -> Plan:
    """Give the plan in force."""
    adopted = workspace.plans.adopted()
    assert adopted is not None
    return adopted.plan


def drafted(workspace: Workspace) -> Plan:
    """Give the plan as its draft has it."""
    draft = workspace.plans.drafts.current()
    assert draft is not None
    return draft.plan


def agree(workspace: Workspace, reason: str) -> int:
    """Submit what Ada wrote and let Ben approve it; give the number of the version."""
    submit_plan(workspace, by=ADA, reason=reason)
    return approve_plan(workspace, by=BEN).number
