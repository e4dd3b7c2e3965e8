"""The versions of the demo's plan, step by step at the times of its story.

A step that was done before is left out, so that a load that was cut short can be taken up again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trueline.contracts.draft_shelf import DraftState
from trueline.core.errors import FaultyInputError
from trueline.demo.plan import ACCEPTED, StoryEntry, november_entries, october_entries
from trueline.demo.story import (
    PLAN_ADOPTED_AT,
    PLAN_APPROVED_AT,
    PLAN_APPROVER,
    PLAN_REASON,
    PLAN_SUBMITTED_AT,
    REVIEW_REASON,
)
from trueline.plan.applying import Refused, next_plan
from trueline.plan.document import Plan
from trueline.plan.edit_documents import read_edits
from trueline.plan.edits import Edit, inverse
from trueline.usecases.approve_plan import approve_plan, submit_plan
from trueline.usecases.edit_plan import edit_plan, undo_edit
from trueline.usecases.waive_finding import waive_finding
from trueline.usecases.workspace import Workspace

Act = Callable[[Workspace], None]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """Something that people of the story do to the plan.

    Attributes:
        at: When, in UTC.
        is_done: Says whether it was done before.
        act: Does it, told the workspace as it is at that moment.
    """

    at: datetime
    is_done: Callable[[Workspace], bool]
    act: Act

    def do(self, workspace: Workspace) -> None:
        """Do it at its time, unless it was done before.

        Raises:
            FaultyInputError: The plan refuses it; the demo is at fault.
        """
        if not self.is_done(workspace):
            self.act(replace(workspace, now=lambda: self.at, today=self.at.date()))


def plan_steps(plan: Plan) -> tuple[PlanStep, ...]:
    """Give what happens to the plan, in order.

    Args:
        plan: Version 2.

    Raises:
        FaultyInputError: An edit of the story does not fit the plan.
    """
    first, written = led_back(plan, october_entries())
    october = tuple(_writes(entry.by, entry.reason, edits) for entry, edits in written)
    november = november_entries()
    return (
        PlanStep(PLAN_ADOPTED_AT, _reached(1), _adopts(first)),
        *_entries(1, [entry.at for entry, _ in written], october),
        PlanStep(PLAN_SUBMITTED_AT, _reached(1, len(october) + 1), _submits(written[-1][0].by)),
        PlanStep(PLAN_APPROVED_AT, _reached(2), _approve),
        *_entries(2, [entry.at for entry in november], [_act_of(entry) for entry in november]),
        PlanStep(ACCEPTED.at, _is_accepted, _accept),
    )


def led_back(
    plan: Plan, entries: Sequence[StoryEntry]
) -> tuple[Plan, tuple[tuple[StoryEntry, tuple[Edit, ...]], ...]]:
    """Give the plan before some entries, and each entry with the edits that it wrote.

    Args:
        plan: After all of them.
        entries: In order; their edits lead back, the last one first.

    Raises:
        FaultyInputError: One of them does not fit the plan; the issue says which.
    """
    onward = []
    for entry in reversed(entries):
        back = read_edits(entry.edits[::-1], plan)
        for edit in back:
            plan, _ = next_plan(plan, edit)
        onward.append((entry, tuple(inverse(edit) for edit in reversed(back))))
    return plan, tuple(reversed(onward))


def _reached(version: int, entries: int = 0) -> Callable[[Workspace], bool]:
    """Ask whether there are so many versions, and so many entries since; submitting is one more."""

    def ask(workspace: Workspace) -> bool:
        draft = workspace.plans.drafts.current()
        since = 0
        if draft is not None:
            since = draft.edit_count + (draft.state is DraftState.SUBMITTED)
        return (len(workspace.plans.versions()), since) >= (version, entries)

    return ask


def _entries(version: int, times: Sequence[datetime], acts: Sequence[Act]) -> Iterator[PlanStep]:
    for number, (at, act) in enumerate(zip(times, acts, strict=True), start=1):
        yield PlanStep(at, _reached(version, number), act)


def _adopts(plan: Plan) -> Act:
    def act(then: Workspace) -> None:
        then.plans.adopt(plan, by=PLAN_APPROVER, now=then.now(), reason=PLAN_REASON)

    return act


def _writes(by: str, reason: str, edits: Sequence[Edit] | Callable[[Plan], Sequence[Edit]]) -> Act:
    def act(then: Workspace) -> None:
        written = edit_plan(then, edits, by=by, reason=reason)
        if isinstance(written, Refused):
            raise FaultyInputError(*written.issues)

    return act


def _act_of(entry: StoryEntry) -> Act:
    if not entry.takes_back:
        return _writes(entry.by, entry.reason, lambda plan: read_edits(entry.edits, plan))

    def act(then: Workspace) -> None:
        taken_back = undo_edit(then, entry.takes_back, by=entry.by)
        if isinstance(taken_back, Refused):
            raise FaultyInputError(*taken_back.issues)

    return act


def _submits(by: str) -> Act:
    def act(then: Workspace) -> None:
        submit_plan(then, by=by, reason=REVIEW_REASON)

    return act


def _approve(then: Workspace) -> None:
    approve_plan(then, by=PLAN_APPROVER)


def _is_accepted(workspace: Workspace) -> bool:
    kept = workspace.plans.waivers.all()
    return any((one.check, one.path) == (ACCEPTED.check, ACCEPTED.path) for one in kept)


def _accept(then: Workspace) -> None:
    waive_finding(
        then,
        ACCEPTED.check,
        ACCEPTED.path,
        reason=ACCEPTED.reason,
        until=ACCEPTED.until,
        by=ACCEPTED.by,
    )
