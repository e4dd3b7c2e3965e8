"""Digests that were due: each is kept before it is sent, so that none goes twice."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from trueline.web.models import DigestMail
from trueline.web.stores.alert_marks import Cadence
from trueline.web.stores.organisations import organisation_row

TIME_TO_SEND = timedelta(hours=1)
"""A digest that has been on its way for longer was cut short."""


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
