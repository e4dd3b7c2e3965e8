"""Digests that were due: each is kept before it is sent, so that none goes twice."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from trueline.web.models import DigestMail
from trueline.web.stores.alert_marks import Cadence
from trueline.web.stores.organisations import organisation_row

TIME_TO_SEND = timedelta(hours=1)
"""A digest that has been on its way for longer was cut short."""


@dataclass(frozen=True, slots=True)
class FailedDigest:
    """A digest that did not arrive, as far as is known.

    Attributes:
        due: Day on which it was due.
        why: The reason; empty when sending was cut short.
    """

    due: date
    why: str


def take_up(organisation: str, person: int, cadence: Cadence, due: date, now: datetime) -> int:
    """Keep that a digest is being sent and give its number; 0 when that was begun before."""
    try:
        with transaction.atomic():
            row = DigestMail.objects.create(
                organisation=organisation_row(organisation),
                person_id=person,
                cadence=cadence.value,
                due=due,
                at=now,
            )
    except IntegrityError:
        return 0
    return row.pk


def mark_sent(number: int, now: datetime) -> None:
    """Keep that a digest was handed over."""
    DigestMail.objects.filter(pk=number).update(state=DigestMail.State.SENT, at=now)


def mark_failed(number: int, why: str, now: datetime) -> None:
    """Keep that a digest could not be handed over."""
    failed = DigestMail.objects.filter(pk=number)
    failed.update(state=DigestMail.State.FAILED, why=why, at=now)


def failed_digests(organisation: str, person: int, now: datetime) -> tuple[FailedDigest, ...]:
    """Give the digests of the last four weeks that did not go out, newest first."""
    cut_short = Q(state=DigestMail.State.SENDING, at__lt=now - TIME_TO_SEND)
    rows = DigestMail.objects.filter(
        Q(state=DigestMail.State.FAILED) | cut_short,
        organisation__slug=organisation,
        person_id=person,
        at__gte=now - timedelta(days=28),
    )
    return tuple(FailedDigest(row.due, row.why) for row in rows.order_by("-due"))
