"""Findings that were accepted: rows of ``PlanWaiver`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from trueline.contracts.waiver_shelf import Waiver
from trueline.core.errors import MissingError
from trueline.web.models import PlanWaiver
from trueline.web.stores.plans.owner import held_owner


@dataclass(frozen=True, slots=True)
class DjangoWaiverShelf:
    """The waivers of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self) -> tuple[Waiver, ...]:
        """Give every waiver that was not taken back, ended ones too."""
        return tuple(_record(row) for row in self._kept())

    def add(self, waiver: Waiver) -> None:
        """Keep a waiver; it replaces one of the same check and path."""
        with transaction.atomic():
            owner = held_owner(self.organisation)
            same = self._kept().filter(finding=waiver.check, path=waiver.path)
            same.update(ended_at=waiver.at, ended_by=waiver.by)
            PlanWaiver.objects.create(
                organisation=owner,
                finding=waiver.check,
                path=waiver.path,
                reason=waiver.reason,
                by=waiver.by,
                at=waiver.at,
                until=waiver.until,
            )

    def take_back(self, check: str, path: str, *, by: str, now: datetime) -> Waiver:
        """Let a finding count again.

        Raises:
            MissingError: It is not waived.
        """
        with transaction.atomic():
            held_owner(self.organisation)
            row = self._kept().filter(finding=check, path=path).first()
            if row is None:
                raise MissingError(f"The finding {check} at {path or 'the plan'} is not accepted.")
            row.ended_at, row.ended_by = now, by
            row.save(update_fields=["ended_at", "ended_by"])
            return _record(row)

    def _kept(self) -> "models.QuerySet[PlanWaiver]":
        rows = PlanWaiver.objects.filter(organisation__slug=self.organisation, ended_at=None)
        return rows.order_by("finding", "path")


def _record(row: PlanWaiver) -> Waiver:
    return Waiver(row.finding, row.path, row.reason, row.by, row.at, row.until)
