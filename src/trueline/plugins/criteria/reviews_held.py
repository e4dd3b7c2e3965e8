"""Nine in ten meetings are held in time.

What: of the meetings that were due in the last year at least 90% were held within seven days of
their own. It takes at least four that were due.

Why it matters: a plan that nobody looks at is a document. Missing the rhythm is itself a sign, and
it shows before the numbers do.
"""

from decimal import Decimal

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, cannot_say, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/meetings/"
ENOUGH = Decimal("0.9")
FEWEST = 4


def _judge(ground: CriterionGround) -> Judged:
    found = ground.reviews()
    if found is None:
        return not_met("The plan names no series of meetings.", LINK)
    if found.due < FEWEST:
        return cannot_say(f"It takes {FEWEST} meetings that were due; there are {found.due}.", LINK)
    said = f"{found.in_time} of {found.due} meetings were held in time"
    if Decimal(found.in_time) < ENOUGH * found.due:
        return not_met(f"{said}; nine in ten are asked for.", LINK)
    return met(f"{said}.", LINK)


CRITERION = Criterion(
    name="reviews-held",
    title="Reviews held",
    stage=Stage.CALIBRATE,
    dimension=Dimension.PEOPLE,
    place=40,
    source="S2, S3; review adherence",
    judge=_judge,
)
