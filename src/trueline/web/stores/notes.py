"""Notes of an organisation: rows of ``PlanNote`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Q

from trueline.contracts.note_shelf import Note
from trueline.core.errors import MissingError
from trueline.web.models import PlanNote
from trueline.web.stores.organisations import organisation_row


@dataclass(frozen=True, slots=True)
class DjangoNoteShelf:
    """The notes of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def beside(self, path: str, *, as_of: datetime | None = None) -> tuple[Note, ...]:
        """Give the thread of a part, oldest first.

        Args:
            path: Of the part itself; notes of what stands in it are threads of their own.
            as_of: Moment whose notes count, in UTC; None for the present.
        """
        thread = self._rows().filter(path=path)
        if as_of is None:
            return tuple(map(_record, thread.filter(ended_at=None)))
        stood = Q(ended_at=None) | Q(ended_at__gt=as_of)
        return tuple(map(_record, thread.filter(stood, at__lte=as_of)))

    def mentioning(self, address: str, *, since: datetime) -> tuple[Note, ...]:
        """Give the notes that call a person, newest first.

        Args:
            address: The person's.
            since: Older ones are left out.
        """
        recent = self._rows().filter(ended_at=None, at__gte=since).exclude(mentions=[])
        found = (_record(row) for row in recent.order_by("-at", "-id"))
        return tuple(one for one in found if address in one.mentions)

    def newest(self, limit: int) -> tuple[Note, ...]:
        """Give the newest notes of every thread, newest first."""
        rows = self._rows().filter(ended_at=None).order_by("-at", "-id")
        return tuple(map(_record, rows[:limit]))

    def write(
        self, path: str, text: str, *, mentions: tuple[str, ...], by: str, now: datetime
    ) -> Note:
        """Keep a note.

        Raises:
            MissingError: There is no such organisation.
        """
        row = PlanNote.objects.create(
            organisation=organisation_row(self.organisation),
            path=path,
            text=text,
            mentions=list(mentions),
            by=by,
            at=now,
        )
        return _record(row)

    def take_back(self, number: int, *, by: str, now: datetime) -> Note:
        """Take a note back, which only its writer may, and give it as it was.

        Raises:
            MissingError: The person wrote no such note, or took it back before.
        """
        row = self._written(by).filter(pk=number, ended_at=None).first()
        if row is None:
            raise _missing()
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return _record(row)

    def put_back(self, number: int, *, by: str) -> Note:
        """Let a note stand again that its writer took back; one that stands stays.

        Raises:
            MissingError: The person wrote no such note.
        """
        row = self._written(by).filter(pk=number).first()
        if row is None:
            raise _missing()
        row.ended_at = None
        row.save(update_fields=["ended_at"])
        return _record(row)

    def _written(self, by: str) -> "models.QuerySet[PlanNote]":
        return self._rows().filter(by=by)

    def _rows(self) -> "models.QuerySet[PlanNote]":
        return PlanNote.objects.filter(organisation__slug=self.organisation)


def _missing() -> MissingError:
    return MissingError("There is no such note that you wrote.")


def _record(row: PlanNote) -> Note:
    return Note(row.pk, row.path, row.text, tuple(row.mentions), row.by, row.at)
