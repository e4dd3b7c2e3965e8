"""A way of coordinating without the body that it needs.

What: the plan says that a steering committee, a dedicated team or both coordinate social media, and
has no such body.

Why it matters: who coordinates is then a word only. Nobody is invited, nobody decides, and each
department goes on as before.

How to mend it: add the body with its seats, or say that something else coordinates.

Source: coordination models (S3), committee, dedicated or combined.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.required_roles import missing_bodies


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    for kind in missing_bodies(plan):
        yield Found(
            "coordinated_by",
            f"The plan is coordinated by “{plan.coordinated_by}” and has no {kind}.",
            f"Add a {kind} with its seats, or choose another way of coordinating.",
            about=kind,
        )


CHECK = Check(
    name="model-without-body",
    title="Way of coordinating without its body",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
