"""Findings that were accepted: rows of ``PlanWaiver`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q

from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import MissingError
from trueline.web.models import Organisation, PlanWaiver
from trueline.web.stores.plans.owner import held_owner


@dataclass(frozen=True, slots=True)
class DjangoWaiverShelf:
    """The waivers of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self, *, as_of: datetime | None = None) -> tuple[Waiver, ...]:
        """Give every waiver that was not taken back, also those past their last day.

        Args:
            as_of: Moment whose waivers count, in UTC; None for the present.
        """
        if as_of is None:
            return tuple(map(_record, self._kept()))
        stood = Q(ended_at=None) | Q(ended_at__gt=as_of)
        return tuple(map(_record, self._rows().filter(stood, at__lte=as_of)))

    def add(self, *waivers: Waiver) -> None:
        """Keep waivers, all or none; each replaces one of the same check, path and about."""
        with transaction.atomic():
            owner = held_owner(self.organisation)
            for one in waivers:
                self._keep(owner, one)

    def _keep(self, owner: Organisation, waiver: Waiver) -> None:
        same = self._kept().filter(finding=waiver.check, path=waiver.path, about=waiver.about)
        same.update(ended_at=waiver.at, ended_by=waiver.by)
        PlanWaiver.objects.create(
            organisation=owner,
            finding=waiver.check,
            path=waiver.path,
            about=waiver.about,
            reason=waiver.reason,
            by=waiver.by,
            at=waiver.at,
            until=waiver.until,
        )

    def take_back(
        self, check: str, path: str, *, by: str, now: datetime, about: str | None = None
    ) -> tuple[Waiver, ...]:
        """Let findings count again, and give their waivers as they were.

        Args:
            check: Name of the check.
            path: Where in the plan.
            by: Who takes them back.
            now: The moment, in UTC.
            about: What the finding is about; None for all that are accepted at this place.

        Raises:
            MissingError: It is not waived.
        """
        with transaction.atomic():
            held_owner(self.organisation)
            there = self._kept().filter(finding=check, path=path)
            if about is not None:
                there = there.filter(about=about)
            found = tuple(map(_record, there))
            if not found:
                raise MissingError(f"The finding {check} at {path or 'the plan'} is not accepted.")
            there.update(ended_at=now, ended_by=by)
            return found

    def _kept(self) -> "models.QuerySet[PlanWaiver]":
        return self._rows().filter(ended_at=None)

    def _rows(self) -> "models.QuerySet[PlanWaiver]":
        rows = PlanWaiver.objects.filter(organisation__slug=self.organisation)
        return rows.order_by("finding", "path", "about")


def _record(row: PlanWaiver) -> Waiver:
    return Waiver(row.finding, row.path, row.reason, row.by, row.at, row.until, row.about)
