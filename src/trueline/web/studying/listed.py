"""Studies as rows of a list."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from trueline.measure.scorecard import Scorecard
from trueline.usecases.studying.listed_studies import ListedStudy
from trueline.usecases.studying.subject_of import subject_of
from trueline.web.studying.forest import say_interval, say_number
from trueline.web.studying.grade_words import words_of


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study in a list.

    Attributes:
        question: In a sentence.
        address: Of its page.
        about: What is counted, or the KPI's name.
        lift: With its sign; empty where nothing can be said.
        interval: Of the lift.
        each: A unit and period, in words.
        grade: Letter; empty before there is one.
        words: What the grade allows to be said.
        at: When it was answered; when it was registered before that.
        is_answered: Whether the question in force was run.
        is_waiting: Whether it was never run.
        has_conflict: Whether designs contradict each other.
        used: Ids of the decisions that rest on it.
    """

    question: str
    address: str
    about: str
    lift: str
    interval: str
    each: str
    grade: str
    words: str
    at: datetime
    is_answered: bool
    is_waiting: bool
    has_conflict: bool
    used: tuple[str, ...] = ()


def study_row(one: ListedStudy, card: Scorecard | None = None) -> StudyRow:
    """Put a study into a row.

    Args:
        one: With its newest answer.
        card: Whose KPIs are named; None for none.
    """
    study, run = one.registration.study, one.run
    names = {reading.path: reading.kpi.name for reading in card.readings} if card else {}
    subject = subject_of(study)
    finding = run.results.finding if run else None
    has_lift = finding is not None and finding.lift is not None
    return StudyRow(
        question=study.question,
        address=reverse("study", args=[study.id]),
        about=names.get(study.kpi, subject.outcome),
        lift=say_number(finding.lift) if finding and finding.lift is not None else "",
        interval=say_interval(finding.low or 0.0, finding.high or 0.0)
        if finding and has_lift
        else "",
        each=" · ".join(part for part in (subject.unit, subject.period) if part),
        grade=finding.grade.value if finding else "",
        words=words_of(finding) if finding else "",
        at=run.at if run else one.registration.at,
        is_answered=one.is_answered,
        is_waiting=run is None,
        has_conflict=bool(finding and finding.conflict),
    )
