"""Annotations of an organisation: rows of ``AnnotationVersion`` to records and back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery

from trueline.contracts.annotation_shelf import Annotation, AnnotationEntry, AnnotationKind
from trueline.core.errors import MissingError
from trueline.web.models import AnnotationVersion, Person
from trueline.web.stores.plans.owner import held_owner

ABOUT = ("channels", "kpis", "accounts")
KEPT = ("day", "until", "title", "kind", *ABOUT)
LETTERS = 12
"""Letters of an id: enough that no two are ever the same in an organisation."""


@dataclass(frozen=True, slots=True)
class DjangoAnnotationShelf:
    """The annotations of one organisation, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def all(self, *, as_of: datetime | None = None) -> tuple[Annotation, ...]:
        """Give those that count, newest day first.

        Args:
            as_of: Moment whose annotations count, in UTC; None for the present.
        """
        if as_of is None:
            return tuple(map(_record, self._rows().filter(ended_at=None)))
        stood = Q(ended_at=None) | Q(ended_at__gt=as_of)
        return tuple(map(_record, self._rows().filter(stood, at__lte=as_of)))

    def keep(
        self, entry: AnnotationEntry, *, by: str, now: datetime, replaces: str = ""
    ) -> Annotation:
        """Keep a new one, or say anew what one that is there says.

        Raises:
            MissingError: There is none to replace, or no such organisation.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            if replaces:
                self._end(replaces, by=by, now=now)
            row = AnnotationVersion(organisation=owner, key=replaces or _new_key(), by=by, at=now)
            for name in KEPT:
                said = getattr(entry, name)
                setattr(row, name, list(said) if name in ABOUT else said)
            row.save()
            return _record(row)

    def remove(self, name: str, *, by: str, now: datetime) -> Annotation:
        """Take one out and give it as it was.

        Raises:
            MissingError: There is none of this id, or no such organisation.
        """
        with transaction.atomic():
            held_owner(self.organisation)
            return _record(self._end(name, by=by, now=now))

    def put_back(self, name: str, *, by: str, now: datetime) -> Annotation:
        """Let one that was taken out count again, as it was; one that counts stays as it is.

        Raises:
            MissingError: There never was one of this id, or there is no such organisation.
        """
        with transaction.atomic():
            owner = held_owner(self.organisation)
            row = self._rows().filter(key=name).order_by("-id").first()
            if row is None:
                raise _missing()
            if row.ended_at is not None:
                again = {field: getattr(row, field) for field in KEPT}
                row = AnnotationVersion.objects.create(
                    organisation=owner, key=name, by=by, at=now, **again
                )
            return _record(row)

    def _end(self, name: str, *, by: str, now: datetime) -> AnnotationVersion:
        row = self._rows().filter(key=name, ended_at=None).first()
        if row is None:
            raise _missing()
        row.ended_by, row.ended_at = by, now
        row.save(update_fields=["ended_by", "ended_at"])
        return row

    def _rows(self) -> "models.QuerySet[AnnotationVersion]":
        names = Person.objects.filter(email=OuterRef("by")).values("name")[:1]
        rows = AnnotationVersion.objects.filter(organisation__slug=self.organisation)
        return rows.annotate(called=Subquery(names))


def _missing() -> MissingError:
    return MissingError("There is no such annotation among those that people wrote.")


def _new_key() -> str:
    return uuid4().hex[:LETTERS]


def _record(row: AnnotationVersion) -> Annotation:
    about = {name: tuple(getattr(row, name)) for name in ABOUT}
    entry = AnnotationEntry(
        day=row.day, title=row.title, kind=AnnotationKind(row.kind), until=row.until, **about
    )
    return Annotation(row.key, entry, row.by, row.at, name=getattr(row, "called", "") or "")
