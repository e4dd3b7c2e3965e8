"""Says where a person stands in the application database beside what erasing removes."""

from typing import Any

from django.apps import apps
from django.db import models

from trueline.core.forgetting import names_person
from trueline.core.people_in_text import PersonFinder
from trueline.web.models import (
    EntryRow,
    FactFile,
    FactName,
    Identity,
    Job,
    Organisation,
    Person,
    Redaction,
    Revision,
    Suppression,
)
from trueline.web.stores.forgotten_entries import TOLD

SEEN_TO = (FactFile, FactName, Identity, Job, Redaction, Revision, Suppression)
WORDS = (models.CharField, models.TextField, models.JSONField)


def also_named_in(organisation: str, finder: PersonFinder) -> tuple[str, ...]:
    """Give the kinds of rows that name the person and stay, in words with their number.

    These are what people of the organisation wrote or are: plans, accounts, notes. Whether they
    go is theirs to decide.
    """
    found = []
    for model in apps.get_app_config("web").get_models():
        if model in SEEN_TO:
            continue
        described = model._meta  # noqa: SLF001 - documented, in spite of its name
        fields = {one.name: isinstance(one, WORDS) for one in described.get_fields()}
        rows = _rows(model, organisation, has_owner="organisation" in fields)
        texts = [name for name, holds_words in fields.items() if holds_words]
        count = sum(
            any(names_person(value, finder) for value in values)
            for values in rows.values_list(*texts)
        )
        if count:
            found.append(f"{count} {described.verbose_name}")
    return tuple(found)


def _rows(
    model: type[models.Model], organisation: str, *, has_owner: bool
) -> "models.QuerySet[Any]":
    rows = model._default_manager.all()  # noqa: SLF001 - documented, in spite of its name
    if model is EntryRow:
        rows = rows.exclude(kind=TOLD)
    if has_owner:
        return rows.filter(organisation__slug=organisation)
    if model is Person:
        return rows.filter(memberships__organisation__slug=organisation).distinct()
    return rows.filter(slug=organisation) if model is Organisation else rows.none()
