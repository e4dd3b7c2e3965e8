"""KPIs as rows of tables: numbers in words, drawings, and the way to each page."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.web.drawing import Bullet, Spark, draw_bullet
from trueline.web.looked_at import LookedAt
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_value

URGENCY = {Status.OFF_PACE: 0, Status.AT_RISK: 1, Status.NO_DATA: 2}
MOST_NOTICES = 3


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A KPI's line in a table.

    Attributes:
        reading: Where it stands.
        address: Of its page.
        actual: In words.
        target: In words; a dash without one.
        expected: In words; a dash without a path.
        look: Word, icon and tone of its status.
        bullet: Way done and expected; None without a way.
        spark: Last weeks; None without values.
    """

    reading: Reading
    address: str
    actual: str
    target: str
    expected: str
    look: StatusLook
    bullet: Bullet | None
    spark: Spark | None


def kpi_row(looked: LookedAt, reading: Reading, spark: Spark | None = None) -> KpiRow:
    """Put a reading into a table's words and drawings."""
    unit = reading.actual.measured_in
    target = reading.kpi.target
    return KpiRow(
        reading=reading,
        address=looked.address_of(reading.path),
        actual=say_value(reading.actual.value, unit),
        target=say_value(target.value if target else None, unit),
        expected=say_value(reading.expected, unit),
        look=LOOKS[reading.status],
        bullet=draw_bullet(reading),
        spark=spark,
    )


def notices(looked: LookedAt) -> tuple[KpiRow, ...]:
    """Give the KPIs that need attention most, at most three.

    Off pace before at risk before without data; within these, what weighs most and is furthest
    behind its plan comes first.
    """
    scorecard = looked.scorecard
    weights = {side.perspective.id: side.perspective.weight for side in scorecard.perspectives}
    urgent = [one for one in scorecard.readings if one.status in URGENCY]
    urgent.sort(key=lambda one: (URGENCY[one.status], -_weight(one, weights)))
    return tuple(kpi_row(looked, one) for one in urgent[:MOST_NOTICES])


def _weight(reading: Reading, weights: Mapping[str, Decimal]) -> Decimal:
    share = weights.get(reading.kpi.perspective, Decimal(0)) * reading.kpi.weight
    behind = Decimal(1) - min(max(reading.pace or Decimal(0), Decimal(0)), Decimal(1))
    return share * behind
