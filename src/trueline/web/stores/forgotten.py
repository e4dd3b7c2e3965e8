"""Takes a person out of the manifest's own words: records of commits, names of parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from trueline.core.forgetting import names_person, without_person
from trueline.core.people_in_text import PersonFinder
from trueline.facts.redacted import ERASED_ROW, NOWHERE, Redacted, Redaction, RowPlaces
from trueline.web.models import FactName, Revision
from trueline.web.models import Redaction as RedactionRow


@dataclass(frozen=True, slots=True)
class ForgettingManifest:
    """The part of a manifest that can forget people.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def redactions(self) -> Mapping[str, Redaction]:
        """Give the copies of imported files from which a person was taken, by the file's digest."""
        rows = RedactionRow.objects.filter(organisation__slug=self.organisation)
        return {row.sha256: _redaction(row) for row in rows}

    def forget(
        self, finder: PersonFinder, rows: Mapping[str, RowPlaces], *, dry_run: bool = False
    ) -> int:
        """Take a person out of records of commits and out of names; give how many named them."""
        with transaction.atomic():
            return _in_records(self.organisation, finder, rows, dry_run=dry_run) + _in_names(
                self.organisation, finder, dry_run=dry_run
            )


def keep_redactions(owner: int, redactions: Iterable[Redaction]) -> None:
    """Keep what was taken out of copies; a later redaction of a copy holds the earlier one's."""
    for one in redactions:
        RedactionRow.objects.update_or_create(
            organisation_id=owner,
            sha256=one.sha256,
            defaults={
                "redacted_sha256": one.redacted_sha256,
                "is_emptied": one.redacted.is_emptied,
                "rows": sorted(one.redacted.rows),
            },
        )


def _redaction(row: RedactionRow) -> Redaction:
    rows = frozenset((part, line) for part, line in row.rows)
    return Redaction(row.sha256, row.redacted_sha256, Redacted(rows, row.is_emptied))


def _in_records(
    organisation: str, finder: PersonFinder, rows: Mapping[str, RowPlaces], *, dry_run: bool
) -> int:
    count = 0
    for row in Revision.objects.filter(organisation__slug=organisation).iterator():
        record = _without(row.record, finder, rows.get(row.sha256, NOWHERE))
        if record != row.record:
            count += 1
            if not dry_run:
                Revision.objects.filter(pk=row.pk).update(record=record)
    return count


def _without(record: dict[str, Any], finder: PersonFinder, rows: RowPlaces) -> dict[str, Any]:
    set_aside = [
        {**one, "reason": ERASED_ROW, "cells": []}
        if (one["part"], one["line"]) in rows or names_person(one, finder)
        else one
        for one in record.get("set_aside", [])
    ]
    return {**without_person({**record, "set_aside": []}, finder), "set_aside": set_aside}


def _in_names(organisation: str, finder: PersonFinder, *, dry_run: bool) -> int:
    """Take a person out of names of parts and display names; each keeps its own number."""
    count = 0
    for row in FactName.objects.filter(organisation__slug=organisation).exclude(kind="metric"):
        if finder.found_in(row.name) or finder.found_in(row.title):
            count += 1
            if finder.found_in(row.name):
                row.name = f"{finder.without(row.name)} {row.key}"
            row.title = finder.without(row.title)
            if not dry_run:
                row.save(update_fields=["name", "title"])
    return count
