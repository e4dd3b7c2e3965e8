"""A body that can never decide, because its quorum asks for more people than its seats can have.

What: the quorum of a body asks for more people than can be on its seats at once, as holders or as
deputies. Whoever has two seats, or stands in for two, counts once. A body that meets and has no
seats at all cannot decide either. A quorum of 0 asks for as many as more than half of the seats.

Why it matters: every meeting ends without a decision, and one that decided something cannot close.

How to mend it: lower the quorum, or fill seats with other people.

Source: charter of a committee (S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.coordination.reviewing.quorum import most_people, needed_by
from trueline.core.issue import Severity
from trueline.plan.governance.body import Body
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    meeting = {one.body for one in ground.plan.meetings}
    for body in ground.plan.bodies:
        if body.seats or body.quorum:
            yield from _beyond(body)
        elif body.id in meeting:
            yield Found(
                join("bodies", body.id, "seats"),
                f"{body.name} meets and has no seats, so nothing can be decided in its meetings.",
                "Name who belongs to it, seat by seat.",
            )


def _beyond(body: Body) -> Iterator[Found]:
    needed, most = needed_by(body), most_people(body)
    if needed > most:
        people = "1 person" if needed == 1 else f"{needed} people"
        can = "can be on its seats" if most else "is on its seats"
        fill = "fill seats with other people"
        yield Found(
            join("bodies", body.id, "quorum"),
            f"{body.name} needs {people} to decide, and {most or 'nobody'} {can}.",
            f"Write {most} or less, or {fill}." if most else f"{fill.capitalize()}.",
            about=f"{needed} of {most}",
        )


CHECK = Check(
    name="quorum-out-of-reach",
    title="Quorum that cannot be reached",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
