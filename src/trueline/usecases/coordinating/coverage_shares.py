"""Coverage shares: of a department's people, who accepted the policies and took the courses."""

from dataclasses import dataclass

from trueline.plan.organisation.department import Department
from trueline.usecases.coordinating.owed import Owed


@dataclass(frozen=True, slots=True)
class CoverageShares:
    """How far the people of a department are.

    Attributes:
        accepted: How many times one of them accepted a policy in force as it reads today.
        to_accept: How many times one of them has to.
        taken: How many courses that one of them needs hold.
        to_take: How many courses they need, person by person.
    """

    accepted: int
    to_accept: int
    taken: int
    to_take: int


def coverage_shares(owed: Owed, department: Department) -> CoverageShares:
    """Give how far the people of a department are, on the day that ``owed`` looks at."""
    standings = [
        member
        for policy in owed.policies.standings
        if policy.is_in_force
        for member in policy.members
        if member.member.department == department.id
    ]
    needs = [one for one in owed.training.lines if one.member.department == department.id]
    return CoverageShares(
        sum(one.accepted is not None for one in standings),
        len(standings),
        sum(one.is_trained for one in needs),
        len(needs),
    )
