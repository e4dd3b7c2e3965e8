"""Ongoing support as it is read: each activity with its hours, and how its queue is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.coordination.staffing.predicted import Predicted
from trueline.coordination.staffing.required import Required
from trueline.core.period import Period
from trueline.plan.organisation.cover import ResponsePromise
from trueline.plan.organisation.support_hours import ActivityHours
from trueline.usecases.staffing.tried_staffing import TriedStaffing


@dataclass(frozen=True, slots=True)
class Answering:
    """How the conversations of an activity are answered, and what that takes.

    Attributes:
        period: Whose conversations are looked at; None where there are none.
        conversations: That need an answer.
        handling_min: Minutes of work for one, as reckoned with.
        people: Who answer at the same time on average, from the hours assigned; None without any.
        promise: The strictest that fits; None without one.
        required: What a week takes; None where it cannot be said.
        why_not_required: Why it cannot.
        predicted: Promises kept by number of people; None where it cannot be said.
        why_not_predicted: Why it cannot.
        caveats: What a reader should know, in sentences.
    """

    period: Period | None
    conversations: int
    handling_min: Decimal
    people: Decimal | None
    promise: ResponsePromise | None = None
    required: Required | None = None
    why_not_required: str = ""
    predicted: Predicted | None = None
    why_not_predicted: str = ""
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportLine(ActivityHours):
    """One activity of ongoing support with its hours.

    Attributes:
        days_funded: Days until the money ends; negative after it, None while that is open.
        answering: What its conversations take; None for work that is not counted by them.
    """

    days_funded: int | None = None
    answering: Answering | None = None


@dataclass(frozen=True, slots=True)
class SupportReading:
    """Ongoing support on a day.

    Attributes:
        on: Day of the reading.
        lines: In the plan's order.
        tried: What was tried on the activities that answer conversations.
    """

    on: date
    lines: tuple[SupportLine, ...]
    tried: TriedStaffing


def hours_short(lines: Sequence[SupportLine]) -> Decimal:
    """Give the hours a week that are missing over all activities for which that is known."""
    counted = (one.missing for one in lines if one.is_first and one.missing is not None)
    return sum(counted, Decimal(0))
