"""Person load: for how many hours a week the plan counts on each person."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.document import Plan

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """How much one person is counted on.

    Attributes:
        name: As owners are named.
        promised: Hours a week for channels and ongoing support, over the whole plan.
        has: Hours a week that they have; None for somebody who is not on the team.
    """

    name: str
    promised: Decimal
    has: Decimal | None

    @property
    def is_overloaded(self) -> bool:
        """Whether they are counted on for more than they have."""
        return self.has is not None and self.promised > self.has


def person_loads(plan: Plan) -> tuple[PersonLoad, ...]:
    """Give how much each person is counted on, the team first, in the plan's order."""
    has = {one.name: one.hours_week for one in plan.team}
    promised = dict.fromkeys(has, ZERO)
    for name, hours in _promises(plan):
        promised[name] = promised.get(name, ZERO) + hours
    return tuple(PersonLoad(name, hours, has.get(name)) for name, hours in promised.items())


def _promises(plan: Plan) -> Iterator[tuple[str, Decimal]]:
    for channel in plan.channels:
        yield from ((one.person, one.hours_week) for one in channel.people if one.person)
    yield from ((one.person, one.hours_assigned) for one in plan.support if one.person)
