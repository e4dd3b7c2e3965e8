"""How good guesses turned out to be, as rows of tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.calibrating.calibration import Calibration, Horizon, Lean, Level
from trueline.measure.calibrating.hits import Hits, Judgement
from trueline.measure.calibrating.scores import LEVELS
from trueline.usecases.calibrating.read_calibration import CalibrationReading, Group, Unscored
from trueline.web.calibrating.drawing import HeldDrawing, draw_held
from trueline.web.status import StatusLook
from trueline.web.wording import say_share

JUDGED = {
    Judgement.TOO_FEW: StatusLook(gettext_lazy("Too few to judge"), "minus-circle", "none"),
    Judgement.TOO_NARROW: StatusLook(gettext_lazy("Too narrow"), "exclamation-triangle", "warn"),
    Judgement.TOO_WIDE: StatusLook(gettext_lazy("Too wide"), "exclamation-triangle", "warn"),
    Judgement.NOT_CONTRADICTED: StatusLook(
        gettext_lazy("Promise not contradicted"), "check-circle", "good"
    ),
}
LEANS: dict[Lean, Promise] = {
    Lean.TOO_FEW: gettext_lazy("too few to judge"),
    Lean.TOO_LOW: gettext_lazy("middles are said too low"),
    Lean.TOO_HIGH: gettext_lazy("middles are said too high"),
    Lean.NEITHER: gettext_lazy("no lean seen"),
}
NAMES: dict[str, Promise] = {
    Horizon.QUARTER: gettext_lazy("Up to 13 weeks ahead"),
    Horizon.HALF: gettext_lazy("14 to 26 weeks ahead"),
    Horizon.LONGER: gettext_lazy("More than 26 weeks ahead"),
    Level.RISE: gettext_lazy("Above the last value"),
    Level.NO_RISE: gettext_lazy("At the last value or below"),
    Level.UNKNOWN: gettext_lazy("No last value known"),
}
UNSCORED: dict[Unscored, Promise] = {
    Unscored.TO_COME: gettext_lazy("Test day still to come"),
    Unscored.NO_METRIC: gettext_lazy("No metric tests it"),
    Unscored.NO_DAY: gettext_lazy("No day is set for its test"),
    Unscored.TOO_LATE: gettext_lazy("In force on its test day or later"),
    Unscored.NO_RANGE: gettext_lazy("A single number without a range"),
    Unscored.NOT_MEASURED: gettext_lazy("Nothing was measured of its days"),
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Guesses that are alike.

    Attributes:
        name: In words.
        calibration: How they did.
        interval: Of the share that held, in words.
        drawn: The same; None without a guess.
        look: Word, icon and tone of the judgement.
        heading: Over this row and those that follow; empty where it goes on.
    """

    name: str
    calibration: Calibration
    interval: str
    drawn: HeldDrawing | None
    look: StatusLook
    heading: str = ""


@dataclass(frozen=True, slots=True)
class QuantileRow:
    """A stated share against what came.

    Attributes:
        name: Of the quantile.
        share: That was stated.
        hits: What came at or below it.
        interval: In words.
    """

    name: str
    share: Decimal
    hits: Hits
    interval: str


def group_rows(found: CalibrationReading) -> Iterator[GroupRow]:
    """Yield all guesses, and those that are alike."""
    yield _group(_("All guesses"), found.whole)
    for heading, groups in (
        (_("By kind"), found.by_kind),
        (_("By how far ahead"), found.by_horizon),
        (_("By level"), found.by_level),
    ):
        yield from _grouped(heading, groups)


def quantile_rows(whole: Calibration) -> tuple[QuantileRow, ...]:
    """Give what came at or below each quantile that guesses state."""
    named = zip(("p10", "p50", "p90"), LEVELS, whole.below, strict=True)
    return tuple(
        QuantileRow(name, Decimal(str(share)), hits, say_shares(hits))
        for name, share, hits in named
    )


def unscored_rows(found: CalibrationReading) -> list[tuple[str, int]]:
    """Give why guesses are not scored, with how many."""
    return [(str(UNSCORED[why]), count) for why, count in found.unscored]


def say_shares(hits: Hits) -> str:
    """Put the interval of a share in words; empty without one."""
    return " – ".join(say_share(one) for one in hits.interval) if hits.interval else ""


def _grouped(heading: str, groups: Iterable[Group]) -> Iterator[GroupRow]:
    for at, one in enumerate(groups):
        name = str(NAMES.get(one.name, one.name.capitalize()))
        yield _group(name, one.calibration, heading="" if at else heading)


def _group(name: str, one: Calibration, *, heading: str = "") -> GroupRow:
    hits = one.hits
    return GroupRow(name, one, say_shares(hits), draw_held(hits), JUDGED[hits.judged()], heading)
