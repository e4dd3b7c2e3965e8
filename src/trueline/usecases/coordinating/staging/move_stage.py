"""Close a stage by a decision, or open one again with a reason; nothing is taken back."""

from dataclasses import replace
from datetime import date

from trueline.contracts.books import Kept
from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.staging.moves import KeptCriterion, MoveKind, StageMove, closed_stages
from trueline.coordination.staging.stage import Stage
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import MOVES, Gate, gate_of
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace


def close_stage(
    workspace: Workspace, stage: Stage, *, why: str, on: date, by: str, body: str = ""
) -> Kept[StageMove]:
    """Close a stage: the decision is logged, and the criteria are kept as they are judged now.

    Both are kept together, or neither is.

    Args:
        workspace: Of the organisation.
        stage: Which.
        why: In words.
        on: Day of the decision.
        by: Who keeps it.
        body: Name of the body that decides; empty for whoever keeps it.

    Raises:
        FaultyInputError: No reason is given.
        MissingError: There is no plan in force.
        RefusedQuestionError: The gate is shut; the text names what is missing.
        ConflictError: Somebody else moved a stage at this moment.
    """
    reason = _reason(why)
    adopted = plan_in_force(workspace)
    if adopted is None:
        raise MissingError("There is no plan in force, so no stage can be closed.")
    seen = len(MOVES.history(workspace.entries))
    gate = gate_of(StageQuestion(workspace, adopted.plan, on), stage)
    if not gate.is_open:
        raise RefusedQuestionError(refusal_of(gate))
    wish = DecisionWish(
        what=f"The stage {stage.capitalize()} is closed.",
        kind=DecisionKind.CLOSE_STAGE,
        because=reason,
        decided_by=body,
    )
    made = StageMove(stage, MoveKind.CLOSED, on, reason, "", adopted.number, _kept(gate))
    now = workspace.now()

    def along(decision: Decision) -> Entry:
        move = replace(made, decision=decision.id)
        return MOVES.entry(workspace.entries, move, by=by, now=now, after=seen)

    decision = decide(workspace, wish, on=on, by=by, along=along)
    return Kept("", replace(made, decision=decision.id), seen + 1, by, now)


def reopen_stage(
    workspace: Workspace, stage: Stage, *, why: str, on: date, by: str
) -> Kept[StageMove]:
    """Go back to a stage that was closed; those after it are open again too.

    Args:
        workspace: Of the organisation.
        stage: Which.
        why: In words.
        on: Day on which it is opened again.
        by: Who opens it.

    Raises:
        FaultyInputError: No reason is given.
        RefusedQuestionError: The stage is not closed.
        ConflictError: Somebody else moved a stage at this moment.
    """
    reason = _reason(why)
    moves = MOVES.history(workspace.entries)
    if stage not in closed_stages(one.record for one in moves):
        raise RefusedQuestionError(f"{stage.capitalize()} is open, so nobody can go back to it.")
    adopted = plan_in_force(workspace)
    plan = adopted.number if adopted else None
    return _keep(
        workspace, StageMove(stage, MoveKind.REOPENED, on, reason, "", plan), by, len(moves)
    )


def refusal_of(gate: Gate) -> str:
    """Say why a stage cannot be closed, with what is missing by name."""
    name = gate.stage.capitalize()
    if gate.is_closed:
        return f"{name} is closed already."
    if gate.why_not:
        return f"{name} cannot be closed. {gate.why_not}"
    missing = " ".join(f"{one.criterion.title}: {one.judged.why}" for one in gate.missing)
    count = len(gate.missing)
    many = "1 criterion is" if count == 1 else f"{count} criteria are"
    return f"{name} cannot be closed; {many} missing. {missing}"


def _kept(gate: Gate) -> tuple[KeptCriterion, ...]:
    return tuple(
        KeptCriterion(
            one.criterion.name,
            one.criterion.title,
            one.criterion.dimension,
            one.judged.standing,
            one.judged.why,
            one.judged.link,
        )
        for one in gate.criteria
    )


def _keep(workspace: Workspace, move: StageMove, by: str, seen: int) -> Kept[StageMove]:
    now = workspace.now()
    number = MOVES.keep(workspace.entries, move, by=by, now=now, after=seen)
    return Kept("", move, number, by, now)


def _reason(why: str) -> str:
    said = why.strip()
    if not said:
        what, remedy = "No reason is given.", "Say in a sentence why."
        raise FaultyInputError(Issue(Severity.BLOCKS, "why", what, remedy))
    return said
