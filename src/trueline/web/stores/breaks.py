"""Definition breaks of an organisation: rows of ``OwnBreak`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

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

    def all(self) -> tuple[DefinitionBreak, ...]:
        """Give those that count, newest first."""
        return tuple(_record(row) for row in self._rows())

    def keep(
        self, entry: BreakEntry, *, by: str, now: datetime, replaces: str = ""
    ) -> DefinitionBreak:
        """Keep a new one, or put an entry in the place of one that is there.

        Raises:
            MissingError: There is none to replace, or no such organisation.
        """
        row = self._found(replaces) if replaces else OwnBreak(organisation=self._owner())
        for name in BreakEntry.__slots__:
            setattr(row, name, getattr(entry, name))
        row.by, row.said_at = by, now
        row.save()
        return _record(row)

    def remove(self, name: str) -> DefinitionBreak:
        """Take one out and give it as it was.

        Raises:
            MissingError: There is none of this id.
        """
        row = self._found(name)
        known = _record(row)
        row.delete()
        return known

    def _found(self, name: str) -> OwnBreak:
        number = name.removeprefix(PREFIX)
        row = self._rows().filter(pk=number).first() if number.isdecimal() else None
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


def _record(row: OwnBreak) -> DefinitionBreak:
    return DefinitionBreak(
        id=f"{PREFIX}{row.pk}",
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
