"""What counts as a return rests on at least two independent designs.

What: every study whose worth is counted in a total was answered by methods of at least two designs,
raw comparisons left out. Methods of one design share their assumptions and count once.

Why it matters: a rise in what members buy may be caused by taking part, or only go with it. Several
tools of measurement over a period of time tell the two apart better than one.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, cannot_say, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/return/"
ENOUGH = 2


def _judge(ground: CriterionGround) -> Judged:
    claims = ground.claims()
    if not claims:
        return cannot_say("No study has a worth that counts in a total yet.", LINK)
    thin = [one.name for one in claims if len(one.designs) < ENOUGH]
    if thin:
        return not_met(f"Estimated by one design only: {some_of(thin)}.", LINK)
    return met(f"{counted(len(claims), 'return rests', 'returns rest')} on two designs.", LINK)


CRITERION = Criterion(
    name="claims-estimated-twice",
    title="Returns estimated by two designs",
    stage=Stage.CALIBRATE,
    dimension=Dimension.PROCESS,
    place=30,
    source="S4; mission 2.7",
    judge=_judge,
)
