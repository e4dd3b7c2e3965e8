"""Where a KPI will land and its chance, in the few words of a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from trueline.core.percent import chance_in_words
from trueline.measure.reading import Reading
from trueline.web.wording import MISSING, say_value
from trueline.web.wording_time import say_day


@dataclass(frozen=True, slots=True)
class ForecastWords:
    """A forecast's cells in a row.

    Attributes:
        landing: Value on the due day; a dash when nothing can be said.
        interval: Its 80 % interval; empty likewise.
        due: Day, where it is not that of most KPIs; else empty.
        chance: Of reaching the target; a dash when nothing can be said.
        why: The reason when nothing can be said, else how it was made.
    """

    landing: str
    interval: str
    due: str
    chance: str
    why: str


NOTHING = ForecastWords(MISSING, "", "", MISSING, "")


def forecast_words(reading: Reading, usual: date | None) -> ForecastWords:
    """Put a reading's forecast in words.

    Args:
        reading: Of a KPI.
        usual: Due day that most KPIs share, which stands in the table's head.
    """
    found = reading.forecast
    if found is None:
        return NOTHING
    if found.landing is None:
        return ForecastWords(MISSING, "", "", MISSING, found.why)
    unit, landing = reading.actual.measured_in, found.landing
    interval = _("{0} to {1}").format(say_value(landing.low, unit), say_value(landing.high, unit))
    made = _("{0}, on {1} weeks. 80% interval.").format(found.method, found.periods)
    return ForecastWords(
        landing=say_value(landing.value, unit),
        interval=interval,
        due="" if found.due == usual else say_day(found.due),
        chance=MISSING if found.chance is None else chance_in_words(found.chance),
        why=" ".join((made, *found.caveats)),
    )


def usual_due(readings: Sequence[Reading]) -> date | None:
    """Give the due day that most forecasts share; None without any."""
    dues = Counter(one.forecast.due for one in readings if one.forecast and one.forecast.landing)
    return dues.most_common(1)[0][0] if dues else None
