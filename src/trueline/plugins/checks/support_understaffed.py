"""Ongoing support that takes more hours than anybody has for it.

What: an activity of ongoing support requires more hours a week than are assigned to it, or the day
until which it is paid for is past.

Why it matters: the work that never ends is done first by those who should do something else, and
then by nobody. Answers get slower, and no KPI says why.

How to mend it: assign more hours, or ask for less: fewer channels, shorter days of cover.

Source: mission check A18; staffing of ongoing support (S4).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import exactly
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for one in ground.plan.support:
        if one.hours_required > one.hours_assigned:
            missing = exactly(one.hours_required - one.hours_assigned)
            yield Found(
                join("support", one.id, "hours_assigned"),
                f"“{one.activity}” takes {exactly(one.hours_required)} hours a week and has "
                f"{exactly(one.hours_assigned)}: {missing} are missing.",
                "Assign more hours, or plan for less work.",
                about=missing,
            )
        if one.hours_required and one.funded_until and one.funded_until < ground.today:
            yield Found(
                join("support", one.id, "funded_until"),
                f"“{one.activity}” is paid for until {one.funded_until} only.",
                "Find the money and write the new day, or take the activity out.",
                about=str(one.funded_until),
            )


CHECK = Check(
    name="support-understaffed",
    title="Support without enough hours",
    severity=Severity.WARNS,
    source="A18, S4",
    find=_find,
)
