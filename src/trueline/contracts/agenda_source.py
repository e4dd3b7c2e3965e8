"""Door for agenda sources: what puts items on the agenda of a meeting, on what ground.

A source is one file in ``plugins/agenda``; its docstring is its page in the user guide. It looks at
the ground and yields items. What costs much to find out is asked for only by the source that speaks
of it, so every such part of the ground is a function.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.session import Session
from trueline.measure.verdict import Verdict
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body
from trueline.plan.organisation.support_hours import ActivityHours


@dataclass(frozen=True, slots=True)
class MeasuredGuess:
    """An assumption of the plan, held against what was measured.

    Attributes:
        path: In the plan.
        statement: In words.
        verdict: Whether it still stands.
        stated: Its range or number, with its unit.
        observed: What was measured, with its unit and interval; without a value, why there is none.
        test_on: Day of its test; None while that is open.
        kpis: Names of the KPIs that rest on it.
        owner: Who tests it; empty for nobody.
        at_stake: What is lost by it, in words; empty where that is not known.
    """

    path: str
    statement: str
    verdict: Verdict
    stated: str
    observed: str
    test_on: date | None = None
    kpis: tuple[str, ...] = ()
    owner: str = ""
    at_stake: str = ""


@dataclass(frozen=True, slots=True)
class RaisedException:
    """Something that is not as the plan has it.

    Attributes:
        key: Stays the same as long as the matter does.
        title: In a few words, with its number.
        says: Its cause, what hangs on it and how long that has, in sentences.
        paths: Parts of the plan that it is about.
        link: Page where it is seen, from the root.
        must_be_classed: Whether a meeting says of what class it is.
    """

    key: str
    title: str
    says: str
    paths: tuple[str, ...] = ()
    link: str = ""
    must_be_classed: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceNews:
    """A study that was answered since the last meeting.

    Attributes:
        study: Its id.
        question: In a sentence.
        kpi: Path of the KPI that it is about; empty for none.
        grade: Of the newest answer; empty where no method gave one.
        before: Of the answer that the last meeting could have seen; empty where there was none.
        on: Day of the newest answer.
    """

    study: str
    question: str
    kpi: str
    grade: str
    before: str
    on: date


@dataclass(frozen=True, slots=True)
class OwedWord:
    """A check-in that somebody owes.

    Attributes:
        owner: Who; empty where nobody answers for it.
        name: Of what it is about.
        path: Of that in the plan.
        due: Day on which it was due.
    """

    owner: str
    name: str
    path: str
    due: date


@dataclass(frozen=True, slots=True)
class OwedRule:
    """A rule of the plan that is not kept yet: a policy, a course or a drill.

    Attributes:
        path: Of the rule in the plan.
        says: What is owed, in a sentence.
        who: Names of those who owe it; empty where it is nobody's in particular.
        link: Page where it is seen, from the root.
    """

    path: str
    says: str
    who: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class AgendaGround:
    """What a source may look at.

    Attributes:
        session: The meeting.
        plan: In force.
        body: Who meets; None where no body is named.
        on: Day that the agenda is made for.
        since: When the last meeting of the kind was closed, in UTC; None before the first.
        next_on: Day of the meeting after this one; None when none is planned.
        actions: Gives action items that are still to be done, and are the body's or nobody's.
        guesses: Gives every assumption of the plan.
        exceptions: Gives what is not as planned, the largest stakes first.
        evidence: Gives studies that were answered since the last meeting.
        decisions: Gives decisions whose day of review came.
        owed: Gives check-ins that are overdue.
        support: Gives the hours of each activity of ongoing support.
        rules: Gives policies not accepted, courses not taken and drills not held by their day.
    """

    session: Session
    plan: Plan
    body: Body | None
    on: date
    since: datetime | None = None
    next_on: date | None = None
    actions: Callable[[], Sequence[ActionItem]] = tuple
    guesses: Callable[[], Sequence[MeasuredGuess]] = tuple
    exceptions: Callable[[], Sequence[RaisedException]] = tuple
    evidence: Callable[[], Sequence[EvidenceNews]] = tuple
    decisions: Callable[[], Sequence[Decision]] = tuple
    owed: Callable[[], Sequence[OwedWord]] = tuple
    support: Callable[[], Sequence[ActivityHours]] = tuple
    rules: Callable[[], Sequence[OwedRule]] = tuple


@dataclass(frozen=True, slots=True)
class AgendaSource:
    """One reason why something is on an agenda.

    Attributes:
        name: Hyphenated; never changes, since keys of items begin with it.
        title: For people.
        part: Of the agenda in which its items stand.
        find: Yields them.
    """

    name: str
    title: str
    part: AgendaPart
    find: Callable[[AgendaGround], Iterable[AgendaItem]]
