"""A course that nobody on the team needs.

What: no department, role or right to publish of the team fits the course.

Why it matters: a role that was renamed takes its people out of the course without a word, and the
register then says that everybody is trained.

How to mend it: write departments and roles as the team has them, or take the course out.

Source: certified publishers and training (S4, S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.coordination.training.register import needs
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    roles = {one.role for one in plan.team}
    for course in plan.courses if plan.team else ():
        path = join("courses", course.id)
        unknown = [one for one in course.for_roles if one not in roles]
        if not any(needs(course, one) for one in plan.team):
            what = f"Nobody on the team needs “{course.name}”."
            yield Found(path, what, "Say who does, or take it out.")
        elif unknown:
            what = f"“{course.name}” is for the role “{unknown[0]}”, which nobody on the team has."
            remedy = "Write it as the team has it, or take it out."
            yield Found(join(path, "for_roles"), what, remedy, about=", ".join(sorted(unknown)))


CHECK = Check(
    name="course-for-nobody",
    title="Course that nobody needs",
    severity=Severity.WARNS,
    source="S4, S3",
    find=_find,
)
