"""Alerts that concern one person alone: who called them, what they owe, what failed for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.briefing.wording import day_in_words
from trueline.contracts.note_shelf import Note
from trueline.usecases.checking_in.questions import Question, QuestionKind
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.watching.of_agreed import NOTHING, Agreed, alerts_of_agreed

WORDS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that a person asked for and that did not come about.

    Attributes:
        kind: ``IMPORT`` or ``DIGEST``.
        number: Of the work.
        at: When it failed, in UTC.
        title: What it was, such as the name of a file.
        why: The reason; may be empty.
    """

    kind: AlertKind
    number: int
    at: datetime
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Concerns:
    """What concerns one person.

    Attributes:
        owner: Their name in the plan; empty when they own nothing.
        notes: That call them, newest first.
        names: What people are called, by address.
        failures: Of work that they asked for.
        name: What the person is called; empty where nobody said.
        agreed: What is due of what people agreed on, theirs among it.
    """

    owner: str
    notes: Sequence[Note]
    names: Mapping[str, str]
    failures: Sequence[Failure]
    name: str = ""
    agreed: Agreed = NOTHING


def personal_alerts(
    concerns: Concerns, asked: Sequence[Question], *, on: date
) -> tuple[Alert, ...]:
    """Give what one person should be told of, by kind and the newest first.

    Args:
        concerns: What concerns them.
        asked: Every question of the plan in force.
        on: Day that is looked at.
    """
    own = [one for one in asked if concerns.owner and one.owner == concerns.owner]
    return (
        *(_mention(one, concerns.names) for one in concerns.notes),
        *_owed([one for one in own if one.is_due(on)]),
        *_actions(own, on),
        *alerts_of_agreed(concerns.agreed, (concerns.owner, concerns.name), on=on),
        *(_failure(one) for one in concerns.failures),
    )


def _mention(note: Note, names: Mapping[str, str]) -> Alert:
    shown = note.text if len(note.text) <= WORDS_SHOWN else f"{note.text[:WORDS_SHOWN]}…"
    return Alert(
        id=f"mention:{note.id}",
        kind=AlertKind.MENTION,
        since=note.at.date(),
        title=f"{names.get(note.by, note.by)} calls you in a note",
        why=f"“{shown}”",
        about=note.path,
    )


def _owed(due: Sequence[Question]) -> Iterator[Alert]:
    """Yield one for all words that are owed; a new one with each question that falls due."""
    if due:
        first, last = due[0], max(one.due for one in due)
        more = len(due) - 1
        title = f"A word is due on “{first.name}”"
        if more:
            title = f"{len(due)} check-ins are due, the oldest on “{first.name}”"
        yield Alert(
            id=f"check-ins:{first.owner}:{last}",
            kind=AlertKind.CHECK_IN,
            since=first.due,
            title=title,
        )


def _actions(own: Sequence[Question], on: date) -> Iterator[Alert]:
    for one in own:
        if one.kind is QuestionKind.ACTION and one.finish is not None:
            day = day_in_words(one.finish)
            when = f"is due on {day}" if one.finish >= on else f"was due on {day}"
            yield Alert(
                id=f"action:{one.path}:{one.finish}",
                kind=AlertKind.ACTION,
                since=one.finish,
                title=f"“{one.name}” {when}",
                why=one.about,
                about=one.path,
            )


def _failure(one: Failure) -> Alert:
    if one.kind is AlertKind.DIGEST:
        title = f"The digest of {one.title} was not sent"
    else:
        title = f"The import of {one.title} failed"
    return Alert(
        id=f"failed:{one.kind}:{one.number}",
        kind=one.kind,
        since=one.at.date(),
        title=title,
        why=one.why,
        about=str(one.number),
    )
