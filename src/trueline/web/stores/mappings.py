"""Mappings of an organisation: rows of ``MappingVersion`` to records and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from trueline.contracts.mapping_shelf import SavedMapping
from trueline.core.codec import decode, encode
from trueline.core.digest import digest_document
from trueline.core.errors import MissingError
from trueline.exports.mapping.mapping import TableMapping
from trueline.web.models import MappingVersion, Organisation


@dataclass(frozen=True, slots=True)
class DjangoMappingShelf:
    """The mappings of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self) -> Sequence[SavedMapping]:
        """Give the newest version of each that was not removed, by name."""
        newest: dict[str, MappingVersion] = {}
        for row in self._rows():
            newest.setdefault(row.name, row)
        return tuple(_record(row) for row in newest.values() if row.in_use)

    def get(self, reference: str) -> SavedMapping:
        """Give the newest version of a name, or that of a reference such as ``agency@2``.

        Raises:
            MissingError: There is none.
        """
        name, at, version = reference.partition("@")
        row = self._newest(name)
        if at:
            number = int(version) if version.isdecimal() else 0
            row = self._rows().filter(name=name, version=number).first()
        elif row is not None and not row.in_use:
            row = None
        if row is None:
            known = ", ".join(one.mapping.name for one in self.all()) or "none"
            raise MissingError(f"There is no mapping {reference}; known are: {known}.")
        return _record(row)

    def save(self, mapping: TableMapping, *, by: str, now: datetime) -> SavedMapping:
        """Keep a mapping as the next version of its name; one equal to the newest stays.

        Raises:
            MissingError: There is no such organisation.
        """
        document = encode(mapping)
        digest = digest_document(document)
        with transaction.atomic():
            newest = self._newest(mapping.name)
            if newest is not None and newest.in_use and newest.digest == digest:
                return _record(newest)
            return _record(
                MappingVersion.objects.create(
                    organisation=self._owner(),
                    name=mapping.name,
                    version=1 if newest is None else newest.version + 1,
                    digest=digest,
                    document=document,
                    saved_at=now,
                    saved_by=by,
                )
            )

    def remove(self, name: str) -> SavedMapping:
        """Take a mapping out of use and give it as it was; batches that it read stay.

        Raises:
            MissingError: There is none of this name.
        """
        known = self.get(name)
        self._rows().filter(name=known.mapping.name).update(in_use=False)
        return known

    def _newest(self, name: str) -> MappingVersion | None:
        return self._rows().filter(name=name).first()

    def _rows(self) -> "QuerySet[MappingVersion]":
        rows = MappingVersion.objects.filter(organisation__slug=self.organisation)
        return rows.order_by("name", "-version")

    def _owner(self) -> Organisation:
        owner = Organisation.objects.filter(slug=self.organisation).first()
        if owner is None:
            raise MissingError(f"There is no organisation {self.organisation}.")
        return owner


def _record(row: MappingVersion) -> SavedMapping:
    return SavedMapping(
        mapping=decode(row.document, TableMapping),
        version=row.version,
        saved_at=row.saved_at,
        by=row.saved_by,
    )
