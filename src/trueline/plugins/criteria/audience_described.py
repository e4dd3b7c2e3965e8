"""The people whom goals are about are described as people.

What: every segment that a social goal names has a story, its needs and the places where it spends
its time. What a segment lacks is named.

Why it matters: a size is nobody whom you can speak to. Goals for an audience that nobody can
picture are met by whoever happens to be there.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/plan/part/segments/"
ASKED = {"story": "who they are", "needs": "what they need", "hangs_out": "where they are"}


def _judge(ground: CriterionGround) -> Judged:
    plan = ground.plan
    named = {one for scope in plan.scopes for goal in scope.social_goals for one in goal.segments}
    segments = [one for one in plan.segments if one.id in named]
    if not segments:
        return not_met("No social goal says whom it is about.", LINK)
    lacking = [
        f"{one.name}: {words}"
        for one in segments
        for field, words in ASKED.items()
        if not getattr(one, field).strip()
    ]
    if lacking:
        return not_met(f"Not written: {some_of(lacking)}.", LINK)
    return met(f"{counted(len(segments), 'segment is', 'segments are')} described as people.", LINK)


CRITERION = Criterion(
    name="audience-described",
    title="Audience described",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PEOPLE,
    place=30,
    source="S4, step 3",
    judge=_judge,
)
