"""Chart: series over days or names, which each renderer draws in its own way."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from trueline.briefing.cells import GradeLetter
from trueline.briefing.wording import day_in_words

Values = tuple[Decimal | None, ...]


class ChartKind(StrEnum):
    """How values are drawn."""

    LINE = "line"
    """Lines over days or steps in order."""
    BAR = "bar"
    """Lying bars, a name each."""
    COLUMNS = "columns"
    """Standing bars, for few steps in order."""
    INTERVAL = "interval"
    """A point between the ends of its interval, a name each."""


class Look(StrEnum):
    """What a series is."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    FORECAST = "forecast"
    COUNTERFACTUAL = "counterfactual"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the chart's places.

    Attributes:
        name: What it is.
        values: One a place; None is a gap and never zero.
        look: What it is, which gives it its colour and its line.
        low: Lower ends of its interval, one a place; empty without one.
        high: Upper ends, likewise.
        traces: Addresses at which its values are taken apart, one a place; empty for none.
        grades: Of the evidence behind its values, one a place; empty where it claims no cause.
    """

    name: str
    values: Values
    look: Look = Look.ACTUAL
    low: Values = ()
    high: Values = ()
    traces: tuple[str, ...] = ()
    grades: tuple[GradeLetter | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A place that a chart points at.

    Attributes:
        at: Number of the place, from 0.
        label: A letter or a digit.
        text: What happened.
    """

    at: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Series over days or names.

    Attributes:
        kind: How it is drawn.
        title: What it shows.
        series: Up to four; an interval chart has one.
        told: What is seen, in sentences, for those who do not see it.
        names: Of the places; empty where they are days.
        days: Of the places, rising; their distances are true. Empty where they are names.
        measured_in: Unit of all values; a metric's unit or a currency code.
        target: A line across, such as the target or what breaks even; None for none.
        target_name: What that line is.
        marks: Places that it points at.

    Raises:
        ValueError: Places and values do not fit together, or the ends of an interval do not.
    """

    kind: ChartKind
    title: str
    series: tuple[Series, ...]
    told: str
    names: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    measured_in: str = ""
    target: Decimal | None = None
    target_name: str = "Target"
    marks: tuple[ChartMark, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would be drawn wrongly.

        Raises:
            ValueError: As the class says.
        """
        if bool(self.names) == bool(self.days):
            raise ValueError(f"“{self.title}” needs names or days, and not both.")
        if list(self.days) != sorted(set(self.days)):
            raise ValueError(f"The days of “{self.title}” do not rise.")
        for one in self.series:
            self._refuse_misfit(one)
        if any(not 0 <= one.at < len(self.places) for one in self.marks):
            raise ValueError(
                f"A mark of “{self.title}” stands outside its {len(self.places)} places."
            )

    @property
    def places(self) -> tuple[str, ...]:
        """Names of the places, days in words."""
        return self.names or tuple(map(day_in_words, self.days))

    def _refuse_misfit(self, series: Series) -> None:
        """Refuse a series that has not one value a place.

        Raises:
            ValueError: It has not, or an interval has one end, or its lower end lies above.
        """
        said = f"“{series.name}” of “{self.title}”"
        count = len(self.places)
        if len(series.values) != count or {len(series.low), len(series.high)} not in ({0}, {count}):
            raise ValueError(f"{said} needs a value, and ends of its interval, for {count} places.")
        if not {len(series.traces), len(series.grades)} <= {0, count}:
            raise ValueError(f"{said} needs an address, and a grade, for each of {count} places.")
        for low, high in zip(series.low, series.high, strict=True):
            if (low is None) != (high is None):
                raise ValueError(f"{said} has an interval with one end.")
            if low is not None and high is not None and not low <= high:
                raise ValueError(f"{said} has an interval from {low} to {high}.")
