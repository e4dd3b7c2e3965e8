"""Hours of ongoing support: what each activity takes and has, as pages, checks and agendas say."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.organisation.support import SupportActivity, same_queue

AS_REQUIRED = "As the plan requires."
WORK_ALONE = "The work alone, without waiting times."
"""Where hours come from that the plan's own numbers give, without looking at what came in."""
UNSTATED = "The plan does not say how many hours."


@dataclass(frozen=True, slots=True)
class ActivityHours:
    """The hours a week of one activity of ongoing support.

    Attributes:
        activity: As the plan has it.
        needed: Hours that it needs; None where it cannot be said.
        how: Where they come from, in a sentence.
        assigned: Hours that are assigned to it, with those of activities that answer the same
            conversations.
        is_first: Whether it is the first of the activities that answer the same conversations.
    """

    activity: SupportActivity
    needed: Decimal | None
    how: str
    assigned: Decimal
    is_first: bool = True

    @property
    def missing(self) -> Decimal | None:
        """Hours that it needs and nobody has for it; None where that cannot be said."""
        if self.needed is None:
            return None
        return max(self.needed - self.assigned, Decimal(0))


def hours_by_plan(support: Iterable[SupportActivity]) -> tuple[ActivityHours, ...]:
    """Give the hours of each activity by the plan's own numbers, where no facts can be asked."""
    every = tuple(support)
    return tuple(_by_plan(one, every) for one in every)


def with_required(
    activity: SupportActivity, needed: Decimal | None, how: str
) -> tuple[Decimal | None, str]:
    """Give the hours that were reckoned, or those that the plan requires where these are more."""
    required = activity.hours_required or None
    if required is not None and (needed is None or required > needed):
        return required, AS_REQUIRED
    return needed, how


def _by_plan(activity: SupportActivity, support: tuple[SupportActivity, ...]) -> ActivityHours:
    if activity.handling_min is None:
        needed, how = with_required(activity, None, UNSTATED)
        return ActivityHours(activity, needed, how, activity.hours_assigned)
    together = same_queue(activity, support)
    needed, how = with_required(activity, activity.hours_needed, WORK_ALONE)
    assigned = sum((one.hours_assigned for one in together), Decimal(0))
    return ActivityHours(activity, needed, how, assigned, is_first=activity is together[0])
