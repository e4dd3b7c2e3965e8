"""Which bodies a way of coordinating needs, and which roles each of them needs."""

from collections.abc import Iterator

from trueline.plan.document import Plan
from trueline.plan.governance.body import Body, BodyKind, CoordinationModel, SeatRole

NEEDED_BODIES = {
    CoordinationModel.UNDECIDED: (),
    CoordinationModel.COMMITTEE: (BodyKind.STEERING_COMMITTEE,),
    CoordinationModel.DEDICATED_TEAM: (BodyKind.DEDICATED_TEAM,),
    CoordinationModel.COMBINED: (BodyKind.STEERING_COMMITTEE, BodyKind.DEDICATED_TEAM),
}
"""Kinds of bodies that each way of coordinating needs."""


def missing_bodies(plan: Plan) -> tuple[BodyKind, ...]:
    """Give the kinds of bodies that a plan's way of coordinating needs and that it lacks."""
    kinds = {one.kind for one in plan.bodies}
    return tuple(one for one in NEEDED_BODIES[plan.coordinated_by] if one not in kinds)


def required_roles(plan: Plan, body: Body) -> tuple[SeatRole, ...]:
    """Give the roles that somebody has to have in a body.

    A committee needs a chair, a team somebody who leads it. The executive sponsor sits in the
    committee; where a team coordinates alone, in the team.
    """
    match body.kind:
        case BodyKind.STEERING_COMMITTEE:
            return SeatRole.CHAIR, SeatRole.SPONSOR
        case BodyKind.DEDICATED_TEAM if plan.coordinated_by is CoordinationModel.DEDICATED_TEAM:
            return SeatRole.STRATEGIST, SeatRole.SPONSOR
        case BodyKind.DEDICATED_TEAM:
            return (SeatRole.STRATEGIST,)
        case _:
            return (SeatRole.CHAIR,)


def missing_roles(plan: Plan, body: Body) -> Iterator[SeatRole]:
    """Yield the roles that a body needs and that nobody has in it."""
    held = {one.role for one in body.seats if one.person}
    return (one for one in required_roles(plan, body) if one not in held)
