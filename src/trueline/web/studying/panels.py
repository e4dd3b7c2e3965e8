"""Drawings of a study: observed beside what would have been, the lift over time, placebos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from babel.dates import format_date
from django.utils.translation import gettext as _

from trueline.evidence.estimate import Estimate, PathPoint
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.usecases.studying.method_titles import method_titles
from trueline.web.studying.forest import say_interval, say_number
from trueline.web.studying.scale import Scale, Tick, scale_over
from trueline.web.wording import locale

WIDTH, HEIGHT = 640, 150
LEFT, RIGHT, TOP, FOOT = 46, 8, 8, 20
LABELS = 6
ROOM_FOR_PLACEBO, ROOM_FOR_LABEL = 12.0, 30.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart with its table.

    Attributes:
        title: What it shows.
        says: How to read it.
        line: Path of what was found.
        beside: Path of what would have been; empty without.
        band: Outline of the interval; empty without.
        dots: Places of single numbers.
        zero: Place of no effect; empty where it does not lie on the chart.
        start: Place at which the tactic began; empty where it is not known.
        ticks: Of the numbers.
        labels: Of the periods.
        heads: Of the table.
        rows: Of the table.
        width: Of the drawing.
        height: Of the drawing.
    """

    title: str
    says: str
    line: str
    beside: str
    band: str
    dots: tuple[tuple[str, str], ...]
    zero: str
    start: str
    ticks: tuple[Tick, ...]
    labels: tuple[Tick, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: str = str(WIDTH)
    height: str = str(HEIGHT)
    left: str = str(LEFT)
    right: str = str(WIDTH - RIGHT)
    top: str = str(TOP)
    foot: str = str(HEIGHT - FOOT)


def panels_of(finding: Finding, start: str) -> tuple[Panel, ...]:
    """Draw what the estimates of a study carry.

    Args:
        finding: All estimates.
        start: First treated period, as the data write it; empty where units began at several.
    """
    found: list[Panel] = []
    levels = next((one for one in finding.graded if _has_levels(one.estimate)), None)
    if levels is not None:
        found += [_levels(levels.estimate, start), _over_time(levels.estimate, start)]
        found.append(_cumulative(levels.estimate, start))
    events = next((one for one in finding.graded if _is_by_event(one.estimate)), None)
    if events is not None:
        found.append(_over_time(events.estimate, "+0"))
    tried = next((one for one in finding.graded if _placebos(one)), None)
    if tried is not None:
        found.append(_placebo_panel(tried))
    return tuple(found)


def _has_levels(one: Estimate) -> bool:
    return len(one.path) > 1 and all(point.observed is not None for point in one.path)


def _is_by_event(one: Estimate) -> bool:
    return len(one.path) > 1 and not _has_levels(one)


def _placebos(one: GradedEstimate) -> list[float]:
    return [lift for tried in one.refuted for lift in tried.placebos]


def _levels(one: Estimate, start: str) -> Panel:
    observed = [point.observed or 0.0 for point in one.path]
    without = [point.counterfactual or 0.0 for point in one.path]
    low = [seen - point.high for seen, point in zip(observed, one.path, strict=True)]
    high = [seen - point.low for seen, point in zip(observed, one.path, strict=True)]
    scale = scale_over([*observed, *without, *low, *high], HEIGHT - FOOT, TOP)
    across = _across(one.path)
    rows = (
        (point.at, *map(_plain, (seen, other)))
        for point, seen, other in zip(one.path, observed, without, strict=True)
    )
    return Panel(
        title=_("Observed, and without the tactic"),
        says=_(
            "{0}. The line is what was measured, the dashes what would have been; the band is "
            "the interval of the dashes."
        ).format(_title(one)),
        line=_path(observed, across, scale),
        beside=_path(without, across, scale),
        band=_band(low, high, across, scale),
        dots=(),
        zero="",
        start=_place_of(start, one.path, across),
        ticks=scale.ticks(),
        labels=_labels(one.path, across),
        heads=(_("Period"), _("Observed"), _("Without the tactic")),
        rows=tuple(rows),
    )


def _over_time(one: Estimate, start: str) -> Panel:
    lifts = [point.lift for point in one.path]
    low, high = [point.low for point in one.path], [point.high for point in one.path]
    scale = scale_over([0.0, *lifts, *low, *high], HEIGHT - FOOT, TOP)
    across = _across(one.path)
    is_by_event = _is_by_event(one)
    says = (
        _(
            "{0}. Periods are counted from when each unit began; before that the lift should be "
            "near zero."
        )
        if is_by_event
        else _("{0}. What was measured less what would have been, with its interval.")
    )
    return Panel(
        title=_("Lift by time since the start") if is_by_event else _("Difference by period"),
        says=says.format(_title(one)),
        line=_path(lifts, across, scale),
        beside="",
        band=_band(low, high, across, scale),
        dots=tuple(
            (f"{x:.1f}", scale.at(y)) for x, y in zip(across, lifts, strict=True) if is_by_event
        ),
        zero=scale.at(0.0),
        start=_place_of(start, one.path, across),
        ticks=scale.ticks(),
        labels=_labels(one.path, across),
        heads=(_("Period"), _("Lift"), _("Interval")),
        rows=tuple(
            (point.at, say_number(point.lift), say_interval(point.low, point.high))
            for point in one.path
        ),
    )


def _cumulative(one: Estimate, start: str) -> Panel:
    """Add lifts up from the start; before it nothing is added, and no band is claimed."""
    began = next((at for at, point in enumerate(one.path) if point.at >= start), 0) if start else 0
    lifts = [0.0 if at < began else point.lift for at, point in enumerate(one.path)]
    totals = list(accumulate(lifts))
    scale = scale_over([0.0, *totals], HEIGHT - FOOT, TOP)
    across = _across(one.path)
    return Panel(
        title=_("Added up since the start"),
        says=_("{0}, a treated unit.").format(_title(one)),
        line=_path(totals, across, scale),
        beside="",
        band="",
        dots=(),
        zero=scale.at(0.0),
        start=_place_of(start, one.path, across),
        ticks=scale.ticks(),
        labels=_labels(one.path, across),
        heads=(_("Period"), _("Total")),
        rows=tuple(
            (point.at, _plain(total)) for point, total in zip(one.path, totals, strict=True)
        ),
    )


def _placebo_panel(graded: GradedEstimate) -> Panel:
    one, placebos = graded.estimate, sorted(_placebos(graded))
    scale = scale_over([0.0, one.low, one.high, one.lift, *placebos], LEFT, WIDTH - RIGHT)
    middle = HEIGHT / 2
    dots = tuple(
        (scale.at(lift), f"{middle + (place % 3 - 1) * ROOM_FOR_PLACEBO:.1f}")
        for place, lift in enumerate(placebos)
    )
    foot = f"{HEIGHT - FOOT}"
    return Panel(
        title=_("Where nothing happened"),
        says=_(
            "{0} at earlier starts and in units without the tactic (dots); the line is the lift "
            "itself. Dots should lie around zero."
        ).format(_title(one)),
        line=f"M{scale.at(one.lift)} {TOP}V{foot}",
        beside=f"M{scale.at(0.0)} {TOP}V{foot}",
        band="",
        dots=dots,
        zero="",
        start="",
        ticks=(),
        labels=scale.ticks(),
        heads=(_("Placebo"), _("Lift")),
        rows=tuple((str(at), say_number(lift)) for at, lift in enumerate(placebos, start=1)),
    )


def _across(path: Sequence[PathPoint]) -> list[float]:
    step = (WIDTH - LEFT - RIGHT) / max(len(path) - 1, 1)
    return [LEFT + step * at for at in range(len(path))]


def _path(values: Iterable[float], across: Sequence[float], scale: Scale) -> str:
    points = (f"{x:.1f} {scale.at(y)}" for x, y in zip(across, values, strict=True))
    return "M" + "L".join(points)


def _band(low: Sequence[float], high: Sequence[float], across: Sequence[float], s: Scale) -> str:
    there = _path(high, across, s)
    back = _path(low[::-1], across[::-1], s)
    return f"{there}L{back[1:]}Z"


def _place_of(start: str, path: Sequence[PathPoint], across: Sequence[float]) -> str:
    named = [point.at for point in path]
    return f"{across[named.index(start)]:.1f}" if start in named else ""


def _labels(path: Sequence[PathPoint], across: Sequence[float]) -> tuple[Tick, ...]:
    every = max(1, -(-len(path) // LABELS))
    places = range(every // 2, len(path), every)
    known = (at for at in places if across[at] <= WIDTH - ROOM_FOR_LABEL)
    return tuple(Tick(f"{across[at]:.1f}", _period(path[at].at)) for at in known)


def _period(name: str) -> str:
    """Write a period short; a day in words."""
    try:
        return format_date(date.fromisoformat(name), format="d MMM", locale=locale())
    except ValueError:
        return name


def _plain(number: float) -> str:
    return say_number(number, signed=False)


def _title(one: Estimate) -> str:
    return method_titles().get(one.method, one.method)
