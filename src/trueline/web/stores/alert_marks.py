"""What people have read of the alerts, what is done for them, and how they want to be told."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, FilteredRelation, Q

from trueline.web.models import AlertChoice, AlertMark, Organisation
from trueline.web.stores.organisations import organisation_row
from trueline.web.stores.people import GUEST


class Cadence(StrEnum):
    """How often a digest is sent."""

    NONE = ""
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person did with an alert.

    Attributes:
        is_done: Whether it is done for them; else they read it only.
    """

    is_done: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """How a person wants to be told.

    Attributes:
        muted: Kinds of alerts that they do not want.
        digest: How often by mail.
    """

    muted: frozenset[str] = frozenset()
    digest: Cadence = Cadence.NONE


def wishes_of(
    organisation: str, person: int, alerts: Iterable[str]
) -> tuple[Choice, Mapping[str, Mark]]:
    """Give how a person wants to be told and what they did with some alerts; one query.

    Args:
        organisation: Slug.
        person: Id of the row.
        alerts: Ids of alerts.

    Returns:
        The choice, all and no mail where they never said; and marks by the alerts' ids.
    """
    keys = {_key(one): one for one in alerts}
    rows = Organisation.objects.filter(slug=organisation).annotate(
        choice=FilteredRelation("alert_choices", condition=Q(alert_choices__person=person)),
        mark=FilteredRelation(
            "alert_marks",
            condition=Q(alert_marks__person=person, alert_marks__alert__in=list(keys)),
        ),
    )
    choice, marks = Choice(), {}
    columns = ("choice__muted", "choice__digest", "mark__alert", "mark__done_at")
    for muted, digest, alert, done_at in rows.values_list(*columns):
        if digest is not None:
            choice = Choice(frozenset(muted), Cadence(digest))
        if alert is not None:
            marks[keys[alert]] = Mark(done_at is not None)
    return choice, marks


def read_alerts(organisation: str, person: int, alerts: Collection[str], now: datetime) -> None:
    """Keep that a person read alerts; those read before stay as they are."""
    owner = organisation_row(organisation)
    AlertMark.objects.bulk_create(
        [
            AlertMark(organisation=owner, person_id=person, alert=_key(one), read_at=now)
            for one in alerts
        ],
        ignore_conflicts=True,
    )


def mark_done(
    organisation: str, person: int, alert: str, now: datetime, *, is_done: bool = True
) -> None:
    """Keep that an alert is done for a person, or that it is not after all."""
    AlertMark.objects.update_or_create(
        organisation=organisation_row(organisation),
        person_id=person,
        alert=_key(alert),
        defaults={"done_at": now if is_done else None},
        create_defaults={"read_at": now, "done_at": now if is_done else None},
    )


def keep_choice(organisation: str, person: int, choice: Choice) -> None:
    """Keep how a person wants to be told."""
    AlertChoice.objects.update_or_create(
        organisation=organisation_row(organisation),
        person_id=person,
        defaults={"muted": sorted(choice.muted), "digest": choice.digest.value},
    )


def subscribers() -> tuple[tuple[str, int, Cadence], ...]:
    """Give who wants a digest: organisation, person and how often.

    Only who still belongs there, and not the demo's guest, who has no mailbox.
    """
    rows = AlertChoice.objects.exclude(Q(digest="") | Q(person__email=GUEST)).filter(
        person__is_active=True, person__memberships__organisation=F("organisation")
    )
    found = rows.values_list("organisation__slug", "person_id", "digest").distinct()
    return tuple((slug, person, Cadence(often)) for slug, person, often in found)


def _key(alert: str) -> str:
    """Give what an alert is kept under: ids hold paths of any length."""
    return hashlib.sha256(alert.encode()).hexdigest()
