"""Plans of an organisation: rows of ``PlanVersion`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from trueline.contracts.plan_shelf import AdoptedPlan
from trueline.core.codec import decode, encode
from trueline.core.digest import digest_document
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.web.models import Organisation, PlanVersion


@dataclass(frozen=True, slots=True)
class DjangoPlanShelf:
    """The plans of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def adopted(self) -> AdoptedPlan | None:
        """Give the plan in force; None before the first."""
        newest = self._versions().first()
        return None if newest is None else _record(newest)

    def adopt(self, plan: Plan, *, by: str, now: datetime) -> AdoptedPlan:
        """Put a plan in force as the next version; one equal to that in force stays as it is.

        Raises:
            MissingError: There is no such organisation.
        """
        document = encode(plan)
        digest = digest_document(document)
        with transaction.atomic():
            owner = self._owner()
            newest = self._versions().first()
            if newest is not None and newest.digest == digest:
                return _record(newest)
            return _record(
                PlanVersion.objects.create(
                    organisation=owner,
                    number=1 if newest is None else newest.number + 1,
                    title=plan.title,
                    digest=digest,
                    document=document,
                    adopted_at=now,
                    adopted_by=by,
                )
            )

    def _versions(self) -> "models.QuerySet[PlanVersion]":
        return PlanVersion.objects.filter(organisation__slug=self.organisation).order_by("-number")

    def _owner(self) -> Organisation:
        """Give the organisation, held so that two plans never take one number."""
        try:
            return Organisation.objects.select_for_update().get(slug=self.organisation)
        except Organisation.DoesNotExist:
            raise MissingError(f"There is no organisation {self.organisation}.") from None


def _record(row: PlanVersion) -> AdoptedPlan:
    return AdoptedPlan(
        plan=decode(row.document, Plan),
        number=row.number,
        adopted_at=row.adopted_at,
        by=row.adopted_by,
        digest=row.digest,
    )
