"""An owner who has more to do than hours, or who is not on the team.

What: the hours a week that somebody is counted on for, over all channels and the ongoing support
that they are assigned to, are more than the hours a week that the team list gives them. And, where
the plan has a team, an owner who is not on it; each person is reported once.

Why it matters: an owner without hours is a name and not a promise, and an owner who has left is not
even that. The KPI is read out at every review, and nobody answers.

How to mend it: hand something to somebody else, give them the hours, or put them on the team.

Source: the nine checks of the cascade page; responsibility with a name (S2), time and people (S0).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import roughly
from trueline.plan.document import Plan
from trueline.plan.naming import mentions
from trueline.plan.parts import join
from trueline.plan.person_load import person_loads
from trueline.plan.referring import Named


def _find(ground: CheckGround) -> Iterator[Found]:
    members = {one.name: one.id for one in ground.plan.team}
    for load in person_loads(ground.plan):
        if load.has is not None and load.is_overloaded:
            yield Found(
                join("team", members[load.name], "hours_week"),
                f"{load.name} is counted on for {roughly(load.promised)} hours a week and has "
                f"{roughly(load.has)}.",
                "Hand something to somebody else, or give them the hours.",
            )
    if members:
        yield from _absent(ground.plan, frozenset(members))


def _absent(plan: Plan, members: frozenset[str]) -> Iterator[Found]:
    owned: dict[str, list[str]] = {}
    for one in mentions(plan):
        is_owner = one.what is Named.PERSON and one.path.endswith("/owner")
        if is_owner and one.name not in members:
            owned.setdefault(one.name, []).append(one.path)
    for name, paths in owned.items():
        paths.sort()
        more = f" and {len(paths) - 1} more" if paths[1:] else ""
        yield Found(
            paths[0],
            f"{name} owns a part of the plan{more} and is not on the team.",
            "Put them on the team with their hours, or name another owner.",
        )


CHECK = Check(
    name="owner-overloaded",
    title="Owner overloaded or absent",
    severity=Severity.WARNS,
    source="Cascade, S0, S2",
    find=_find,
)
