"""Decide: keep what was decided together with the numbers that people saw."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from trueline.contracts.entry_shelf import Entry
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.deciding.decision import Decision
from trueline.core.errors import FaultyInputError
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.coordinating.closed_meeting import refuse_closed
from trueline.usecases.coordinating.deciding.claimed import refuse_claims
from trueline.usecases.coordinating.deciding.place import place_taken
from trueline.usecases.coordinating.deciding.seen_now import seen_now
from trueline.usecases.coordinating.deciding.wish import DecisionWish, issues_of, tidied
from trueline.usecases.coordinating.numbered import under_new_id
from trueline.usecases.workspace import Workspace


def decide(
    workspace: Workspace,
    wish: DecisionWish,
    *,
    on: date,
    by: str,
    as_of: datetime | int | None = None,
    along: Callable[[Decision], Entry] | None = None,
) -> Decision:
    """Keep a decision with the numbers as they are shown at this moment, and give it.

    Args:
        workspace: Of the organisation.
        wish: What is decided.
        on: Day of the decision, and of its numbers.
        by: Who keeps it.
        as_of: Moment whose plan and numbers people saw, or revision of the ledger for its numbers;
            None for the present.
        along: Gives what is kept with the decision, so that both are or neither is; None for
            nothing.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no such study, or no decision that it could take the place of.
        RefusedQuestionError: Another decision took that one's place already, or the meeting is
            closed.
        ConflictError: Others decided so much at this moment that no id was left, or what is kept
            along was changed.
    """
    said = tidied(wish)
    adopted = workspace.plans.adopted(as_of=as_of if isinstance(as_of, datetime) else None)
    plan = adopted.plan if adopted else None
    if issues := issues_of(said, plan, on=on):
        raise FaultyInputError(*issues)
    refuse_closed(workspace, said.meeting)
    place_taken(workspace, _made(said, adopted, on, by), by=by, now=workspace.now())
    seen = seen_now(workspace, plan, said.paths, on=on, as_of=as_of)
    made = replace(_made(said, adopted, on, by), seen=seen)
    refuse_claims(made)

    shelf, now = workspace.entries, workspace.now()

    def keep(name: str) -> Decision:
        decision = replace(made, id=name)
        own = DECISIONS.entry(shelf, decision, about=name, by=by, now=now, after=0)
        before = place_taken(workspace, decision, by=by, now=now)
        shelf.keep_all((own, *before, *((along(decision),) if along else ())))
        return decision

    return under_new_id(shelf, DECISIONS.kind, keep, day=on)


def supersede(
    workspace: Workspace,
    name: str,
    wish: DecisionWish,
    *,
    on: date,
    by: str,
    as_of: datetime | int | None = None,
) -> Decision:
    """Decide anew: the new decision takes the place of one, which stays as it was.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no such decision, or no such study.
        RefusedQuestionError: Another took its place already, or the meeting is closed.
        ConflictError: Somebody else changes it or takes its place at this moment, or others decided
            so much that no id was left.
    """
    return decide(workspace, replace(wish, supersedes=name), on=on, by=by, as_of=as_of)


def _made(wish: DecisionWish, adopted: AdoptedPlan | None, on: date, by: str) -> Decision:
    return Decision(
        id="",
        what=wish.what,
        kind=wish.kind,
        because=wish.because,
        options=wish.options,
        about=wish.about,
        owner=wish.owner,
        decided_by=wish.decided_by or by,
        decided_on=on,
        review_on=wish.review_on,
        meeting=wish.meeting,
        study=wish.study,
        cites=wish.cites,
        why_not=wish.why_not,
        plan_before=adopted.number if adopted else None,
        supersedes=wish.supersedes,
    )
