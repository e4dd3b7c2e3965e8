"""KPIs as rows of tables: numbers in words, drawings, and the way to each page."""

from dataclasses import dataclass

from trueline.measure.reading import Reading
from trueline.web.drawing import Bullet, Spark, draw_bullet
from trueline.web.looked_at import LookedAt
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_value


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
