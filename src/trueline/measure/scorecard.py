"""Scorecard: readings by perspective and by channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.measure.judging.rules import USUAL_RULES, StatusRules
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.plan.document import Perspective

ZERO = Decimal(0)
ONE = Decimal(1)


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
        rules: By which it was judged.
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
    rules: StatusRules = USUAL_RULES

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading, perspective by perspective."""
        return tuple(one for side in self.perspectives for one in side.readings)


def by_perspective(
    perspectives: Sequence[Perspective], readings: Sequence[Reading]
) -> tuple[PerspectiveScore, ...]:
    """Gather readings under their perspectives, in the plan's order."""
    gathered = (
        (side, tuple(one for one in readings if one.kpi.perspective == side.id))
        for side in perspectives
    )
    return tuple(
        PerspectiveScore(
            perspective=side,
            readings=own,
            pace=mean_pace((one.kpi.weight, one.pace) for one in own),
            counted=sum(one.pace is not None for one in own),
        )
        for side, own in gathered
    )


def mean_pace(weighted: Iterable[tuple[Decimal, Decimal | None]]) -> Decimal | None:
    """Give the mean of paces by weight, each capped to 0 and 1.

    The cap keeps one KPI far ahead from hiding one behind; a pace that is None does not count.

    Returns:
        None when no pace counts.
    """
    counted = [(weight, min(max(pace, ZERO), ONE)) for weight, pace in weighted if pace is not None]
    whole = sum((weight for weight, _ in counted), ZERO)
    if not whole:
        return None
    return sum((weight * pace for weight, pace in counted), ZERO) / whole
