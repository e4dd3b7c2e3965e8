"""Check-ins of an organisation: rows of ``CheckInRow`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q

from trueline.contracts.check_in_shelf import CheckIn, CheckInEntry, Health
from trueline.core.errors import MissingError
from trueline.web.models import CheckInRow
from trueline.web.stores.organisations import organisation_row

SAID = ("path", "day", "said", "next_step", "owner", "value", "measured_in", "computed")


@dataclass(frozen=True, slots=True)
class DjangoCheckInShelf:
    """The check-ins of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self, *, as_of: datetime | None = None) -> tuple[CheckIn, ...]:
        """Give every check-in that was not taken back, newest first.

        Args:
            as_of: Moment whose check-ins count, in UTC; None for the present.
        """
        if as_of is None:
            return tuple(map(_record, self._rows().filter(ended_at=None)))
        stood = Q(ended_at=None) | Q(ended_at__gt=as_of)
        return tuple(map(_record, self._rows().filter(stood, at__lte=as_of)))

    def make(self, entry: CheckInEntry, *, by: str, now: datetime) -> CheckIn:
        """Keep a check-in.

        Raises:
            MissingError: There is no such organisation.
        """
        row = CheckInRow.objects.create(
            organisation=organisation_row(self.organisation),
            health=entry.health or "",
            by=by,
            at=now,
            **{name: getattr(entry, name) for name in SAID},
        )
        return _record(row)

    def take_back(self, number: int, *, by: str, now: datetime) -> CheckIn:
        """Take a check-in back, which only who made it may, and give it as it was.

        Raises:
            MissingError: The person made no such check-in, or took it back before.
        """
        row = self._rows().filter(pk=number, by=by, ended_at=None).first()
        if row is None:
            raise MissingError("There is no such check-in that you made.")
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return _record(row)

    def _rows(self) -> "models.QuerySet[CheckInRow]":
        return CheckInRow.objects.filter(organisation__slug=self.organisation)


def _record(row: CheckInRow) -> CheckIn:
    said = {name: getattr(row, name) for name in SAID}
    entry = CheckInEntry(health=Health(row.health) if row.health else None, **said)
    return CheckIn(row.pk, entry, row.by, row.at)
