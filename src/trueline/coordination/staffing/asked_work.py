"""Work as customers brought it: when each wrote, what was promised, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from trueline.coordination.staffing.open_axis import SECONDS, Floats
from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.conversation import WaitKind
from trueline.measure.responding.judging import JudgedWait, Outcome, PromisedCover, target_of
from trueline.measure.responding.open_hours import OpenHours

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class AskedWork:
    """Conversations of some weeks, in the order in which customers wrote.

    Attributes:
        hours: In which they are answered and their promises counted.
        asked: Shape (conversations,): minutes since 1970 in UTC at which each was written.
        limit_min: Same shape: open minutes within which a first reply is promised; NaN for none.
        is_due: Same shape: whether the promise was due, so that it counts.
        is_kept: Same shape: whether it was kept, as measured.
        is_worked: Same shape: whether it takes somebody's time; what stayed without an answer past
            its time took nobody's.
        week: Same shape: place of its week, from 0.
        weeks: How many calendar weeks hold any; those at the ends may be parts.
        days: From the first conversation to the last day looked at.
    """

    hours: OpenHours
    asked: Floats
    limit_min: Floats
    is_due: Flags
    is_kept: Flags
    is_worked: Flags
    week: NDArray[np.int64]
    weeks: int
    days: int

    @property
    def a_week(self) -> float:
        """Conversations a week, those that nobody answered too."""
        return 7 * len(self.asked) / self.days

    @property
    def measured(self) -> tuple[int, int]:
        """Promises kept, and promises that were due."""
        return int((self.is_kept & self.is_due).sum()), int(self.is_due.sum())


def asked_work(waits: Sequence[JudgedWait], cover: PromisedCover, *, until: date) -> AskedWork:
    """Give the work that conversations bring, from their waits for the first reply.

    Args:
        waits: For the first reply, judged.
        cover: Of the plan; its promises have to count in the same hours.
        until: The day after the last one looked at. Days before the first conversation do not
            count: their conversations may not have been brought in.

    Raises:
        RefusedQuestionError: Nobody wrote, or promises count in different hours: they are no one
            queue.
    """
    if not waits:
        raise RefusedQuestionError("No conversation of these days needs an answer.")
    hours = _hours_of(waits, cover)
    ordered = sorted(waits, key=lambda one: one.wait.asked_at)
    limits = [target_of(one.promise, WaitKind.FIRST_REPLY) for one in ordered]
    weeks = [hours.day_of(one.wait.asked_at).isocalendar()[:2] for one in ordered]
    place = {week: at for at, week in enumerate(sorted(set(weeks)))}
    return AskedWork(
        hours=hours,
        asked=np.array([one.wait.asked_at.timestamp() / SECONDS for one in ordered]),
        limit_min=np.array([np.nan if one is None else float(one) for one in limits]),
        is_due=np.array([one.outcome not in (None, Outcome.NOT_DUE) for one in ordered]),
        is_kept=np.array([one.outcome is Outcome.KEPT for one in ordered]),
        is_worked=np.array([one.outcome is not Outcome.OVERDUE for one in ordered]),
        week=np.array([place[one] for one in weeks]),
        weeks=len(place),
        days=max((until - hours.day_of(ordered[0].wait.asked_at)).days, 1),
    )


def _hours_of(waits: Sequence[JudgedWait], cover: PromisedCover) -> OpenHours:
    found = {cover.hours_of(one.promise).calendar.id: one.promise for one in waits if one.promise}
    if len(found) > 1:
        names = " and ".join(f"“{one.name}”" for one in found.values() if one)
        raise RefusedQuestionError(
            f"The promises {names} count in different hours, so they are no one queue.",
            instead="Name in the activity which promise it keeps.",
        )
    return cover.hours_of(next(iter(found.values()), None))
