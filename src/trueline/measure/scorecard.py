"""Scorecard: readings by perspective and by channel."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.plan.document import Perspective


@dataclass(frozen=True, slots=True)
class PerspectiveScore:
    """One side of the scorecard.

    Attributes:
        perspective: As the plan says.
        readings: Its KPIs, in the plan's order.
        pace: Mean pace by weight, each pace capped to 0 and 1; None when no KPI has one.
        counted: KPIs that have a pace.
    """

    perspective: Perspective
    readings: tuple[Reading, ...]
    pace: Decimal | None
    counted: int


@dataclass(frozen=True, slots=True)
class ChannelScore:
    """What one channel contributes.

    Attributes:
        channel: Id.
        name: For people.
        actuals: Measured for this channel alone, by KPI path, for the KPIs that look at it.
    """

    channel: str
    name: str
    actuals: tuple[tuple[str, Measured], ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A plan against its actuals on a day.

    Attributes:
        organisation: Whose.
        plan: Title of the plan.
        plan_digest: Digest of the plan document.
        on: Day it was read for.
        revision: Revision of the ledger that it was read from.
        data_until: Newest day with a value that went in; None without data.
        perspectives: In the plan's order.
        channels: In the plan's order.
        pace: Mean of the perspectives' paces by weight; None when none has one.
    """

    organisation: str
    plan: str
    plan_digest: str
    on: date
    revision: int
    data_until: date | None
    perspectives: tuple[PerspectiveScore, ...]
    channels: tuple[ChannelScore, ...]
    pace: Decimal | None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading, perspective by perspective."""
        return tuple(one for side in self.perspectives for one in side.readings)
