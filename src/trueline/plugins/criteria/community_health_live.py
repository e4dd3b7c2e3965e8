"""The health of a community is measured, with facts of the last month.

What: facts tell of a community, and its newest post is not older than 31 days.

Why it matters: health takes time to show in money. Until then it is the only sign of whether people
come back, answer each other and stay.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, cannot_say, counted, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/community/"
FRESH_DAYS = 31


def _judge(ground: CriterionGround) -> Judged:
    found = ground.communities()
    if not found:
        return cannot_say("No posts of a community came in; bring the export of a forum.", LINK)
    newest = max(found, key=lambda one: one.newest)
    age = (ground.on - newest.newest).days
    if age > FRESH_DAYS:
        return not_met(f"The newest post of {newest.account} is {age} days old.", LINK)
    measured = counted(len(found), "community", "communities")
    return met(f"{measured}; the newest post is of {newest.newest}.", LINK)


CRITERION = Criterion(
    name="community-health-live",
    title="Community health live",
    stage=Stage.CALIBRATE,
    dimension=Dimension.TECHNOLOGY,
    place=10,
    source="S4, Calibrate",
    judge=_judge,
)
