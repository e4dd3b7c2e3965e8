"""Decisions as rows: what was decided, how it stands, and what its numbers came to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from trueline.coordination.deciding.decision import Decision, SeenOf
from trueline.plan.document import Plan
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.web.deciding.named_parts import NamedPart, named_parts
from trueline.web.deciding.words import DUE, KINDS, LATE, REVIEWED, STANDS, SUPERSEDED
from trueline.web.status import StatusLook
from trueline.web.wording_time import say_day

LATE_AFTER = timedelta(days=7)
"""A review that waits longer than this is late."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a list.

    Attributes:
        logged: As it stands.
        address: Of its page.
        kind: What it does, for people.
        look: How it stands.
        when: Day of its review or of its being looked at again, in words; empty without one.
        about: Parts of the plan that it is about.
        result: What its first number was and came to, as frozen on both days; empty before it was
            looked at again.
    """

    logged: LoggedDecision
    address: str
    kind: str | Promise
    look: StatusLook
    when: str
    about: tuple[NamedPart, ...]
    result: str

    @property
    def decision(self) -> Decision:
        """The decision itself."""
        return self.logged.decision


def decision_rows(
    found: Iterable[LoggedDecision], plan: Plan | None, on: date
) -> Iterator[DecisionRow]:
    """Yield decisions in words, in the order given.

    Args:
        found: To be listed.
        plan: In force, for the names of its parts; None without one.
        on: Day that says what is due.
    """
    for one in found:
        yield DecisionRow(
            logged=one,
            address=reverse("decision", args=[one.decision.id]),
            kind=KINDS[one.decision.kind],
            look=look_of(one, on),
            when=_when(one),
            about=tuple(named_parts(one.decision.about, plan)),
            result=result_of(one.decision),
        )


def look_of(one: LoggedDecision, on: date) -> StatusLook:
    """Give how a decision stands."""
    if one.superseded_by:
        return SUPERSEDED
    if one.decision.reviewed_on is not None:
        return REVIEWED
    if one.is_due(on):
        is_late = one.decision.review_on is not None and one.decision.review_on < on - LATE_AFTER
        return LATE if is_late else DUE
    return STANDS


def result_of(decision: Decision) -> str:
    """Say what the first number of a decision was and came to, as frozen on both days."""
    then = next((one for one in decision.seen if one.of is SeenOf.ACTUAL), None)
    if then is None or decision.reviewed_on is None:
        return ""
    later = (one for one in decision.found if one.of is SeenOf.ACTUAL and one.path == then.path)
    found = next(later, None)
    if found is None:
        return ""
    name = then.what.rpartition(",")[0] or then.what
    return _("{0}: {1}, then {2}").format(name, then.text, found.text)


def _when(one: LoggedDecision) -> str:
    decision = one.decision
    if decision.reviewed_on is not None:
        return say_day(decision.reviewed_on)
    if one.superseded_by or decision.review_on is None:
        return ""
    return say_day(decision.review_on)
