"""Ongoing support as it is read: each activity with its hours, and how its queue is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.coordination.staffing.predicted import Predicted
from trueline.coordination.staffing.required import Required
from trueline.core.period import Period
from trueline.plan.organisation.cover import ResponsePromise
from trueline.plan.organisation.support import SupportActivity
from trueline.usecases.coordinating.staffing.tried_staffing import TriedStaffing


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
class SupportLine:
    """One activity of ongoing support.

    Attributes:
        activity: As the plan has it.
        needed: Hours a week that it needs; None where it cannot be said.
        how: Where the hours come from, in a sentence.
        days_funded: Days until the money ends; negative after it, None while that is open.
        assigned: Hours a week that are assigned to it, with those of activities that answer the
            same conversations.
        answering: What its conversations take; None for work that is not counted by them.
        is_first: Whether it is the first of the activities that answer the same conversations.
    """

    activity: SupportActivity
    needed: Decimal | None
    how: str
    days_funded: int | None
    assigned: Decimal
    answering: Answering | None = None
    is_first: bool = True

    @property
    def missing(self) -> Decimal | None:
        """Hours a week that it needs and nobody has for it; None where that cannot be said."""
        if self.needed is None:
            return None
        return max(self.needed - self.assigned, Decimal(0))


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
