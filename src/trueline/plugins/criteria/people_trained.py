"""Nobody is past the day by which they need a course.

What: of the courses that the plan asks of its people, none is overdue and none has to be repeated
by now. Who is new has the days that the course gives them.

Why it matters: channels are opened by people. What they have not learnt yet, they learn in public.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, cannot_say, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/training/"


def _judge(ground: CriterionGround) -> Judged:
    lines = ground.training()
    if not lines:
        return cannot_say("The plan asks no course of anybody on its team.", LINK)
    late = [f"{one.member.name}: {one.course.name}" for one in lines if one.is_late]
    if late:
        return not_met(f"Past their day: {some_of(late)}.", LINK)
    return met(f"{counted(len(lines), 'course', 'courses')} asked of people, none overdue.", LINK)


CRITERION = Criterion(
    name="people-trained",
    title="People trained",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PEOPLE,
    place=45,
    source="S4; charter, training",
    judge=_judge,
)
