"""The strategy map: perspectives as bands, their KPIs in them, and arrows from cause to effect."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy

from trueline.plan.cascade import PlacedKpi, placed_kpis
from trueline.plan.document import Hypothesis
from trueline.plan.naming import path_of
from trueline.plan.parts import join
from trueline.web.kpi_rows import KpiRow, kpi_row
from trueline.web.looked_at import LookedAt
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked

BOX_WIDTH, BOX_HEIGHT = 196, 84
LEFT, COLUMN, ROW, BAND_TOP, BAND_GAP = 150, 242, 128, 18, 14
IN_A_ROW = 4
LEVEL, FROM_ABOVE, FROM_BELOW = 54, 16, 70
"""How far down its side an arrow meets a box: a neighbour's, and those from other bands."""
BESIDE = 14
"""How far from a short line its number stands, so that the line shows."""
ASIDE = 20
"""How far right of its number an arrow's grade stands."""
MOST_KPIS = 60
"""KPIs that are drawn at once; of a larger plan one scope at a time is drawn."""
OTHERS = gettext_lazy("Without a perspective")


@dataclass(frozen=True, slots=True)
class StrategyBox:
    """A KPI on the strategy map.

    Attributes:
        path: ``scope/goal/kpi``.
        name: Of the KPI.
        scope: Whose it is.
        address: Of the page that shows it.
        x: Left edge.
        y: Upper edge.
        kpi: Its numbers; None for a plan that is not in force.
    """

    path: str
    name: str
    scope: str
    address: str
    x: int
    y: int
    kpi: KpiRow | None


