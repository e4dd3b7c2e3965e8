"""Judge stages: what each asks, whether it is met, and which stage an organisation is at."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.books import Book, Kept
from trueline.contracts.criterion import CannotJudgeError, Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, Standing, cannot_say
from trueline.coordination.staging.moves import StageMove, closed_stages, stage_at
from trueline.coordination.staging.stage import LAST, Dimension, Stage, stage_before
from trueline.usecases.catalogues import CRITERIA
from trueline.usecases.coordinating.staging.ground import StageQuestion, criterion_ground

MOVES = Book("stage", StageMove)


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion with what it came to.

    Attributes:
        criterion: What a stage asks.
        judged: Whether it is met, and why.
    """

    criterion: Criterion
    judged: Judged


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a stage and the next.

    Attributes:
        stage: Which.
        criteria: In their order.
        is_closed: Whether the stage was closed, and stands so.
        why_not: Why it cannot be closed, whatever its criteria say; empty when they decide.
    """

    stage: Stage
    criteria: tuple[JudgedCriterion, ...]
    is_closed: bool
    why_not: str = ""

    @property
    def missing(self) -> tuple[JudgedCriterion, ...]:
        """Criteria that are not met, or of which nothing can be said."""
        return tuple(one for one in self.criteria if not one.judged.is_met)

    @property
    def met_count(self) -> int:
        """How many are met."""
        return len(self.criteria) - len(self.missing)

    @property
    def is_open(self) -> bool:
        """Say whether the stage may be closed now."""
        return not (self.is_closed or self.why_not or self.missing)

    def of(self, dimension: Dimension) -> tuple[JudgedCriterion, ...]:
        """Give the criteria of one side."""
        return tuple(one for one in self.criteria if one.criterion.dimension is dimension)

    def said(self, standing: Standing) -> tuple[JudgedCriterion, ...]:
        """Give the criteria that came to something."""
        return tuple(one for one in self.criteria if one.judged.standing is standing)


@dataclass(frozen=True, slots=True)
class StageReading:
    """Where an organisation is on its way, on a day.

    Attributes:
        on: Day of the reading.
        stage: That it is at.
        gates: Of all stages, in their order.
        moves: What was done with stages, newest first.
    """

    on: date
    stage: Stage
    gates: tuple[Gate, ...]
    moves: tuple[Kept[StageMove], ...]

    def gate(self, stage: Stage) -> Gate:
        """Give the gate of a stage."""
        return next(one for one in self.gates if one.stage is stage)


def judge_stages(asked: StageQuestion) -> StageReading:
    """Give what all stages ask and whether it is met."""
    moves = MOVES.history(asked.workspace.entries, as_of=asked.as_of)
    known = [one.record for one in moves if one.record.on <= asked.on]
    closed, ground = closed_stages(known), criterion_ground(asked)
    return StageReading(
        on=asked.on,
        stage=stage_at(known),
        gates=tuple(_gate(stage, closed, ground) for stage in Stage),
        moves=tuple(one for one in reversed(moves) if one.record.on <= asked.on),
    )


def gate_of(asked: StageQuestion, stage: Stage) -> Gate:
    """Give the gate of one stage, without judging the others."""
    moves = MOVES.history(asked.workspace.entries, as_of=asked.as_of)
    closed = closed_stages(one.record for one in moves if one.record.on <= asked.on)
    return _gate(stage, closed, criterion_ground(asked))


def _gate(stage: Stage, closed: tuple[Stage, ...], ground: CriterionGround) -> Gate:
    own = sorted(
        (one for one in CRITERIA.all() if one.stage is stage),
        key=lambda one: (one.place, one.name),
    )
    found = tuple(JudgedCriterion(one, _judged(one, ground)) for one in own)
    return Gate(stage, found, stage in closed, _why_not(stage, closed))


def _why_not(stage: Stage, closed: tuple[Stage, ...]) -> str:
    before = stage_before(stage)
    if before is not None and before not in closed:
        return f"{before.capitalize()} has to be closed first."
    if stage is LAST:
        return f"{stage.capitalize()} is a loop: it is looked at each quarter and never closed."
    return ""


def _judged(criterion: Criterion, ground: CriterionGround) -> Judged:
    try:
        return criterion.judge(ground)
    except CannotJudgeError as lacking:
        return cannot_say(str(lacking))
