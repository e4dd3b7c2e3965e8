"""Organisations: rows of ``Organisation`` to records and back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from trueline.core.errors import MissingError
from trueline.web.models import (
    AnnotationVersion,
    EntryRow,
    Job,
    Organisation,
    OwnBreak,
    OwnMetric,
    StatusRuleSet,
)
from trueline.web.stores.kept_files import uploads_of
from trueline.web.uploads import forget_upload


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """One organisation of the home.

    Attributes:
        slug: Short name, unique in the home.
        name: For people.
        is_demo: Whether it is the invented one.
        currency: ISO 4217 code.
        week_start: First day of a week, Monday is 0.
        today: Day on which its story stands still; None for real ones.
        judged_since: When its status rules were kept last; None while they are the usual ones.
        defined: How many definitions of metrics were said, when the last was, and when the last
            was withdrawn; None for a moment that never was.
        broken: What changes whenever a definition break of its own comes, changes or goes.
        noted: What changes whenever an annotation or a break of its own comes, changes or goes.
        kept: Newest entry of its books, studies among them; None before the first.
    """

    slug: str
    name: str
    is_demo: bool = False
    currency: str = "EUR"
    week_start: int = 0
    today: date | None = None
    judged_since: datetime | None = None
    defined: tuple[int, datetime | None, datetime | None] = (0, None, None)
    broken: tuple[object, ...] = ()
    noted: tuple[object, ...] = ()
    kept: int | None = None


def known_beside(organisation: str) -> dict[str, Subquery]:
    """Give what a record holds beside the organisation's row, for a query about other rows.

    Args:
        organisation: Name of the field that is the organisation's id.
    """
    rules = StatusRuleSet.objects.filter(organisation=OuterRef(organisation))
    own = OwnMetric.objects.filter(organisation=OuterRef(organisation)).order_by()
    grouped = own.values("organisation")
    notes = _grouped(AnnotationVersion, organisation)
    breaks = _grouped(OwnBreak, organisation)
    entries = _grouped(EntryRow, organisation)
    return {
        "rules_kept_at": Subquery(rules.order_by("-at", "-id").values("at")[:1]),
        "defined_count": Subquery(grouped.annotate(count=Count("pk")).values("count")),
        "defined_at": Subquery(grouped.annotate(newest=Max("said_at")).values("newest")),
        "defined_ended": Subquery(grouped.annotate(newest=Max("withdrawn_at")).values("newest")),
        "noted_last": Subquery(notes.annotate(newest=Max("pk")).values("newest")),
        "noted_ended": Subquery(notes.annotate(newest=Max("ended_at")).values("newest")),
        "breaks_said": Subquery(breaks.annotate(newest=Max("said_at")).values("newest")),
        "breaks_ended": Subquery(breaks.annotate(newest=Max("ended_at")).values("newest")),
        "breaks_count": Subquery(breaks.annotate(count=Count("pk")).values("count")),
        "entry_last": Subquery(entries.annotate(newest=Max("pk")).values("newest")),
    }


def _grouped(rows: type[AnnotationVersion | EntryRow | OwnBreak], organisation: str) -> Any:  # noqa: ANN401 - Django
    found = rows.objects.filter(organisation=OuterRef(organisation))
    return found.order_by().values("organisation")


def record_of(row: Organisation, beside: Any) -> OrganisationRecord:  # noqa: ANN401 - what a query added
    """Give the record of a row.

    Args:
        row: Of the organisation.
        beside: Row of the query that was asked for ``known_beside``.
    """
    broken = (beside.breaks_said, beside.breaks_ended, beside.breaks_count)
    return OrganisationRecord(
        slug=row.slug,
        name=row.name,
        is_demo=row.is_demo,
        currency=row.currency,
        week_start=row.week_start,
        today=row.today,
        judged_since=beside.rules_kept_at,
        defined=(beside.defined_count or 0, beside.defined_at, beside.defined_ended),
        broken=broken,
        noted=(beside.noted_last, beside.noted_ended, *broken),
        kept=beside.entry_last,
    )


def organisation_slugs() -> tuple[str, ...]:
    """Give the short names of all organisations, in order."""
    return tuple(Organisation.objects.order_by("slug").values_list("slug", flat=True))


def organisation_record(slug: str) -> OrganisationRecord:
    """Give one organisation.

    Raises:
        MissingError: There is none of this name.
    """
    row = Organisation.objects.annotate(**known_beside("pk")).filter(slug=slug).first()
    if row is None:
        raise MissingError(f"There is no organisation {slug}.")
    return record_of(row, row)


def organisation_row(slug: str) -> Organisation:
    """Give the row of an organisation, for rows that belong to it.

    Raises:
        MissingError: There is none of this name.
    """
    row = Organisation.objects.filter(slug=slug).first()
    if row is None:
        raise MissingError(f"There is no organisation {slug}.")
    return row


def make_organisation(record: OrganisationRecord) -> OrganisationRecord:
    """Keep a new organisation; one of the same short name stays as it is."""
    Organisation.objects.get_or_create(
        slug=record.slug,
        defaults={
            "name": record.name,
            "is_demo": record.is_demo,
            "currency": record.currency,
            "week_start": record.week_start,
            "today": record.today,
        },
    )
    return organisation_record(record.slug)


def remove_organisation(slug: str) -> None:
    """Remove an organisation with its plans, people's roles, brought files and list of facts.

    Raises:
        MissingError: There is none of this name.
    """
    organisation_record(slug)
    files = uploads_of(Job.objects.filter(organisation__slug=slug))
    Organisation.objects.filter(slug=slug).delete()
    for key in files:
        forget_upload(key)
