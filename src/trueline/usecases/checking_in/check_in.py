"""Check in: say how a part of the plan is doing, or leave the question for the next time."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.check_in_shelf import CheckIn, CheckInEntry, Health
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.usecases.checking_in.health import why_words_are_needed
from trueline.usecases.checking_in.questions import Question
from trueline.usecases.workspace import Workspace

LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Word:
    """What a person answers to a question.

    Attributes:
        health: As they see it.
        said: What changed and why; may be empty where nothing did.
        next_step: What is done next; may be empty.
    """

    health: Health
    said: str = ""
    next_step: str = ""


def check_in(workspace: Workspace, question: Question, word: Word, *, on: date, by: str) -> CheckIn:
    """Keep what a person says, together with the numbers that they were shown.

    Args:
        workspace: Of the organisation.
        question: As it was asked.
        word: Their answer.
        on: Day on which it is given.
        by: Who gives it.

    Raises:
        FaultyInputError: A line is needed and missing, or there are too many words.
    """
    said, next_step = word.said.strip(), word.next_step.strip()
    before = question.last.entry.health if question.last else None
    needed = why_words_are_needed(word.health, before, question.status)
    if needed and not said:
        raise FaultyInputError(_issue("said", needed, "Say in a line what changed and why."))
    for field, text in (("said", said), ("next_step", next_step)):
        if len(text) > LONGEST_WORDS:
            much = f"The text has {len(text)} characters."
            raise FaultyInputError(_issue(field, much, f"Use {LONGEST_WORDS} at most."))
    entry = _entry(question, on, word.health, said, next_step)
    return workspace.check_ins.make(entry, by=by, now=workspace.now())


def skip(workspace: Workspace, question: Question, *, on: date, by: str) -> CheckIn:
    """Keep that a person left a question for the next time; pages then say since when."""
    entry = _entry(question, on, None, "", "")
    return workspace.check_ins.make(entry, by=by, now=workspace.now())


def take_back_check_in(workspace: Workspace, number: int, *, by: str) -> CheckIn:
    """Take back a check-in that the person made, so that the question is due again.

    Raises:
        MissingError: They made no such check-in, or took it back before.
    """
    return workspace.check_ins.take_back(number, by=by, now=workspace.now())


def _entry(
    question: Question, on: date, health: Health | None, said: str, next_step: str
) -> CheckInEntry:
    actual = question.reading.actual if question.reading else None
    has_value = actual is not None and actual.value is not None
    return CheckInEntry(
        path=question.path,
        day=on,
        health=health,
        said=said,
        next_step=next_step,
        owner=question.owner,
        value=actual.value if actual else None,
        measured_in=actual.measured_in if actual and has_value else "",
        computed=question.status or "",
    )


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
