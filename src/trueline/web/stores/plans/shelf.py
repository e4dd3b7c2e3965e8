"""Plans of an organisation: versions, drafts and waivers behind one door."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from trueline.contracts.plan_version import AdoptedPlan, VersionLine
from trueline.core.errors import ConflictError, MissingError
from trueline.plan.document import Plan
from trueline.plan.upgrades import plan_digest
from trueline.web.stores.plans.draft_rows import WRITTEN, draft_rows
from trueline.web.stores.plans.drafts import DjangoDraftShelf
from trueline.web.stores.plans.owner import held_owner
from trueline.web.stores.plans.versions import (
    Approval,
    add_version,
    adopted_record,
    version_lines,
    version_rows,
)
from trueline.web.stores.plans.waivers import DjangoWaiverShelf


@dataclass(frozen=True, slots=True)
class DjangoPlanShelf:
    """The plans of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def adopted(self, *, as_of: datetime | None = None) -> AdoptedPlan | None:
        """Give the plan in force, or that in force at a moment; None before the first."""
        rows = version_rows(self.organisation)
        row = rows.first() if as_of is None else rows.filter(adopted_at__lte=as_of).first()
        return None if row is None else adopted_record(row)

    def version(self, number: int) -> AdoptedPlan:
        """Give a version by its number.

        Raises:
            MissingError: There is none.
        """
        row = version_rows(self.organisation).filter(number=number).first()
        if row is None:
            raise MissingError(f"There is no version {number} of the plan.")
        return adopted_record(row)

    def versions(self) -> tuple[VersionLine, ...]:
        """Give every version, newest first."""
        return tuple(version_lines(self.organisation))

    def adopt(self, plan: Plan, *, by: str, now: datetime, reason: str = "") -> AdoptedPlan:
        """Put a plan in force as the next version; one equal to that in force stays as it is.

        Raises:
            MissingError: There is no such organisation.
            ConflictError: A draft is being written, which would never learn of it.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            newest = version_rows(self.organisation).first()
            if newest is not None and newest.digest == plan_digest(plan):
                return adopted_record(newest)
            if draft_rows(self.organisation).filter(state__in=WRITTEN).exists():
                raise ConflictError(
                    "A draft of the plan is being written. Approve it or lay it aside first, or "
                    "import the plan into it."
                )
            return adopted_record(add_version(owner, plan, Approval(by, now, (by,), reason)))

    @property
    def drafts(self) -> DjangoDraftShelf:
        """The versions that people are still writing."""
        return DjangoDraftShelf(self.organisation)

    @property
    def waivers(self) -> DjangoWaiverShelf:
        """Findings that were accepted for a while."""
        return DjangoWaiverShelf(self.organisation)
