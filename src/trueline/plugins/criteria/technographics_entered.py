"""What the audience does online is known, and where that was read.

What: every segment that a social goal names has shares of at least one rung of the ladder of Li and
Bernoff, and a source for them. Segments without are named.

Why it matters: an audience of spectators does not answer questions in a forum. Which channels and
which formats are worth their work hangs on what people there do, not on how many they are.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/plan/part/segments/"


def _judge(ground: CriterionGround) -> Judged:
    plan = ground.plan
    named = {one for scope in plan.scopes for goal in scope.social_goals for one in goal.segments}
    segments = [one for one in plan.segments if one.id in named]
    if not segments:
        return not_met("No social goal says whom it is about.", LINK)
    without = [one.name for one in segments if not one.technographics]
    if without:
        return not_met(f"Technographics are missing for {some_of(without)}.", LINK)
    unsourced = [one.name for one in segments if not one.technographics_source.strip()]
    if unsourced:
        return not_met(f"Nobody says where they were read for {some_of(unsourced)}.", LINK)
    return met(f"{counted(len(segments), 'segment has', 'segments have')} them, sourced.", LINK)


CRITERION = Criterion(
    name="technographics-entered",
    title="Technographics entered",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.TECHNOLOGY,
    place=30,
    source="S4, step 3",
    judge=_judge,
)
