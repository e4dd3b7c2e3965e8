"""Agree on something to do: an action item that stays until it is done or dropped."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.core.period import LAST_YEAR
from trueline.plan.document import Plan
from trueline.plan.restoring import stands_at
from trueline.usecases.agreed.books import ACTIONS, DECISIONS
from trueline.usecases.coordinating.closed_meeting import refuse_closed
from trueline.usecases.coordinating.numbered import keep_new
from trueline.usecases.coordinating.people import owner_issue
from trueline.usecases.workspace import Workspace

LONGEST_WHAT = 300


@dataclass(frozen=True, slots=True)
class ActionWish:
    """Something that somebody shall do, before it is kept.

    Attributes:
        what: In words.
        owner: Who does it; a name of the plan.
        due: By when; None when nobody said.
        meeting: Id of the meeting; empty outside of one.
        decision: Id of the decision that it follows from; empty for none.
        about: Paths of the parts of the plan that it is about.
    """

    what: str
    owner: str
    due: date | None = None
    meeting: str = ""
    decision: str = ""
    about: tuple[str, ...] = ()


def agree(workspace: Workspace, wish: ActionWish, *, on: date, by: str) -> ActionItem:
    """Keep an action item, and give it.

    Args:
        workspace: Of the organisation.
        wish: What is agreed.
        on: Day on which it is.
        by: Who keeps it.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no such decision.
        RefusedQuestionError: The meeting is closed.
        ConflictError: Others kept so many at this moment that no id was left.
    """
    said = replace(wish, what=wish.what.strip(), owner=wish.owner.strip())
    adopted = workspace.plans.adopted()
    plan = adopted.plan if adopted else None
    if issues := tuple(_issues(said, plan, on)):
        raise FaultyInputError(*issues)
    refuse_closed(workspace, said.meeting)
    if said.decision:
        DECISIONS.get(workspace.entries, said.decision)

    def named(name: str) -> ActionItem:
        return ActionItem(
            id=name,
            what=said.what,
            owner=said.owner,
            due=said.due,
            status=ActionStatus.OPEN,
            since=on,
            meeting=said.meeting,
            decision=said.decision,
            about=said.about,
        )

    return keep_new(workspace.entries, ACTIONS, named, day=on, by=by, now=workspace.now())


def what_issues(what: str) -> Iterator[Issue]:
    """Yield what is wrong with the words of an action item."""
    if not what:
        yield _issue("what", "It does not say what is to be done.", "Say it in a few words.")
    if len(what) > LONGEST_WHAT:
        yield _issue("what", f"It has {len(what)} characters.", f"Use {LONGEST_WHAT} at most.")


def owner_issues(owner: str, plan: Plan | None) -> Iterator[Issue]:
    """Yield what is wrong with who is to do it."""
    if not owner:
        yield _issue("owner", "Nobody is named.", "Name the one person who does it.")
    unknown = owner_issue(plan, owner)
    if unknown is not None:
        yield unknown


def due_issues(due: date | None, since: date) -> Iterator[Issue]:
    """Yield what is wrong with a due day."""
    if due is not None and due < since:
        yield _issue("due", f"{due} is before {since}, its own day.", "Give that day or a later.")
    elif due is not None and due.year >= LAST_YEAR:
        yield _issue("due", f"{due} is too far ahead.", "Give an earlier day.")


def _issues(wish: ActionWish, plan: Plan | None, on: date) -> Iterator[Issue]:
    yield from what_issues(wish.what)
    yield from owner_issues(wish.owner, plan)
    yield from due_issues(wish.due, on)
    for path in wish.about:
        if plan is None or not stands_at(plan, path):
            what = f"The plan in force has nothing at {path}."
            yield _issue("about", what, "Choose a part of it.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
