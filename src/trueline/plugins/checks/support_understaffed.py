"""Ongoing support that takes more hours than anybody has for it.

What: an activity of ongoing support needs more hours a week than are assigned to it, or the day
until which it is paid for is past. Where the plan states minutes of work for a conversation, the
hours are those of the page of ongoing support: what keeps the promise for the conversations that
came in, with what breaks, training and leave take. Where no conversation can be asked for, they are
those of the work alone, without waiting times, and the finding says so.

Why it matters: the work that never ends is done first by those who should do something else, and
then by nobody. Answers get slower, and no KPI says why.

How to mend it: assign more hours, or ask for less: fewer channels, shorter days of cover.

Source: mission check A18; staffing of ongoing support (S4).
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_numbers import exactly
from trueline.plan.organisation.support_hours import ActivityHours, hours_by_plan
from trueline.plan.parts import join

ZERO = Decimal(0)


def _find(ground: CheckGround) -> Iterator[Found]:
    support = ground.plan.support
    for hours in hours_by_plan(support) if ground.support is None else ground.support():
        if hours.is_first and hours.missing:
            yield _short(hours)
    for one in support:
        if (
            (one.hours_required or one.handling_min)
            and one.funded_until
            and one.funded_until < ground.today
        ):
            yield Found(
                join("support", one.id, "funded_until"),
                f"“{one.activity}” is paid for until {one.funded_until} only.",
                "Find the money and write the new day, or take the activity out.",
                about=str(one.funded_until),
            )


def _short(hours: ActivityHours) -> Found:
    activity, assigned = hours.activity, exactly(hours.assigned)
    takes, missing = (exactly(one) for one in (hours.needed or ZERO, hours.missing or ZERO))
    says = f"“{activity.activity}” takes {takes} hours a week and has {assigned}"
    how = f" {hours.how}" if activity.handling_min is not None else ""
    return Found(
        join("support", activity.id, "hours_assigned"),
        f"{says}: {missing} are missing.{how}",
        "Assign more hours, or plan for less work.",
        about=_accepted(hours),
    )


def _accepted(hours: ActivityHours) -> str:
    """Give what somebody accepts: the plan's own numbers, whatever came in since."""
    stated = hours.activity.hours_needed
    if stated is None:
        return exactly(hours.assigned)
    return exactly(max(stated, hours.activity.hours_required) - hours.assigned)


CHECK = Check(
    name="support-understaffed",
    title="Support without enough hours",
    severity=Severity.WARNS,
    source="A18, S4",
    find=_find,
)
