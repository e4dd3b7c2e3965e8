"""Notes beside a part of the plan, as pages show them."""

from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.note_shelf import Note
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.parts import look_up
from trueline.plan.words import title_of
from trueline.usecases.noting.notes import LONGEST_NOTE, Colleague, thread
from trueline.web.stores.colleagues import everybody_of
from trueline.web.visit import Visit


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note of a thread.

    Attributes:
        note: As it was written.
        name: What its writer is called.
        is_mine: Whether the person looking wrote it, so that they may take it back.
        calls: Names of the people whom it calls.
    """

    note: Note
    name: str
    is_mine: bool
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotesShown:
    """A thread with its form, for ``parts/notes.html``.

    Attributes:
        path: Of the part.
        rows: Oldest first.
        may_write: Whether the form is shown.
        colleagues: Whom a note may call, by name.
        text: As a person left it in the form.
        faults: What is wrong with it.
        longest: Characters that a note may have.
    """

    path: str
    rows: list[NoteRow]
    may_write: bool
    colleagues: tuple[Colleague, ...]
    text: str = ""
    faults: tuple[str, ...] = ()
    longest: int = LONGEST_NOTE


def notes_beside(
    visit: Visit,
    path: str,
    *,
    as_of: datetime | None = None,
    text: str = "",
    faults: tuple[str, ...] = (),
) -> NotesShown:
    """Give the thread beside a part of the plan; two queries.

    Args:
        visit: Who looks.
        path: Of the part, as ``scopes/service/social_goals/answer-fast``.
        as_of: Moment whose notes count, in UTC; None for the present, in which people write.
        text: As a person left it in the form.
        faults: What is wrong with it.
    """
    known = colleagues_of(visit)
    names = {one.address: one.name for one in known}
    rows = [
        NoteRow(
            one,
            names.get(one.by, one.by),
            one.by == visit.member.email,
            tuple(names.get(address, address) for address in one.mentions),
        )
        for one in thread(visit.workspace(), path, as_of=as_of)
    ]
    return NotesShown(path, rows, as_of is None, known, text, faults)


def colleagues_of(visit: Visit) -> tuple[Colleague, ...]:
    """Give whom a note of an organisation may call; one query."""
    return tuple(Colleague(*one) for one in everybody_of(visit.organisation.slug))


def title_at(plan: Plan | None, path: str) -> str:
    """Give what the part at a path is called; the path of what the plan does not have any more."""
    try:
        return title_of(look_up(plan, path)) if plan else path
    except MissingError:
        return path
