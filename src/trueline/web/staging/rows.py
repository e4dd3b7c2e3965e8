"""Stages as rows of a page: the grid of stage and side, its criteria, and what was done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.contracts.books import Kept
from trueline.coordination.staging.judged import Standing
from trueline.coordination.staging.moves import KeptCriterion, MoveKind, StageMove
from trueline.coordination.staging.stage import LAST, Dimension, Stage
from trueline.usecases.coordinating.staging.judge_stages import Gate, StageReading
from trueline.web.status import StatusLook

STAGES: dict[Stage, str | Promise] = {
    Stage.CONTEMPLATE: gettext_lazy("Contemplate"),
    Stage.NAVIGATE: gettext_lazy("Navigate"),
    Stage.CALIBRATE: gettext_lazy("Calibrate"),
}
DIMENSIONS: dict[Dimension, str | Promise] = {
    Dimension.PEOPLE: gettext_lazy("People"),
    Dimension.PROCESS: gettext_lazy("Process"),
    Dimension.TECHNOLOGY: gettext_lazy("Technology"),
}
LOOKS = {
    Standing.MET: StatusLook(gettext_lazy("Met"), "check-circle", "good"),
    Standing.NOT_MET: StatusLook(gettext_lazy("Not met"), "x-circle", "bad"),
    Standing.CANNOT_SAY: StatusLook(gettext_lazy("Cannot be said"), "minus-circle", "none"),
}
CLOSED = StatusLook(gettext_lazy("Closed"), "check-circle", "good")
HERE = StatusLook(gettext_lazy("At work"), "flag", "warn")
AHEAD = StatusLook(gettext_lazy("Ahead"), "clock", "none")


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """Something that a stage asks.

    Attributes:
        title: What is there when it is met.
        why: What that rests on.
        link: Page where it is seen; empty for none.
        look: Whether it is met.
    """

    title: str
    why: str
    link: str
    look: StatusLook


@dataclass(frozen=True, slots=True)
class StageCell:
    """One side of a stage.

    Attributes:
        name: Of the side.
        met: How many of its criteria are met.
        count: How many there are.
        tone: ``good`` when all are, ``warn`` when some are, ``bad`` when none is.
        rows: Its criteria.
    """

    name: str | Promise
    met: int
    count: int
    tone: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class StageColumn:
    """One stage.

    Attributes:
        id: Of the stage.
        name: For people.
        look: Closed, at work or ahead.
        cells: Its three sides.
        met: How many criteria are met.
        count: How many there are.
        is_open: Whether it may be closed now.
        is_closed: Whether it was closed, and stands so.
        refusal: Why it cannot be closed; empty where it can, or was.
        is_loop: Whether it is never closed.
    """

    id: str
    name: str | Promise
    look: StatusLook
    cells: tuple[StageCell, ...]
    met: int
    count: int
    is_open: bool
    is_closed: bool
    refusal: str
    is_loop: bool


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Something that was done with a stage.

    Attributes:
        kept: As it was kept.
        words: What was done, in a sentence.
        rows: Criteria as they were judged then.
    """

    kept: Kept[StageMove]
    words: str
    rows: tuple[CriterionRow, ...]


def stage_columns(found: StageReading) -> list[StageColumn]:
    """Put stages into columns, in their order."""
    return [_column(found, gate) for gate in found.gates]


def move_rows(moves: Iterable[Kept[StageMove]]) -> list[MoveRow]:
    """Put what was done with stages into rows."""
    return [_move(one) for one in moves]


def _column(found: StageReading, gate: Gate) -> StageColumn:
    look = CLOSED if gate.is_closed else HERE if gate.stage is found.stage else AHEAD
    return StageColumn(
        id=gate.stage.value,
        name=STAGES[gate.stage],
        look=look,
        cells=tuple(_cells(gate)),
        met=gate.met_count,
        count=len(gate.criteria),
        is_open=gate.is_open,
        is_closed=gate.is_closed,
        refusal=_refusal(gate),
        is_loop=gate.stage is LAST,
    )


def _refusal(gate: Gate) -> str:
    """Say in short why a stage cannot be closed; what is missing stands above in full."""
    if gate.is_open or gate.is_closed:
        return ""
    if gate.why_not:
        return gate.why_not
    names = ", ".join(one.criterion.title for one in gate.missing)
    words = ngettext(
        "Cannot be closed yet; {0} criterion is missing: {1}.",
        "Cannot be closed yet; {0} criteria are missing: {1}.",
        len(gate.missing),
    )
    return words.format(len(gate.missing), names)


def _cells(gate: Gate) -> Iterator[StageCell]:
    for dimension in Dimension:
        own = gate.of(dimension)
        met = sum(one.judged.is_met for one in own)
        yield StageCell(
            DIMENSIONS[dimension],
            met,
            len(own),
            "good" if met == len(own) else "warn" if met else "bad",
            tuple(
                CriterionRow(
                    one.criterion.title,
                    one.judged.why,
                    one.judged.link,
                    LOOKS[one.judged.standing],
                )
                for one in own
            ),
        )


def _move(kept: Kept[StageMove]) -> MoveRow:
    one = kept.record
    name = STAGES[one.stage]
    said = _("{0} was closed") if one.kind is MoveKind.CLOSED else _("{0} was opened again")
    return MoveRow(kept, said.format(name), tuple(map(_kept_row, one.criteria)))


def _kept_row(one: KeptCriterion) -> CriterionRow:
    return CriterionRow(one.title, one.why, one.link, LOOKS[one.standing])
