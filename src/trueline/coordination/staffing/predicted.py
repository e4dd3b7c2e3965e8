"""What another person would bring: promises kept, predicted beside measured.

The prediction for the people of today is held against what was measured. Where the two are far
apart something else decides than the number of people, and no effect of another one is given.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from trueline.coordination.staffing.asked_work import AskedWork
from trueline.coordination.staffing.open_axis import SECONDS, Floats, open_axis
from trueline.coordination.staffing.replayed_queue import (
    Desk,
    busy_share,
    draw_handling,
    kept_chances,
)
from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.figures import LEVEL, Spread, wilson
from trueline.measure.responding.open_hours import OpenHours

FEWEST_WEEKS = 8
FEWEST_DUE = 100
"""Promises that were due; of fewer, one lucky week decides."""
NEAR = Decimal("0.1")
"""Predicted and measured share may be so far apart, ten points of a hundred."""
MARGIN = timedelta(days=90)
"""Days after the last one in which replies may still go out."""
DRAWN_WEEKS = 1_000
HOUR = 60
_SHARE = Decimal("0.0001")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Staffed:
    """What so many people would bring.

    Attributes:
        people: Who answer at the same time, on average.
        present_hours: Hours of an ordinary week that they are there for it, all together.
        busy: Share of their time that answering takes.
        kept: Share of promises kept, with its interval over weeks; None where it cannot be said.
        why: Why it cannot; empty when it can.
    """

    people: Decimal
    present_hours: Decimal
    busy: Decimal | None
    kept: Spread | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Predicted:
    """Promises kept by how many people answer.

    Attributes:
        conversations: That were replayed.
        due: Promises among them that count.
        weeks: In which they came.
        measured: Share kept, as measured.
        now: With the people of today.
        others: With other numbers of people, or other hours; empty where the model does not fit.
        fits: Whether the prediction for today's people is near what was measured.
    """

    conversations: int
    due: int
    weeks: int
    measured: Spread
    now: Staffed
    others: tuple[Staffed, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class Handled:
    """How answering goes today.

    Attributes:
        handling_min: Minutes of work for one conversation.
        people: Who answer at the same time, on average.
    """

    handling_min: float
    people: Decimal


def predict(
    work: AskedWork,
    today: Handled,
    others: tuple[Decimal, ...],
    random: np.random.Generator,
    then: OpenHours | None = None,
) -> Predicted:
    """Give the share of promises that other numbers of people would keep.

    Args:
        work: As customers brought it.
        today: How it is answered.
        others: Numbers of people to try.
        random: Draws minutes of work, and weeks for the intervals.
        then: Hours in which the others answer; None for today's.

    Raises:
        RefusedQuestionError: There are too few weeks or promises to tell, or nobody answers.
    """
    _enough(work)
    model = _model(work, today, random)
    now = model.staffed(today.people, None)
    kept, due = work.measured
    measured = wilson(kept, due)
    fits = now.kept is not None and abs(now.kept.value - measured.value) <= NEAR
    tried = tuple(model.staffed(one, then) for one in others) if fits else ()
    return Predicted(len(work.asked), due, work.weeks, measured, now, tried, fits)


@dataclass(frozen=True, slots=True)
class _Model:
    """One queue with its draws, which are the same for every number of people."""

    work: AskedWork
    handling_min: float
    handling: Floats
    drawn: NDArray[np.int64]
    first: date
    last: date

    def staffed(self, people: Decimal, then: OpenHours | None) -> Staffed:
        hours = then or self.work.hours
        present = (people * hours.weekly_minutes() / HOUR).quantize(_TENTH)
        if people <= 0:
            return Staffed(people, present, None, None, "Nobody would be there.")
        promised = open_axis(self.work.hours, self.first, self.last + MARGIN)
        axis = open_axis(hours, self.first, self.last + MARGIN) if then else promised
        minutes = open_axis(hours, self.first, self.last).minutes
        if not minutes:
            return Staffed(people, present, None, None, "No hour is open.")
        desk = Desk(axis, float(people), minutes)
        busy = busy_share(self.work, desk, self.handling_min)
        share = Decimal(str(round(busy, 4)))
        if busy >= 1:
            why = "There is more work than so many people can do; the queue grows without end."
            return Staffed(people, present, share, None, why)
        chances = kept_chances(self.work, promised, desk, self.handling)
        return Staffed(people, present, share, self._kept(chances))

    def _kept(self, chances: Floats) -> Spread:
        due = np.bincount(self.work.week[self.work.is_due], minlength=self.work.weeks)
        kept = np.bincount(
            self.work.week[self.work.is_due], chances[self.work.is_due], self.work.weeks
        )
        with np.errstate(invalid="ignore", divide="ignore"):
            shares = kept[self.drawn].sum(axis=1) / due[self.drawn].sum(axis=1)
        tail = (1 - LEVEL) / 2
        ends = np.nanquantile(shares, (tail, 1 - tail))
        value, low, high = (
            Decimal(str(float(one))).quantize(_SHARE) for one in (kept.sum() / due.sum(), *ends)
        )
        return Spread(value, low, high)


def _model(work: AskedWork, today: Handled, random: np.random.Generator) -> _Model:
    handling = draw_handling(work, today.handling_min, random)
    drawn = random.integers(0, work.weeks, (DRAWN_WEEKS, work.weeks))
    ends = (datetime.fromtimestamp(one * SECONDS, UTC) for one in work.asked[[0, -1]])
    first, last = (work.hours.day_of(one) for one in ends)
    return _Model(work, today.handling_min, handling, drawn, first, last)


def _enough(work: AskedWork) -> None:
    _, due = work.measured
    if work.weeks < FEWEST_WEEKS or due < FEWEST_DUE:
        raise RefusedQuestionError(
            f"A prediction takes {FEWEST_WEEKS} weeks and {FEWEST_DUE} promises that were due; "
            f"there are {work.weeks} and {due}.",
            instead="Take a longer period, or bring older conversations.",
        )
