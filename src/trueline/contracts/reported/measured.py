"""What a report may ask about plan against actual."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from trueline.core.period import Period
from trueline.measure.by_channel import ChannelBalance
from trueline.measure.calibrating.calibration import Calibration
from trueline.measure.community.health import Health
from trueline.measure.responding.responses import Responses
from trueline.measure.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A KPI at the end of a week.

    Attributes:
        day: Last of the week.
        actual: None leaves a gap.
        expected: By the plan's path; None without one.
    """

    day: date
    actual: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class NeededLine:
    """Something that somebody has to decide.

    Attributes:
        matter: Why, such as ``off pace``.
        name: What it is about.
        cause: In a sentence.
        kpis: Names of the KPIs that it affects.
        share: Of the scorecard that they are, 0 to 1.
        days_left: Until the first of them is due; negative after it, None without a due day.
        shortfall: Money that is missing; None where it is no money.
        currency: Its code; empty without.
        link: Page where it is seen, from the root.
    """

    matter: str
    name: str
    cause: str
    kpis: tuple[str, ...]
    share: Decimal
    days_left: int | None
    shortfall: Decimal | None
    currency: str
    link: str


@dataclass(frozen=True, slots=True)
class GuessLine:
    """An assumption against what was measured.

    Attributes:
        statement: As the plan says.
        scope: Id of the scope that it stands in; empty outside of scopes.
        p10: Lower end of its range; None without one.
        p50: Its number.
        p90: Upper end; None likewise.
        seen: What was measured; None when nothing could be.
        low: Lower end of the interval of what was measured; None without one.
        high: Upper end; None likewise.
        measured_in: Unit of all these.
        verdict: Whether it holds, in words.
        is_broken: Whether what was measured contradicts it.
        why: Why nothing was measured; empty otherwise.
        tested_on: Day of its test; None without one.
        kpis: Names of the KPIs that rest on it.
    """

    statement: str
    scope: str
    p10: Decimal | None
    p50: Decimal | None
    p90: Decimal | None
    seen: Decimal | None
    low: Decimal | None
    high: Decimal | None
    measured_in: str
    verdict: str
    is_broken: bool
    why: str
    tested_on: date | None
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalibrationLine:
    """How good guesses turned out to be.

    Attributes:
        whole: Of all that are scored.
        unscored: How many are not, by the reason.
        missing: How many more a judgement takes; 0 when there are enough.
        caveats: What a reader must know, in sentences.
    """

    whole: Calibration
    unscored: tuple[tuple[str, int], ...]
    missing: int
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """How fast customers were answered.

    Attributes:
        period: In which they asked.
        responses: The figures.
        caveats: What a reader must know, in sentences.
    """

    period: Period
    responses: Responses
    caveats: tuple[str, ...]


class MeasuredGround(Protocol):
    """Plan against actual, each worked out when it is first asked for."""

    def scorecard(self) -> Scorecard:
        """Give the plan against its actuals, with all scopes, as the scorecard's page has it."""

    def weeks(self, path: str) -> tuple[WeekLine, ...]:
        """Give a KPI week by week from the plan's first day, and the plan's path ahead."""

    def needed(self) -> tuple[NeededLine, ...]:
        """Give what needs a decision, the largest stakes first."""

    def guesses(self) -> tuple[GuessLine, ...]:
        """Give every assumption of the plan, in its order."""

    def calibration(self) -> CalibrationLine:
        """Give how good guesses turned out to be."""

    def channels(self) -> tuple[ChannelBalance, ...]:
        """Give where each channel stands, in the plan's order."""

    def answers(self) -> AnsweredLine | str:
        """Give how fast customers were answered in the period, or why that cannot be said."""

    def community(self) -> Health | str:
        """Give how the community does, or why that cannot be said."""
