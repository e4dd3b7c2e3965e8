"""The form in which a meeting decides, and that in which it agrees on something to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.session import Session
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi
from trueline.usecases.coordinating.acting.agree import ActionWish
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.people import people_of
from trueline.web.days import read_day
from trueline.web.reviewing.rows import Choice
from trueline.web.reviewing.words import KINDS


@dataclass(frozen=True, slots=True)
class ResolvingForm:
    """What the forms offer.

    Attributes:
        kinds: Of decisions.
        numbers: KPIs and assumptions whose numbers may be frozen.
        assumptions: That may be cited.
        people: Who may see to it.
    """

    kinds: Sequence[Choice]
    numbers: Sequence[Choice]
    assumptions: Sequence[Choice]
    people: Sequence[str]


def resolving_form(plan: Plan, session: Session, given: QueryDict | None = None) -> ResolvingForm:
    """Give what the forms of a meeting offer, with what was chosen before a fault was found.

    Numbers of what the agenda speaks of come first.

    Args:
        plan: In force.
        session: The meeting.
        given: As sent before; None for a fresh form.
    """
    chosen = frozenset(given.getlist("numbers")) if given else frozenset()
    cited = frozenset(given.getlist("cites")) if given else frozenset()
    kind = given.get("kind", "") if given else ""
    spoken = {path for one in session.agenda for path in one.paths}
    kpis = [(path, one.name) for path, one in every(plan, Kpi)]
    guesses = [(path, one.statement) for path, one in every(plan, Assumption)]
    ordered = sorted((*kpis, *guesses), key=lambda one: one[0] not in spoken)
    first = sorted(guesses, key=lambda one: one[0] not in spoken)
    return ResolvingForm(
        kinds=[Choice(one.value, words, one.value == kind) for one, words in KINDS.items()],
        numbers=[Choice(path, name, path in chosen) for path, name in ordered],
        assumptions=[Choice(path, name, path in cited) for path, name in first],
        people=people_of(plan),
    )


def decision_wish(given: QueryDict) -> DecisionWish:
    """Read a decision from its form.

    Raises:
        FaultyInputError: No kind is chosen, or a day is none.
    """
    faults: list[Issue] = []
    kind = next((one for one in DecisionKind if one.value == given.get("kind", "")), None)
    if kind is None:
        faults.append(_issue("kind", _("Nothing is chosen."), _("Choose what is decided.")))
    review_on = _day(given, "review_on", faults)
    if faults or kind is None:
        raise FaultyInputError(*faults)
    return DecisionWish(
        what=given.get("what", ""),
        kind=kind,
        because=given.get("because", ""),
        options=tuple(given.get("options", "").splitlines()),
        about=tuple(_paths(given.get("about", ""))),
        numbers=tuple(given.getlist("numbers")),
        owner=given.get("owner", ""),
        review_on=review_on,
        cites=tuple(given.getlist("cites")),
        why_not=given.get("why_not", ""),
    )


def action_wish(given: QueryDict) -> ActionWish:
    """Read an action item from its form.

    Raises:
        FaultyInputError: Its day is none.
    """
    faults: list[Issue] = []
    due = _day(given, "due", faults)
    if faults:
        raise FaultyInputError(*faults)
    return ActionWish(
        what=given.get("what", ""),
        owner=given.get("owner", ""),
        due=due,
        decision=given.get("decision", ""),
    )


def _paths(text: str) -> Iterator[str]:
    yield from (one for one in text.split() if one)


def _day(given: QueryDict, field: str, faults: list[Issue]) -> date | None:
    text = given.get(field, "").strip()
    if not text:
        return None
    try:
        return read_day(text)
    except MissingError as none:
        faults.append(_issue(field, str(none), _("Choose a day.")))
        return None


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
