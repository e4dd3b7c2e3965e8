"""Plan against actual: KPIs week by week against the plan's path, with the forecast ahead.

Without a choice the KPI is drawn that needs a decision first, else the first of the scorecard. The
band of the forecast holds eight cases of ten. A week without a value is a gap, never zero.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from trueline.briefing.blocks import Paragraph, Section
from trueline.briefing.chart import Chart, ChartKind, Look, Series
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import facts_address
from trueline.contracts.reported.measured import WeekLine
from trueline.contracts.reported.words import range_in_words, status_cell
from trueline.core.errors import MissingError
from trueline.measure.forecast import ForecastPoint
from trueline.measure.reading import Reading

ALL = "all"
FEWEST = 2
"""Values that a line takes."""


def _make(ground: PartGround, options: Mapping[str, str]) -> tuple[Section, ...]:
    chosen = _chosen(ground, options.get("kpi", ""))
    if not chosen:
        return (Section("Plan against actual", (Paragraph("The plan has no KPI here yet."),)),)
    return tuple(_section(ground, one) for one in chosen)


def _chosen(ground: PartGround, wanted: str) -> Sequence[Reading]:
    """Give the KPIs that are drawn.

    Raises:
        MissingError: There is none of this path.
    """
    readings = [one for one in ground.measured.scorecard().readings if ground.frame.takes(one.path)]
    if wanted == ALL:
        return readings
    if wanted:
        found = [one for one in readings if one.path == wanted]
        if not found:
            raise MissingError(f"{wanted} is no KPI of the scorecard; write scope/goal/kpi.")
        return found
    by_name = {one.kpi.name: one for one in readings}
    urgent = [by_name[name] for one in ground.measured.needed() for name in one.kpis]
    return (urgent or readings)[:1]


def _section(ground: PartGround, one: Reading) -> Section:
    title, unit = f"Plan against actual: {one.kpi.name}", one.actual.measured_in
    weeks = ground.measured.weeks(one.path)
    known = [week for week in weeks if week.actual is not None]
    if len(known) < FEWEST:
        why = one.actual.why or f"A line takes {FEWEST} weeks with a value; there are {len(known)}."
        return Section(title, (Paragraph(why),), is_wide=True)
    forecast = {point.day: point for point in one.forecast.path} if one.forecast else {}
    actual = {week.day: week.actual for week in weeks}
    expected = {week.day: week.expected for week in weeks}
    days = tuple(sorted({*actual, *forecast}))
    address = facts_address(ground.frame, one.path)
    series = [
        Series(
            "Actual",
            tuple(map(actual.get, days)),
            Look.ACTUAL,
            traces=tuple(address if actual.get(day) is not None else "" for day in days),
        ),
        Series("Plan", tuple(map(expected.get, days)), Look.EXPECTED),
        *_ahead(forecast, days, known[-1]),
    ]
    chart = Chart(
        kind=ChartKind.LINE,
        title=one.kpi.name,
        series=tuple(series),
        told=_told(one),
        days=days,
        measured_in=unit,
        target=one.kpi.target.value if one.kpi.target else None,
    )
    return Section(title, (chart,), is_wide=True)


def _ahead(
    forecast: Mapping[date, ForecastPoint], days: Sequence[date], last: WeekLine
) -> tuple[Series, ...]:
    """Give the forecast, beginning where the newest actual stands."""
    if not forecast or last.actual is None:
        return ()
    begin = ForecastPoint(last.day, last.actual, last.actual, last.actual)
    known = {last.day: begin} | dict(forecast)
    points = [known.get(day) for day in days]
    return (
        Series(
            "Forecast",
            tuple(point.value if point else None for point in points),
            Look.FORECAST,
            low=tuple(point.low if point else None for point in points),
            high=tuple(point.high if point else None for point in points),
        ),
    )


def _told(one: Reading) -> str:
    unit = one.actual.measured_in
    said = [
        f"On {day_in_words(one.held_on)} it stands at {number_in_short(one.actual.value, unit)}"
    ]
    if one.expected is not None:
        said.append(f"the plan expects {number_in_short(one.expected, unit)}")
    landing = one.forecast.landing if one.forecast else None
    if landing:
        span = range_in_words(landing.low, landing.high, unit)
        said.append(f"by {day_in_words(landing.day)} it lands, in 8 cases of 10, at {span}")
    return f"{'; '.join(said)}. {status_cell(one.status).text}: {one.why}"


REPORT_PART = ReportPart(
    name="plan-against-actual",
    title="Plan against actual",
    about="KPIs week by week against the plan's path, with the forecast ahead.",
    make=_make,
    options={"kpi": "scope/goal/kpi to draw; “all” for every KPI; empty for the most urgent one"},
)
