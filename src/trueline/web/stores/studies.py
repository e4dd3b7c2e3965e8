"""Studies of an organisation: rows of ``StudyRow`` to records and back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Max, QuerySet

from trueline.contracts.study_shelf import EntryKind, StudyEntry
from trueline.core.errors import ConflictError
from trueline.facts.ledger.disk import room_for
from trueline.web.models import StudyRow
from trueline.web.stores.plans.owner import held_owner


@dataclass(frozen=True, slots=True)
class DjangoStudyShelf:
    """The studies of one organisation: entries in the application database, rows beside it.

    Attributes:
        organisation: Its slug.
        folder: Holds the rows that studies were run on.
    """

    organisation: str
    folder: Path

    def history(
        self, kind: EntryKind, study: str = "", *, as_of: datetime | None = None
    ) -> tuple[StudyEntry, ...]:
        """Give every entry of a kind about a study, oldest first.

        Args:
            kind: Of the entries.
            study: Its id; empty for what is about none.
            as_of: Moment whose knowledge counts, in UTC; None for the present.
        """
        return tuple(map(_record, self._rows(kind, as_of).filter(study=study)))

    def newest(self, kind: EntryKind, *, as_of: datetime | None = None) -> tuple[StudyEntry, ...]:
        """Give the newest entry of a kind about each study, by the study's id."""
        rows = self._rows(kind, as_of)
        last = rows.order_by().values("study").annotate(id=Max("id")).values("id")
        return tuple(map(_record, StudyRow.objects.filter(pk__in=last).order_by("study")))

    def keep(self, entry: StudyEntry) -> StudyEntry:
        """Keep an entry and give it as kept.

        Raises:
            ConflictError: Its number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            rows = self._rows(entry.kind, None).filter(study=entry.study)
            last = rows.aggregate(last=Max("number"))["last"] or 0
            if entry.number != last + 1:
                raise ConflictError(
                    f"Somebody else kept the {entry.kind} {last} of {entry.study or 'all studies'} "
                    "meanwhile; do it again on top of that."
                )
            row = StudyRow.objects.create(
                organisation=owner,
                kind=entry.kind.value,
                study=entry.study,
                number=entry.number,
                document=entry.document,
                by=entry.by,
                at=entry.at,
            )
            return _record(row)

    def place_of_rows(self, digest: str) -> Path:
        """Give where the rows of a digest are, or would be, kept; the folder is there.

        Raises:
            NoRoomError: The folder cannot be made.
        """
        return self._made(self.folder) / f"{digest}.parquet"

    def folder_of_files(self) -> Path:
        """Give where files lie that people brought for studies; the folder is there.

        Raises:
            NoRoomError: The folder cannot be made.
        """
        return self._made(self.folder / "files")

    def _made(self, folder: Path) -> Path:
        with room_for("Rows of a study"):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _rows(self, kind: EntryKind, as_of: datetime | None) -> "QuerySet[StudyRow]":
        rows = StudyRow.objects.filter(organisation__slug=self.organisation, kind=kind.value)
        return rows if as_of is None else rows.filter(at__lte=as_of)


def _record(row: StudyRow) -> StudyEntry:
    return StudyEntry(EntryKind(row.kind), row.study, row.number, row.document, row.by, row.at)
