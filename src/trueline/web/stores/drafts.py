"""Drafts: jobs that wait for a person's word before they begin."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from trueline.core.errors import MissingError
from trueline.web.models import Job
from trueline.web.stores.jobs import JobState


def release_draft(organisation: str, number: int, answers: Mapping[str, Any]) -> None:
    """Add a person's answers to what was asked for, and let the job begin.

    Raises:
        MissingError: The organisation has no such draft.
    """
    with transaction.atomic():
        row = _draft(organisation, number)
        row.order = {**row.order, **answers}
        row.state = JobState.WAITING.value
        row.save(update_fields=["order", "state"])


def forget_draft(organisation: str, number: int) -> Mapping[str, Any]:
    """Remove a draft, and give what it asked for.

    Raises:
        MissingError: The organisation has no such draft.
    """
    row = _draft(organisation, number)
    row.delete()
    return dict(row.order)


def _draft(organisation: str, number: int) -> Job:
    drafts = Job.objects.filter(organisation__slug=organisation, state=JobState.DRAFT.value)
    row = drafts.filter(pk=number).first()
    if row is None:
        raise MissingError(f"There is no file {number} that waits in this organisation.")
    return row
