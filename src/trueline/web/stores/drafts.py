"""Drafts: jobs that wait for a person's word before they begin."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from trueline.core.errors import MissingError
from trueline.web.models import Job
from trueline.web.stores.jobs import JobState


def release_draft(organisation: str, number: int, answers: Mapping[str, Any]) -> None:
    """Add a person's answers to what was asked for, and let the job begin.

    Raises:
        MissingError: The organisation has no such draft.
    """
    order = {**_draft(organisation, number).order, **answers}
    if not _drafts(organisation, number).update(order=order, state=JobState.WAITING.value):
        raise _missing(number)


def forget_draft(organisation: str, number: int) -> Mapping[str, Any]:
    """Remove a draft, and give what it asked for.

    Raises:
        MissingError: The organisation has no such draft.
    """
    order = dict(_draft(organisation, number).order)
    gone, _ = _drafts(organisation, number).delete()
    if not gone:  # its import began in between
        raise _missing(number)
    return order


def _draft(organisation: str, number: int) -> Job:
    row = _drafts(organisation, number).first()
    if row is None:
        raise _missing(number)
    return row


def _drafts(organisation: str, number: int) -> QuerySet[Job]:
    return Job.objects.filter(
        organisation__slug=organisation, pk=number, state=JobState.DRAFT.value
    )


def _missing(number: int) -> MissingError:
    return MissingError(f"There is no file {number} that waits in this organisation.")
