"""Lay a draft aside, and take it up again, even when a later version came into force meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from trueline.contracts.draft_shelf import Draft, Writing
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.codec import encode_sparsely
from trueline.core.errors import ConflictError, MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.applying import EditRefusedError, Refused, apply_edits, next_plan
from trueline.plan.authorship import Contribution, shared_out
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, MovePart, RemovePart, SetField
from trueline.plan.parts import look_up
from trueline.plan.restoring import stands_at
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


def discard_draft(workspace: Workspace, *, by: str) -> Draft:
    """Lay the draft aside; it can be taken up again.

    Raises:
        MissingError: There is none.
    """
    return workspace.plans.drafts.discard(by=by, now=workspace.now())


def take_up_draft(workspace: Workspace, draft: int, *, by: str) -> Draft | Refused:
    """Go on with a draft that was laid aside.

    When a later version is in force, a new draft begins from that and takes every edit of the old
    one that stands, as written by who wrote it; where both changed the same in different ways,
    nothing is done and both values are told.

    Args:
        workspace: Whose plan.
        draft: Id of the draft.
        by: Who takes it up.

    Raises:
        MissingError: No draft of this number was laid aside.
        ConflictError: Another draft is being written.
    """
    plans = workspace.plans
    aside = next((one for one in plans.drafts.laid_aside() if one.id == draft), None)
    if aside is None:
        raise MissingError(f"No draft {draft} was laid aside.")
    adopted = plans.adopted()
    if adopted is None or adopted.number == aside.base:
        return plans.drafts.take_up(draft)
    if aside.base == 0:
        raise ConflictError("This draft was begun before there was a plan; it can only be read.")
    return _carried_over(workspace, aside, adopted, by=by)


def _carried_over(
    workspace: Workspace, aside: Draft, adopted: AdoptedPlan, *, by: str
) -> Draft | Refused:
    """Begin a draft with the edits of an old one: as they were written, else what they came to."""
    drafts, now = workspace.plans.drafts, workspace.now()
    written_anew = partial(_written_anew, catalogue_of(workspace))
    entries = drafts.entries(draft=aside.id, limit=aside.edit_count)[::-1]
    standing = [one for one in entries if not (one.undone_by or one.undoes)]
    asked = [Writing(one.edits, aside.plan, one.by, one.at, one.reason) for one in standing]
    writings = written_anew(adopted.plan, asked)
    base = workspace.plans.version(aside.base).plan
    if isinstance(writings, Refused) or not _lead_to(aside.plan, written_anew(base, asked)):
        # An edit may stand on one that was taken back, or write what a later one wrote anew.
        told = tuple(Contribution(one.by, one.edits) for one in entries)
        came_to = shared_out(aside.plan, told) if told else ()
        writings = written_anew(
            adopted.plan, [Writing(one.edits, aside.plan, one.by, now) for one in came_to]
        )
    if isinstance(writings, Refused):
        return writings
    return drafts.begin(adopted.plan, base=adopted.number, by=by, now=now, writings=writings)


def _lead_to(plan: Plan, writings: Sequence[Writing] | Refused) -> bool:
    return not isinstance(writings, Refused) and bool(writings) and writings[-1].plan == plan


def _written_anew(
    metrics: MetricCatalogue, plan: Plan, asked: Sequence[Writing]
) -> tuple[Writing, ...] | Refused:
    """Give writings as they come to stand in a plan; what it says already is left out."""
    done = []
    for one in asked:
        try:
            applied = apply_edits(plan, _not_done_yet(plan, one.edits), metrics)
        except EditRefusedError as refused:
            return refused.refused
        if isinstance(applied, Refused):
            return applied
        plan = applied.plan
        if applied.edits:
            done.append(replace(one, edits=applied.edits, plan=plan))
    return tuple(done)


def _not_done_yet(plan: Plan, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Leave out what others did in the very same way: it is no conflict.

    Raises:
        EditRefusedError: One cannot be done.
    """
    left = []
    for edit in edits:
        if not _is_done(plan, edit):
            left.append(edit)
            plan, _ = next_plan(plan, edit)
    return tuple(left)


def _is_done(plan: Plan, edit: Edit) -> bool:
    match edit:
        case SetField():
            is_there = stands_at(plan, edit.path)
            return is_there and bool(encode_sparsely(look_up(plan, edit.path)) == edit.value)
        case AddPart():
            is_there = stands_at(plan, edit.path)
            return is_there and bool(encode_sparsely(look_up(plan, edit.path)) == edit.part)
        case RemovePart():
            return not stands_at(plan, edit.path)
        case MovePart():
            return not stands_at(plan, edit.path) and stands_at(plan, edit.path_then)