@dataclass(frozen=True, slots=True)
class Band:
    """A perspective on the strategy map.

    Attributes:
        name: Of the perspective.
        y: Upper edge.
        height: Down to the lower edge.
        boxes: Its KPIs.
    """

    name: str
    y: int
    height: int
    boxes: tuple[StrategyBox, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A hypothesis on the strategy map.

    Attributes:
        hypothesis: As the plan says.
        number: By which drawing and list name it.
        cause: Name of the KPI that moves first.
        effect: Name of the KPI that should follow.
        address: Of the page that shows it.
        drawn: Path of SVG; empty when an end is not on the map.
        x: Where its number stands.
        y: The same, downwards.
        grade: Letter of the study that tests it; empty without an answer.
        beside: Where the letter stands, right of the number.
        tested_at: Address of that study; empty where none of that name is registered.
    """

    hypothesis: Hypothesis
    number: int
    cause: str
    effect: str
    address: str
    drawn: str
    x: int
    y: int
    grade: str
    beside: int
    tested_at: str


@dataclass(frozen=True, slots=True)
class StrategyMap:
    """All that is drawn.

    Attributes:
        bands: From the first perspective of the plan to the last.
        arrows: In the plan's order.
        width: Of the drawing.
        height: Of the drawing.
        left_out: Number of KPIs of all scopes when they are too many to draw; 0 when drawn.
    """

    bands: tuple[Band, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int
    left_out: int


def draw_strategy(
    looked: PlanLooked,
    scope: str = "",
    read: LookedAt | None = None,
    grades: Mapping[str, str] | None = None,
) -> StrategyMap:
    """Place the KPIs of a plan in their perspectives, and the arrows between them.

    Args:
        looked: The plan that is shown.
        scope: Id of the only scope to show; empty for all.
        read: The plan against its actuals; None for a plan that is not in force.
        grades: Letters of the registered studies by id, empty ones for those without an answer;
            None where no arrow names a study.
    """
    plan = looked.plan
    kpis = [one for one in placed_kpis(plan) if scope in {"", one.scope.id}]
    if len(kpis) > MOST_KPIS and not scope:
        return StrategyMap((), (), 0, 0, len(kpis))
    numbers = {one.path: kpi_row(read, one) for one in read.scorecard.readings} if read else {}
    known = {side.id: side.name for side in plan.perspectives}
    sides = [*known.items(), ("", str(OTHERS))]
    bands: list[Band] = []
    top = 0
    for side, name in sides:
        own = [one for one in kpis if _side(one, known) == side]
        if own or side:
            bands.append(_band(looked, name, own, top, numbers))
            top += bands[-1].height + BAND_GAP
    boxes = {box.path: box for band in bands for box in band.boxes}
    widest = max((len(band.boxes[:IN_A_ROW]) for band in bands), default=1)
    return StrategyMap(
        bands=tuple(bands),
        arrows=_arrows(looked, boxes, {one.path: one for one in kpis}, grades or {}),
        width=LEFT + max(widest, 3) * COLUMN,
        height=max(top - BAND_GAP, 0),
        left_out=0,
    )


def _side(placed: PlacedKpi, known: Collection[str]) -> str:
    return placed.kpi.perspective if placed.kpi.perspective in known else ""


def _band(
    looked: PlanLooked,
    name: str,
    kpis: Sequence[PlacedKpi],
    top: int,
    numbers: Mapping[str, KpiRow],
) -> Band:
    boxes = tuple(
        StrategyBox(
            path=one.path,
            name=one.kpi.name,
            scope=one.scope.name,
            address=part_address(looked, path_of(one.path)),
            x=LEFT + place % IN_A_ROW * COLUMN,
            y=top + BAND_TOP + place // IN_A_ROW * ROW,
            kpi=numbers.get(one.path),
        )
        for place, one in enumerate(kpis)
    )
    rows = max(1, -(-len(kpis) // IN_A_ROW))
    return Band(name, top, 2 * BAND_TOP + rows * ROW - (ROW - BOX_HEIGHT), boxes)


def _arrows(
    looked: PlanLooked,
    boxes: Mapping[str, StrategyBox],
    shown: Mapping[str, PlacedKpi],
    grades: Mapping[str, str],
) -> tuple[Arrow, ...]:
    names = {one.path: one.kpi.name for one in placed_kpis(looked.plan)}
    arrows = []
    for number, one in enumerate(looked.plan.hypotheses, start=1):
        ends = (one.cause, one.effect)
        if not any(end in shown for end in ends):
            continue
        is_drawn = all(end in shown for end in ends)
        drawn, x, y = _curve(boxes[one.cause], boxes[one.effect]) if is_drawn else ("", 0, 0)
        cause, effect = (names.get(end, end) for end in ends)
        address = part_address(looked, join("hypotheses", one.id))
        grade, is_known = grades.get(one.study, ""), one.study in grades
        tested_at = reverse("study", args=[one.study]) if is_known else ""
        arrows.append(
            Arrow(one, number, cause, effect, address, drawn, x, y, grade, x + ASIDE, tested_at)
        )
    return tuple(arrows)


def _curve(cause: StrategyBox, effect: StrategyBox) -> tuple[str, int, int]:
    """Give the way from one box to another, and where its number stands."""
    if cause.y == effect.y:
        return _along_a_row(cause, effect)
    is_down = cause.y < effect.y
    x1, x2 = cause.x + BOX_WIDTH // 2, effect.x + BOX_WIDTH // 2
    y1, y2 = cause.y + (BOX_HEIGHT if is_down else 0), effect.y + (0 if is_down else BOX_HEIGHT)
    if abs(y2 - y1) > ROW:
        return _around(cause, effect, is_down=is_down)
    middle = (y1 + y2) // 2
    drawn = f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {y2}"
    if x1 == x2:
        return drawn, x1 + BESIDE, middle
    # A quarter of the way along this curve, where arrows to one effect are still apart.
    return drawn, x1 + (x2 - x1) * 5 // 32, y1 + (y2 - y1) * 19 // 64


def _along_a_row(cause: StrategyBox, effect: StrategyBox) -> tuple[str, int, int]:
    """Give the way to a neighbour straight through the gap, to others over what is between."""
    if abs(effect.x - cause.x) <= COLUMN:
        is_onward = cause.x < effect.x
        x1 = cause.x + (BOX_WIDTH if is_onward else 0)
        x2 = effect.x + (0 if is_onward else BOX_WIDTH)
        y = cause.y + LEVEL
        return f"M{x1} {y}H{x2}", (x1 + x2) // 2, y - BESIDE
    y1, arch = cause.y, cause.y - BAND_TOP
    x1, x2 = cause.x + BOX_WIDTH // 2, effect.x + BOX_WIDTH // 2
    return f"M{x1} {y1}C{x1} {arch} {x2} {arch} {x2} {y1}", (x1 + x2) // 2, arch + 6


def _around(cause: StrategyBox, effect: StrategyBox, *, is_down: bool) -> tuple[str, int, int]:
    """Give the way past the boxes of the bands between: along the gap, then beside the column."""
    gutter = (COLUMN - BOX_WIDTH) // 2
    is_left = effect.x > cause.x
    beside = effect.x - gutter if is_left else effect.x + BOX_WIDTH + gutter
    out = BAND_TOP // 2
    y1 = cause.y + BOX_HEIGHT if is_down else cause.y
    along = y1 + out if is_down else y1 - out
    y2 = effect.y + (FROM_ABOVE if is_down else FROM_BELOW)
    x2 = effect.x + (0 if is_left else BOX_WIDTH)
    drawn = f"M{cause.x + BOX_WIDTH // 2} {y1}V{along}H{beside}V{y2}H{x2}"
    return drawn, beside, along + (BESIDE if is_down else -BESIDE)
