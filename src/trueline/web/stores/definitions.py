"""Metric definitions of an organisation: rows of ``OwnMetric`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from trueline.core.errors import ConflictError, MissingError
from trueline.metrics.metric import Better
from trueline.metrics.own import OwnDefinition
from trueline.web.models import Organisation, OwnMetric
from trueline.web.remembered import Remembered

SAME = (
    *("metric", "version", "name", "formula", "measured_in", "definition", "since", "by", "why"),
    *("withdrawn_at", "withdrawn_by"),
)
"""Fields that a row and its record share."""


Known = tuple[int, datetime | None, datetime | None]
"""How many definitions were said, when the last was, and when the last was withdrawn."""
NONE_SAID: Known = (0, None, None)
KEPT: Remembered[tuple[OwnDefinition, ...]] = Remembered(64)


@dataclass(slots=True)
class DjangoDefinitionShelf:
    """The metric definitions of one organisation, in the application database.

    Every page asks for them: who opens the shelf knows which there are, so most pages ask nothing
    more. A shelf that stays open sees only what it keeps itself.

    Attributes:
        organisation: Its slug.
        known: Which there are; None to look.
    """

    organisation: str
    known: Known | None = None

    def all(self) -> tuple[OwnDefinition, ...]:
        """Give every definition that was ever said, in that order; withdrawn ones are marked."""
        if self.known == NONE_SAID:
            return ()
        key = (self.organisation, self.known)
        kept = KEPT.known(key)
        if kept is not None:
            return kept
        found = tuple(_record(row) for row in self._rows())
        gone = max((one.withdrawn_at for one in found if one.withdrawn_at), default=None)
        is_known = bool(found) and self.known == (len(found), found[-1].at, gone)
        return KEPT.get(key, lambda: found) if is_known else found

    def keep(self, told: OwnDefinition) -> None:
        """Keep a definition beside those that are there.

        Raises:
            ConflictError: The metric has this version already.
            MissingError: There is no such organisation.
        """
        owner = Organisation.objects.filter(slug=self.organisation).first()
        if owner is None:
            raise MissingError(f"There is no organisation {self.organisation}.")
        given = {name: getattr(told, name) for name in SAME}
        try:
            with transaction.atomic():
                OwnMetric.objects.create(
                    organisation=owner, better=told.better.value, said_at=told.at, **given
                )
        except IntegrityError:
            raise ConflictError(
                f"Somebody else defined {told.reference} meanwhile; look at it first."
            ) from None
        self.known = None

    def withdraw(self, metric: str, version: int, *, by: str, now: datetime) -> OwnDefinition:
        """Mark a definition as taken back, and give it; what was known before keeps it.

        Raises:
            MissingError: There is none of this metric and version that still counts.
        """
        row = self._rows().filter(metric=metric, version=version, withdrawn_at=None).first()
        if row is None:
            raise MissingError(f"Your organisation has no definition {metric}@{version}.")
        row.withdrawn_at, row.withdrawn_by = now, by
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        self.known = None
        return _record(row)

    def _rows(self) -> "QuerySet[OwnMetric]":
        return OwnMetric.objects.filter(organisation__slug=self.organisation)


def _record(row: OwnMetric) -> OwnDefinition:
    given = {name: getattr(row, name) for name in SAME}
    return OwnDefinition(better=Better(row.better), at=row.said_at, **given)
