"""Notes beside parts of the plan: write one, call people by it, take it back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.note_shelf import Note
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.parts import look_up
from trueline.usecases.workspace import Workspace

LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the organisation whom a note may call.

    Attributes:
        address: E-mail address.
        name: What pages call them; the address where they have no name.
    """

    address: str
    name: str


def thread(workspace: Workspace, path: str, *, as_of: datetime | None = None) -> tuple[Note, ...]:
    """Give the notes beside a part of the plan, oldest first.

    Args:
        workspace: Of the organisation.
        path: Of the part, as ``scopes/service/social_goals/answer-fast``.
        as_of: Moment whose notes count, in UTC; None for the present.
    """
    return workspace.notes.beside(path, as_of=as_of)


def write_note(
    workspace: Workspace, path: str, text: str, *, by: str, colleagues: Sequence[Colleague] = ()
) -> Note:
    """Keep a note beside a part of the plan in force, or of its draft.

    Args:
        workspace: Of the organisation.
        path: Of the part; empty for the plan itself.
        text: What it says; ``@`` and a name call a person.
        by: Who writes it.
        colleagues: Whom it may call.

    Raises:
        FaultyInputError: It says nothing or too much.
        MissingError: The plan has nothing there.
    """
    said = text.strip()
    if not said:
        raise FaultyInputError(_issue("The note is empty.", "Write something."))
    if len(said) > LONGEST_NOTE:
        much = f"The note has {len(said)} characters."
        raise FaultyInputError(_issue(much, f"Use {LONGEST_NOTE} at most."))
    _refuse_unknown(workspace, path)
    called = tuple(one.address for one in mentioned(said, colleagues))
    return workspace.notes.write(path, said, mentions=called, by=by, now=workspace.now())


def take_back_note(workspace: Workspace, number: int, *, by: str) -> Note:
    """Take back a note that the person wrote, and give it as it was.

    Raises:
        MissingError: They wrote no such note, or took it back before.
    """
    return workspace.notes.take_back(number, by=by, now=workspace.now())


def put_back_note(workspace: Workspace, number: int, *, by: str) -> Note:
    """Let a note stand again that the person took back.

    Raises:
        MissingError: They wrote no such note.
    """
    return workspace.notes.put_back(number, by=by)


def mentioned(text: str, colleagues: Sequence[Colleague]) -> tuple[Colleague, ...]:
    """Give whom a text calls by ``@`` and their whole name, address or first name.

    A first name that two people share calls neither of them: a person has to choose.

    Example:
        >>> ada = Colleague("ada@acme.example", "Ada Brandt")
        >>> [one.name for one in mentioned("Is that so, @ada?", [ada])]
        ['Ada Brandt']
    """
    firsts = [_first_name(one) for one in colleagues]
    found = []
    for one in colleagues:
        names = [one.name, one.address]
        if firsts.count(_first_name(one)) == 1:
            names.append(_first_name(one))
        if any(_calls(text, name) for name in names):
            found.append(one)
    return tuple(found)


def _calls(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w)@{re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _first_name(one: Colleague) -> str:
    return one.name.split()[0].casefold() if one.name.split() else one.address


def _refuse_unknown(workspace: Workspace, path: str) -> None:
    adopted, draft = workspace.plans.adopted(), workspace.plans.drafts.current()
    plans = [one.plan for one in (adopted, draft) if one]
    if not plans:
        raise MissingError("There is no plan yet to write a note beside.")
    for place, plan in enumerate(plans):
        try:
            look_up(plan, path)
        except MissingError:
            if place == len(plans) - 1:
                raise
        else:
            return


def _issue(what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, "text", what, remedy)
