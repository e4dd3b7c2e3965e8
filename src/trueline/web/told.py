"""What a person is told: the alerts of their organisation and their own, less what they muted."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from trueline.usecases.checking_in.questions import Question, owner_named, questions
from trueline.usecases.coordinating.owed import Owed, read_owed
from trueline.usecases.coordinating.team_member import member_named
from trueline.usecases.watching.alert import Alert
from trueline.usecases.watching.alerts import ORDER, alerts
from trueline.usecases.watching.of_agreed import Agreed, agreed_by
from trueline.usecases.watching.of_coordination import alerts_of_person
from trueline.usecases.watching.personal import Concerns, personal_alerts
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.my_questions import CHOSEN
from trueline.web.remembered import Remembered
from trueline.web.stores.alert_marks import Choice, Mark, wishes_of
from trueline.web.stores.colleagues import names_by_address
from trueline.web.stores.concerns import concerns_of
from trueline.web.stores.said_since import said_since
from trueline.web.visit import Visit

REMEMBERED_FOR = timedelta(days=28)
"""Notes and failures that are older are not told any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is worked out once for everybody.

    Attributes:
        alerts: Of the organisation.
        questions: That owners of the plan are asked.
        owed: What people owe besides: policies to accept, courses, answers to calls.
        agreed: What is due of what people agreed on.
    """

    alerts: tuple[Alert, ...]
    questions: tuple[Question, ...]
    owed: Owed
    agreed: Agreed


FOUND: Remembered[Found] = Remembered(16)
WORKING = threading.Lock()
"""Held by the one who works alerts out, which takes seconds once after each import."""


@dataclass(frozen=True, slots=True)
class ToldAlert:
    """An alert with what the person did with it.

    Attributes:
        alert: What it tells.
        is_read: Whether they read it.
        is_done: Whether it is done for them.
    """

    alert: Alert
    is_read: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a person is told.

    Attributes:
        looked: The plan in force with its readings.
        owner: Who the person is in the plan; empty when nobody.
        due_count: Check-ins that they owe.
        alerts: In the order of their kinds, the newest first.
        choice: How they want to be told.
    """

    looked: LookedAt
    owner: str
    due_count: int
    alerts: tuple[ToldAlert, ...]
    choice: Choice

    @property
    def open(self) -> tuple[ToldAlert, ...]:
        """Those that are not done."""
        return tuple(one for one in self.alerts if not one.is_done)

    @property
    def unread_count(self) -> int:
        """How many are neither read nor done."""
        return sum(not one.is_read for one in self.open)


def told(visit: Visit, *, waits: bool = True) -> Told | None:
    """Give what the person is told on the day that is looked at; None before there is a plan.

    Args:
        visit: Who asks.
        waits: Whether to wait while it is being worked out for somebody else; else None is given
            then, so that bells of many pages do not all stand in line.
    """
    looked = look_at(visit)
    found = _found(looked, visit.organisation.slug, waits=waits) if looked else None
    if looked is None or found is None:
        return None
    owner = owner_named(found.questions, visit.member.name)
    owner = owner or owner_named(found.questions, str(visit.request.session.get(CHOSEN, "")))
    own = _own(visit, looked, found, owner)
    every = sorted((*found.alerts, *own), key=lambda one: ORDER[one.kind])
    choice, marks = wishes_of(visit.organisation.slug, visit.member.id, [one.id for one in every])
    shown = tuple(
        _marked(one, marks.get(one.id)) for one in every if one.kind.value not in choice.muted
    )
    due = [one for one in found.questions if owner and one.owner == owner]
    return Told(looked, owner, sum(one.is_due(looked.on) for one in due), shown, choice)


def _found(looked: LookedAt, organisation: str, *, waits: bool) -> Found | None:
    """Give the alerts and questions of everybody, remembered until something changes them."""
    key = (*looked.key, looked.kept, *said_since(organisation))
    if (known := FOUND.known(key)) is not None:
        return known
    if not WORKING.acquire(blocking=waits):
        return None
    try:
        return FOUND.get(key, lambda: _find(looked))
    finally:
        WORKING.release()


def _find(looked: LookedAt) -> Found:
    moment = looked.as_of.moment if looked.as_of else None
    plan, card = looked.adopted.plan, looked.scorecard
    said = looked.workspace.check_ins.all(as_of=moment)
    owed = read_owed(looked.workspace, plan, on=looked.on, as_of=moment)
    return Found(
        alerts(looked.workspace, plan, on=looked.on, as_of=moment, card=card, owed=owed),
        questions(plan, card, said),
        owed,
        agreed_by(looked.workspace, on=looked.on, as_of=moment),
    )


def _own(visit: Visit, looked: LookedAt, known: Found, owner: str) -> tuple[Alert, ...]:
    begin = datetime.combine(looked.on, time(), UTC) - REMEMBERED_FOR
    member, slug = visit.member, visit.organisation.slug
    found = concerns_of(slug, member.id, member.email, since=begin, now=looked.workspace.now())
    writers = {one.by for one in found.notes}
    names = names_by_address(writers) if writers else {}
    concerns = Concerns(
        owner, found.notes, names, found.failures, name=member.name, agreed=known.agreed
    )
    bearer = member_named(looked.adopted.plan, member.name)
    person = owner or (bearer.name if bearer else "")
    return (
        *personal_alerts(concerns, known.questions, on=looked.on),
        *alerts_of_person(known.owed, person, on=looked.on),
    )


def _marked(alert: Alert, mark: Mark | None) -> ToldAlert:
    return ToldAlert(alert, mark is not None, mark is not None and mark.is_done)
