"""The stages of the story: closed and assessed as anyone would, at their times.

What was done before is left out, so that a load that was cut short can be taken up again.
"""

from collections.abc import Iterator

from trueline.coordination.staging.maturity import Assessment, Side, SideScore, StrategyStage
from trueline.coordination.staging.stage import Stage
from trueline.demo.staged import StoryAssessment, story_assessments, story_closing
from trueline.usecases.coordinating.staging.assess import ASSESSMENTS, assess
from trueline.usecases.coordinating.staging.judge_stages import MOVES
from trueline.usecases.coordinating.staging.move_stage import close_stage
from trueline.usecases.demo_versions import PlanStep
from trueline.usecases.workspace import Workspace


def staged_steps() -> tuple[PlanStep, ...]:
    """Give what happened to the stages, in order."""
    return tuple(sorted(_steps(), key=lambda one: one.at))


def _steps() -> Iterator[PlanStep]:
    closing = story_closing()

    def close(then: Workspace) -> None:
        stage, on = Stage(closing.stage), then.today
        close_stage(then, stage, why=closing.why, on=on, by=closing.by, body=closing.body)

    yield PlanStep(closing.at, lambda now: bool(MOVES.history(now.entries)), close)
    for one in story_assessments():
        yield _assessed(one)


def _assessed(one: StoryAssessment) -> PlanStep:
    stage, reason = one.strategy
    told = Assessment(
        one.day,
        one.by,
        tuple(SideScore(side, *one.scores[side.value]) for side in Side),
        StrategyStage(stage),
        reason,
    )

    def keep(then: Workspace) -> None:
        assess(then, told, by=one.by)

    about = one.day.isoformat()
    return PlanStep(one.at, lambda now: ASSESSMENTS.find(now.entries, about) is not None, keep)
