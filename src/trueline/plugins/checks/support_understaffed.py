"""Ongoing support that takes more hours than anybody has for it.

What: an activity of ongoing support needs more hours a week than are assigned to it, or the day
until which it is paid for is past. Where the plan states minutes of work for a conversation, the
hours are those of the work: its conversations a week, as stated or as came in over eight weeks,
with what breaks, training and leave take. To keep a promise may take more; the page of ongoing
support says how much.

Why it matters: the work that never ends is done first by those who should do something else, and
then by nobody. Answers get slower, and no KPI says why.

How to mend it: assign more hours, or ask for less: fewer channels, shorter days of cover.

Source: mission check A18; staffing of ongoing support (S4).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.core.spoken_numbers import exactly
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.plan.organisation.support import TENTH, SupportActivity, same_queue
from trueline.plan.parts import join

CAME_IN = "conversations_in@1"


def _find(ground: CheckGround) -> Iterator[Found]:
    for one in ground.plan.support:
        needed = _needed(one, ground)
        assigned = _assigned(one, ground.plan)
        if needed > assigned:
            missing = exactly(needed - assigned)
            yield Found(
                join("support", one.id, "hours_assigned"),
                f"“{one.activity}” takes {exactly(needed)} hours a week and has "
                f"{exactly(assigned)}: {missing} are missing.",
                "Assign more hours, or plan for less work.",
                about=missing,
            )
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


def _needed(activity: SupportActivity, ground: CheckGround) -> Decimal:
    """Give the hours of the work; of a queue whose volume nobody knows, those that are required."""
    if activity.hours_needed is not None:
        return max(activity.hours_needed, activity.hours_required)
    if ground.ledger is None or activity.promise or activity.channels:
        return activity.hours_required
    last = ground.today - timedelta(days=ground.today.weekday() + 1)
    weeks = ground.ledger.weekly(CAME_IN, Filter(), Period.closed(last - timedelta(days=55), last))
    known = [one for one in weeks if one is not None]
    if len(known) < len(weeks):
        return activity.hours_required
    volume = (sum(known, Decimal(0)) / len(known)).quantize(TENTH)
    worked = replace(activity, volume_week=volume).hours_needed
    return max(worked or Decimal(0), activity.hours_required)


def _assigned(activity: SupportActivity, plan: Plan) -> Decimal:
    """Give the hours of everyone who answers the same conversations; else those of the activity."""
    if activity.handling_min is None:
        return activity.hours_assigned
    return sum((one.hours_assigned for one in same_queue(activity, plan.support)), Decimal(0))


CHECK = Check(
    name="support-understaffed",
    title="Support without enough hours",
    severity=Severity.WARNS,
    source="A18, S4",
    find=_find,
)
