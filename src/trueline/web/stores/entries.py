"""Entries of an organisation: rows of ``EntryRow`` to records and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from trueline.contracts.entry_shelf import Entry
from trueline.core.errors import ConflictError
from trueline.web.models import EntryRow, Organisation
from trueline.web.stores.plans.owner import held_owner


@dataclass(frozen=True, slots=True)
class DjangoEntryShelf:
    """The entries of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def history(
        self, kind: str, about: str = "", *, as_of: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Give every entry of a kind about one thing, oldest first."""
        return tuple(map(_record, self._rows(kind, as_of).filter(about=about)))

    def newest(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """Give the newest entry of a kind about each thing, by the thing's id."""
        rows = self._rows(kind, as_of)
        last = rows.order_by().values("about").annotate(id=Max("id")).values("id")
        return tuple(map(_record, EntryRow.objects.filter(pk__in=last).order_by("about")))

    def all(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """Give every entry of a kind, whatever it is about, in the order in which they came."""
        return tuple(map(_record, self._rows(kind, as_of).order_by("id")))

    def keep(self, entry: Entry) -> Entry:
        """Keep an entry and give it as kept.

        Raises:
            ConflictError: Its number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """
        with transaction.atomic():
            return self._add(entry, held_owner(self.organisation))

    def keep_all(self, entries: Iterable[Entry]) -> None:
        """Keep several entries: all of them, or none.

        Raises:
            ConflictError: A number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            for entry in entries:
                self._add(entry, owner)

    def _add(self, entry: Entry, owner: Organisation) -> Entry:
        rows = self._rows(entry.kind, None).filter(about=entry.about)
        last = rows.aggregate(last=Max("number"))["last"] or 0
        if entry.number != last + 1:
            raise ConflictError(
                f"Somebody else kept the {entry.kind} {last} of {entry.about or 'all'} "
                "meanwhile; do it again on top of that."
            )
        row = EntryRow.objects.create(
            organisation=owner,
            kind=str(entry.kind),
            about=entry.about,
            number=entry.number,
            document=entry.document,
            by=entry.by,
            at=entry.at,
        )
        return _record(row)

    def _rows(self, kind: str, as_of: datetime | None) -> "QuerySet[EntryRow]":
        rows = EntryRow.objects.filter(organisation__slug=self.organisation, kind=str(kind))
        return rows if as_of is None else rows.filter(at__lte=as_of)


def _record(row: EntryRow) -> Entry:
    return Entry(row.kind, row.about, row.number, row.document, row.by, row.at)
