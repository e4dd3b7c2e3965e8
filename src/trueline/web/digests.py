"""Sends the digests that are due, each once, however often it is asked."""

import logging
import smtplib
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from trueline.core.errors import TruelineError
from trueline.measure.scorecard import Scorecard
from trueline.plan.document import Plan
from trueline.usecases.checking_in.questions import Question, owner_named, questions
from trueline.usecases.coordinating.owed import Owed, read_owed
from trueline.usecases.coordinating.team_member import member_named
from trueline.usecases.score import score
from trueline.usecases.watching.alert import Alert
from trueline.usecases.watching.alerts import ORDER, alerts
from trueline.usecases.watching.digest import Digest, digest_of
from trueline.usecases.watching.of_agreed import Agreed, agreed_by
from trueline.usecases.watching.of_coordination import alerts_of_person
from trueline.usecases.watching.personal import Concerns, personal_alerts
from trueline.usecases.workspace import Workspace
from trueline.web.digest_mail import digest_mail
from trueline.web.stores.alert_marks import Cadence, subscribers, wishes_of
from trueline.web.stores.colleagues import names_by_address
from trueline.web.stores.concerns import concerns_of
from trueline.web.stores.digest_mails import mark_failed, mark_sent, take_up
from trueline.web.stores.organisations import OrganisationRecord, organisation_record
from trueline.web.stores.people import Member, find_member
from trueline.web.told import REMEMBERED_FOR
from trueline.web.workspaces import workspace_of

LOGGER = logging.getLogger("trueline.web")
DAYS = {Cadence.DAILY: 1, Cadence.WEEKLY: 7}
FROM_HOUR = 6
"""A digest is due from this hour on, in UTC."""
SECONDS_BETWEEN_LOOKS = 600.0
CANNOT_SEND = (smtplib.SMTPException, OSError)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the digests that were due.

    Attributes:
        sent: How many were handed over.
        failed: How many could not be.
    """

    sent: int
    failed: int


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every digest of an organisation stands on."""

    workspace: Workspace
    card: Scorecard
    plan: Plan
    alerts: tuple[Alert, ...]
    questions: tuple[Question, ...]
    owed: Owed
    agreed: Agreed


def send_due(now: datetime) -> Sent:
    """Send every digest that is due and was not begun before; one that fails is told as such.

    Args:
        now: The moment, in UTC.
    """
    sent = failed = 0
    grounds: dict[str, _Ground | None] = {}
    for slug, person, cadence in subscribers():
        record = organisation_record(slug)
        number = take_up(slug, person, cadence, due_day(cadence, record.week_start, now), now)
        if not number:
            continue
        try:
            if slug not in grounds:
                grounds[slug] = _ground(record)
            _send(grounds[slug], find_member(person), slug, DAYS[cadence])
        except (TruelineError, *CANNOT_SEND) as why:
            mark_failed(number, str(why), timezone.now())
            LOGGER.warning("A digest was not sent: %s", why)
            failed += 1
        else:
            mark_sent(number, timezone.now())
            sent += 1
    return Sent(sent, failed)


def due_day(cadence: Cadence, week_start: int, now: datetime) -> date:
    """Give the newest day on which a digest of a kind was due.

    Args:
        cadence: Daily, or weekly on the first day of a week.
        week_start: First day of a week; Monday is 0.
        now: The moment, in UTC.
    """
    begun = (now - timedelta(hours=FROM_HOUR)).date()
    if cadence is Cadence.WEEKLY:
        return begun - timedelta(days=(begun.weekday() - week_start) % 7)
    return begun


def keep_sending() -> None:
    """Send now and then what is due, for as long as the process lives."""
    while True:
        try:
            send_due(timezone.now())
        except (DatabaseError, OSError, TruelineError):
            LOGGER.exception("Digests were not looked at; this is tried again.")
        finally:
            close_old_connections()
        time.sleep(SECONDS_BETWEEN_LOOKS)


def _ground(record: OrganisationRecord) -> _Ground | None:
    workspace = workspace_of(record)
    adopted = workspace.plans.adopted()
    if adopted is None:
        return None
    plan, on = adopted.plan, workspace.today
    card, owed = score(workspace, plan, on=on), read_owed(workspace, plan, on=on)
    return _Ground(
        workspace,
        card,
        plan,
        alerts(workspace, plan, on=on, card=card, owed=owed),
        questions(plan, card, workspace.check_ins.all()),
        owed,
        agreed_by(workspace, on=on),
    )


def _send(ground: _Ground | None, member: Member, slug: str, days: int) -> None:
    if ground is None:
        return
    digest_mail(_digest(ground, member, slug, days), to=member.email, name=member.name).send()


def _digest(ground: _Ground, member: Member, slug: str, days: int) -> Digest:
    on, now = ground.card.on, ground.workspace.now()
    begin = datetime.combine(on, time_of_day(), UTC) - REMEMBERED_FOR
    found = concerns_of(slug, member.id, member.email, since=begin, now=now)
    names = names_by_address({one.by for one in found.notes})
    owner = owner_named(ground.questions, member.name)
    concerns = Concerns(
        owner, found.notes, names, found.failures, name=member.name, agreed=ground.agreed
    )
    own = personal_alerts(concerns, ground.questions, on=on)
    bearer = member_named(ground.plan, member.name)
    owes = alerts_of_person(ground.owed, bearer.name if bearer else owner, on=on)
    every = sorted((*ground.alerts, *own, *owes), key=lambda one: ORDER[one.kind])
    choice, marks = wishes_of(slug, member.id, [one.id for one in every])
    told = [
        one
        for one in every
        if one.kind.value not in choice.muted and not (one.id in marks and marks[one.id].is_done)
    ]
    return digest_of(ground.card, told, days=days)
