"""Reading: where a KPI stands on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.measure.forecast import Forecast
from trueline.measure.known_until import KnownUntil
from trueline.measure.measured import Measured
from trueline.measure.status import Status
from trueline.plan.kpi import Kpi


@dataclass(frozen=True, slots=True)
class Reading:
    """A KPI on a day.

    Attributes:
        path: ``scope/goal/kpi``.
        kpi: As the plan says.
        goal: Name of its social goal.
        scope: Name of its scope.
        on: Day it was read for.
        actual: Measured over the KPI's own days up to ``on``.
        expected: What the plan's path gives for ``held_on``; None without baseline or target.
        variance: Actual minus expected, turned so that positive is good; None when either is.
        progress: Share of the way from start to target that is done; may lie outside 0 to 1;
            None when it cannot be said.
        elapsed: Share of the way that the path expects by ``held_on``, 0 to 1; None without a path.
        pace: Progress over elapsed; None while elapsed is 0.
        status: By the rule of ``measure.status``.
        why: The rule that decided, with its numbers, in a sentence.
        forecast: Where it will land; None when none was asked for, or there is no target.
        known: How far its accounts are known; None where each is known to the day.
    """

    path: str
    kpi: Kpi
    goal: str
    scope: str
    on: date
    actual: Measured
    expected: Decimal | None
    variance: Decimal | None
    progress: Decimal | None
    elapsed: Decimal | None
    pace: Decimal | None
    status: Status
    why: str
    forecast: Forecast | None = None
    known: KnownUntil | None = None

    @property
    def held_on(self) -> date:
        """The day that actual and expected are of: the last that is known of all accounts.

        It is never later than the KPI's due day.
        """
        return self.kpi.counts_until((self.known and self.known.day) or self.on)
