"""Definition breaks of an organisation: rows of ``OwnBreak`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from trueline.contracts.break_shelf import BreakEntry
from trueline.core.errors import MissingError
from trueline.metrics.breaks import DefinitionBreak
from trueline.web.models import Organisation, OwnBreak

PREFIX = "own-"


@dataclass(frozen=True, slots=True)
class DjangoBreakShelf:
    """The breaks that one organisation added, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self, *, as_of: datetime | None = None) -> tuple[DefinitionBreak, ...]:
        """Give those that count, newest first.

        Args:
            as_of: Moment whose knowledge counts, in UTC; None for the present.
        """
        rows = self._rows()
        counting = rows.filter(ended_at=None)
        if as_of is not None:
            is_later = Q(ended_at=None) | Q(ended_at__gt=as_of)
            counting = rows.filter(is_later, said_at__lte=as_of)
        return tuple(_record(row) for row in counting)

    def keep(
        self, entry: BreakEntry, *, by: str, now: datetime, replaces: str = ""
    ) -> DefinitionBreak:
        """Keep a new one, or put an entry in the place of one that is there, under its id.

        Raises:
            MissingError: There is none to replace, or no such organisation.
        """
        given = {name: getattr(entry, name) for name in BreakEntry.__slots__}
        row = OwnBreak(organisation=self._owner(), by=by, said_at=now, **given)
        with transaction.atomic():
            if replaces:
                before = self._found(replaces)
                row.number = before.number or before.pk
                _end(before, by=by, now=now)
            row.save()
        return _record(row)

    def remove(self, name: str, *, by: str, now: datetime) -> DefinitionBreak:
        """Let one count no more and give it as it was.

        Raises:
            MissingError: There is none of this id.
        """
        row = self._found(name)
        _end(row, by=by, now=now)
        return _record(row)

    def _found(self, name: str) -> OwnBreak:
        number = name.removeprefix(PREFIX)
        wanted = Q(number=number) | Q(pk=number, number=None) if number.isdecimal() else Q(pk=None)
        row = self._rows().filter(wanted, ended_at=None).first()
        if row is None or not name.startswith(PREFIX):
            raise MissingError("There is no such break among those that your organisation added.")
        return row

    def _rows(self) -> "QuerySet[OwnBreak]":
        return OwnBreak.objects.filter(organisation__slug=self.organisation)

    def _owner(self) -> Organisation:
        owner = Organisation.objects.filter(slug=self.organisation).first()
        if owner is None:
            raise MissingError(f"There is no organisation {self.organisation}.")
        return owner


def _end(row: OwnBreak, *, by: str, now: datetime) -> None:
    row.ended_at, row.ended_by = now, by
    row.save(update_fields=["ended_at", "ended_by"])


def _record(row: OwnBreak) -> DefinitionBreak:
    return DefinitionBreak(
        id=f"{PREFIX}{row.number or row.pk}",
        network=row.network,
        metric=row.metric,
        day=row.day,
        what=row.what,
        bridge=row.bridge,
        source=row.source,
        settled=row.day,
        is_renaming=row.is_renaming,
        by=row.by,
    )
