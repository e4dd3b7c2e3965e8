"""A body in which nobody has a role that it needs.

What: a steering committee needs a chair and an executive sponsor, a dedicated team somebody who
leads it, a working group a chair; where a team coordinates alone, the sponsor belongs to it. A seat
that nobody sits on does not count.

Why it matters: without a chair meetings are not held, and without a sponsor in management what
they decide is not done.

How to mend it: give somebody the role, or choose another way of coordinating: which roles are
needed depends on it.

Source: roles of coordination (S3); the executive sponsor first (S4).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join
from trueline.plan.required_roles import missing_roles


def _find(ground: CheckGround) -> Iterator[Found]:
    for body in ground.plan.bodies:
        for role in missing_roles(ground.plan, body):
            yield Found(
                join("bodies", body.id, "seats"),
                f"{body.name} is a {body.kind}, and nobody is its {role}.",
                f"Give somebody the seat of the {role}.",
                about=role,
            )


CHECK = Check(
    name="body-without-role",
    title="Body without a role that it needs",
    severity=Severity.WARNS,
    source="S3, S4",
    find=_find,
)
