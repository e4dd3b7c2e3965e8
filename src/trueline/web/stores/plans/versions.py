"""Versions of plans: rows that never change, to records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from trueline.contracts.plan_version import AdoptedPlan, VersionLine
from trueline.plan.document import Plan
from trueline.plan.upgrades import keep_plan, open_plan, plan_digest
from trueline.web.models import Organisation, PlanVersion
from trueline.web.remembered import Remembered

PLANS: Remembered[Plan] = Remembered(8)
"""Documents that were opened, by their digest: what is opened once is not opened again."""
TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Approval:
    """How a version came about.

    Attributes:
        by: Who approved it.
        at: When, in UTC.
        writers: Who wrote it.
        reason: Why there is a new version; may be empty.
    """

    by: str
    at: datetime
    writers: tuple[str, ...] = ()
    reason: str = ""


def version_rows(organisation: str) -> "models.QuerySet[PlanVersion]":
    """Give the versions of an organisation, newest first, without their documents."""
    own = PlanVersion.objects.filter(organisation__slug=organisation)
    return own.defer("document").order_by("-number")


def add_version(owner: Organisation, plan: Plan, approval: Approval) -> PlanVersion:
    """Keep a plan as the next version of an organisation that is held."""
    newest = version_rows(owner.slug).first()
    return PlanVersion.objects.create(
        organisation=owner,
        number=1 if newest is None else newest.number + 1,
        title=plan.title[:TITLE_LENGTH],
        digest=plan_digest(plan),
        document=keep_plan(plan),
        adopted_at=approval.at,
        adopted_by=approval.by,
        writers=list(approval.writers),
        reason=approval.reason,
    )


def adopted_record(row: PlanVersion) -> AdoptedPlan:
    """Give a version with its plan."""
    return AdoptedPlan(
        plan=PLANS.get(row.digest, lambda: open_plan(row.document)),
        number=row.number,
        adopted_at=row.adopted_at,
        by=row.adopted_by,
        digest=row.digest,
    )


def version_lines(organisation: str) -> Iterator[VersionLine]:
    """Yield every version without its document, newest first."""
    superseded_at = None
    for row in version_rows(organisation).select_related("draft").defer("draft__checkpoint"):
        yield VersionLine(
            number=row.number,
            title=row.title,
            digest=row.digest,
            approved_at=row.adopted_at,
            approved_by=row.adopted_by,
            writers=tuple(row.writers),
            reason=row.reason,
            superseded_at=superseded_at,
            draft=row.draft.pk if hasattr(row, "draft") else 0,
        )
        superseded_at = row.adopted_at
