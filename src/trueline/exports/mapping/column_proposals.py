"""What one column of an unknown table may be, by its header first and its cells second."""

from collections.abc import Callable
from dataclasses import dataclass

from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import currency_in_header
from trueline.exports.mapping.mapping import MappedColumn, Role, Unit
from trueline.exports.mapping.mapping_words import KnownWords, MetricGuess
from trueline.exports.mapping.table_sketch import ColumnSketch
from trueline.exports.tables.raw_rows import MASKED
from trueline.metrics.metric import Kind

_SAMPLES = 4
_LONGEST_SAMPLE = 40
_FEW = 30
_TIMES = frozenset({"seconds", "minutes", "hours"})


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """What a column may be.

    Attributes:
        column: The proposal; its role is open where a person has to say.
        reason: Why, or what is not plain, in words.
        samples: Some of its cells; personal ones masked.
    """

    column: MappedColumn
    reason: str
    samples: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Say whether a person has to say what the column is."""
        return self.column.role is Role.OPEN


Ask = Callable[[ColumnSketch, KnownWords], ColumnProposal | None]


def propose_column(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal:
    """Propose what a column is; it stays open where nothing tells beyond doubt."""
    asked: tuple[Ask, ...] = (
        _as_saved,
        _as_personal,
        _as_role,
        _as_metric,
        _as_dimension,
        _by_cells,
    )
    for ask in asked:
        found = ask(sketch, words)
        if found is not None:
            return found
    return _open(sketch, "nothing tells what it is")


def proposal(sketch: ColumnSketch, column: MappedColumn, reason: str) -> ColumnProposal:
    """Give a proposal with samples of the column's cells."""
    samples = (MASKED,) if column.personal and sketch.cells else sketch.values[:_SAMPLES]
    short = tuple(
        one if len(one) <= _LONGEST_SAMPLE else f"{one[:_LONGEST_SAMPLE]}…" for one in samples
    )
    return ColumnProposal(column, reason, short)


def _open(sketch: ColumnSketch, reason: str) -> ColumnProposal:
    return proposal(sketch, MappedColumn(sketch.header, Role.OPEN), reason)


def _as_saved(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal | None:
    known = words.saved.get(normalise(sketch.header))
    if known is None or known.role is Role.IGNORED:
        return None
    column = MappedColumn(
        sketch.header,
        known.role,
        known.metric,
        known.breakdown,
        known.unit,
        known.name,
        known.personal,
    )
    return proposal(sketch, column, "as in a saved mapping")


def _as_personal(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal | None:
    """Leave out what tells who a person is, unless its cells are days or numbers."""
    by_name = normalise(sketch.header) in words.personal
    if not sketch.are_personal and (not by_name or sketch.are_days):
        return None
    why = (
        "holds e-mail addresses or phone numbers"
        if sketch.are_personal
        else "tells who a person is"
    )
    column = MappedColumn(sketch.header, Role.IGNORED, personal=True)
    return proposal(sketch, column, f"{why}: dropped; make it person to keep a keyed hash")


def _as_role(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal | None:
    role = words.roles.get(normalise(sketch.header))
    if role is None:
        return None
    is_dated = role in {Role.DAY, Role.LAST_DAY, Role.PUBLISHED}
    if is_dated and not sketch.is_empty and not sketch.are_days:
        return _open(sketch, f"its name says {role}, and its cells are not single days")
    if role is Role.VALUE and not sketch.are_numbers:
        return None
    return proposal(sketch, MappedColumn(sketch.header, role), f"its name says {role}")


def _as_metric(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal | None:
    guesses = words.guesses(sketch.header)
    if not guesses:
        guesses = words.guesses(currency_in_header(sketch.header)[0])
    if not guesses or not (sketch.are_numbers or sketch.is_empty):
        return None
    metrics = {one.metric for one in guesses}
    if len(metrics) > 1 or len({one.breakdown for one in guesses}) > 1:
        named = ", ".join(sorted(metrics))
        return _open(sketch, f"may be one of {named}")
    units = sorted({one.unit for one in guesses})
    return _in_unit(sketch, guesses[0], units, words)


def _in_unit(
    sketch: ColumnSketch, guess: MetricGuess, units: list[Unit], words: KnownWords
) -> ColumnProposal:
    """Settle the unit of a metric's numbers, or leave the column open for it."""
    metric = words.rules[guess.metric]
    reason = f"its name says {metric.name}"
    unit: Unit | None = units[0] if len(units) == 1 else None
    if metric.measured_in in _TIMES:
        has_clocks = any(":" in cell for cell in sketch.values)
        unit = Unit.SECONDS if has_clocks else unit
        is_told = unit not in {None, Unit.OWN}
        reason += f", in {unit}" if is_told else "; say the unit: seconds, minutes or hours"
        unit = unit if is_told else None
    elif metric.measured_in == "fraction":
        unit, told = _share_unit(sketch, unit)
        reason += told
    if unit is None:
        return _open(sketch, reason)
    column = MappedColumn(sketch.header, Role.METRIC, guess.metric, guess.breakdown, unit)
    people = "; people are never added up" if metric.kind is Kind.UNIQUE else ""
    return proposal(sketch, column, f"{reason}{people}")


def _share_unit(sketch: ColumnSketch, unit: Unit | None) -> tuple[Unit | None, str]:
    """Say whether numbers are shares or per cent: by their sign, or by being above 1."""
    if unit is Unit.PER_CENT or all(cell.endswith("%") for cell in sketch.values):
        return Unit.PER_CENT, ", in per cent"
    digits = [cell.replace(",", ".").strip("+-% ") for cell in sketch.values]
    if any(one.split(".")[0].isdecimal() and int(one.split(".")[0]) > 1 for one in digits):
        return Unit.PER_CENT, ", and above 1: per cent"
    return None, "; say whether 0.5 is a half (no unit) or half a per cent (per cent)"


def _as_dimension(sketch: ColumnSketch, words: KnownWords) -> ColumnProposal | None:
    name = words.dimensions.get(normalise(sketch.header), "")
    if not name:
        return None
    column = MappedColumn(sketch.header, Role.DIMENSION, name=name)
    return proposal(sketch, column, "names the part of the account that a row is about")


def _by_cells(sketch: ColumnSketch, _: KnownWords) -> ColumnProposal | None:
    if sketch.is_empty:
        column = MappedColumn(sketch.header, Role.IGNORED)
        return proposal(sketch, column, "holds nothing in the rows looked at")
    if sketch.are_days:
        return _open(sketch, "holds days")
    if sketch.are_long_ids:
        return _open(sketch, "holds long ids: a post, a dimension, or ignored")
    if sketch.are_numbers:
        return _open(sketch, "holds numbers, and no metric is known by this name")
    if len(sketch.values) <= _FEW and not sketch.are_unique:
        return _open(sketch, f"holds {len(sketch.values)} different texts: a dimension, or ignored")
    return _open(sketch, "holds text: ignored, if nothing in it tells rows apart")
