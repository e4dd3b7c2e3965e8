"""Change lines as rows of a table: words, a bar, and how far each can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.explaining.change_line import ChangeLine, LineKind
from trueline.measure.explaining.effect import EffectKind
from trueline.measure.explaining.explanation import Explanation, Method
from trueline.plan.kpi import Kpi
from trueline.web.explaining.change_words import (
    say_difference,
    say_difference_exactly,
    tone_of,
)
from trueline.web.explaining.waterfall import Step, waterfall
from trueline.web.wording import say_share, say_value

MOST = 12
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A line of the table.

    Attributes:
        label: What it is about.
        note: What must be known of it; may be empty.
        before: In words.
        after: In words.
        adds: What it adds to the change, in words.
        exactly: The same with every digit.
        effects: Of a ratio, rate and mix in words; empty for all else.
        tone: Good, bad or none.
        step: Its bar; None where parts are not added up.
    """

    label: str
    note: str
    before: str
    after: str
    adds: str
    exactly: str
    effects: tuple[str, ...]
    tone: str
    step: Step | None


@dataclass(frozen=True, slots=True)
class ChangeTable:
    """All lines with their sum.

    Attributes:
        rows: The largest first; beyond a dozen, one row for all others.
        whole: What they come to; None where parts are not added up.
        heads: Names of the effects that have columns of their own.
    """

    rows: tuple[ChangeRow, ...]
    whole: ChangeRow | None
    heads: tuple[str, ...]


def change_table(told: Explanation, kpi: Kpi, measured_in: str) -> ChangeTable:
    """Put an explanation's lines into a table's words and bars."""
    shown, others = _shown(told.lines)
    amounts = [one.contribution or Decimal(0) for one in shown]
    rest = sum((one.contribution or Decimal(0) for one in others), Decimal(0))
    is_added = told.method is not Method.NONE
    steps: Sequence[Step | None] = (
        waterfall([*amounts, *([rest] if others else [])]) if is_added
        else [None] * (len(shown) + 2)
    )  # fmt: skip
    kinds = (EffectKind.RATE, EffectKind.MIX) if told.method is Method.RATE_AND_MIX else ()
    words = _Words(kpi, measured_in, kinds)
    rows = [words.row(one, step) for one, step in zip(shown, steps, strict=False)]
    if others:
        label = ngettext("{0} other", "{0} others", len(others)).format(len(others))
        effects = tuple(_sum_of(others, kind) for kind in kinds)
        rows.append(words.sum_row(label, rest if is_added else None, effects, steps[len(shown)]))
    effects = tuple(_sum_of(told.lines, kind) for kind in kinds)
    whole = words.sum_row(_("Whole change"), told.change, effects, steps[-1])
    return ChangeTable(tuple(rows), whole if is_added else None, tuple(map(_head, kinds)))


def _shown(lines: Sequence[ChangeLine]) -> tuple[list[ChangeLine], list[ChangeLine]]:
    """Part what is shown from what is pooled; days and remainder are always shown."""
    parts = [one for one in lines if one.key]
    rest = [one for one in lines if not one.key]
    if len(parts) <= MOST:
        return [*parts, *rest], []
    return [*parts[:MOST], *rest], parts[MOST:]


def _sum_of(lines: Sequence[ChangeLine], kind: EffectKind) -> Decimal:
    return sum((one.amount_of(kind) or Decimal(0) for one in lines), Decimal(0))


def _head(kind: EffectKind) -> str:
    return _("By its rate") if kind is EffectKind.RATE else _("By the mix")


@dataclass(frozen=True, slots=True)
class _Words:
    kpi: Kpi
    measured_in: str
    kinds: tuple[EffectKind, ...]

    def row(self, line: ChangeLine, step: Step | None) -> ChangeRow:
        effects = (line.amount_of(kind) for kind in self.kinds)
        return ChangeRow(
            label=_label(line),
            note=_note(line),
            before=say_value(line.before, self.measured_in),
            after=say_value(line.after, self.measured_in),
            adds=say_difference(line.contribution, self.measured_in),
            exactly=say_difference_exactly(line.contribution, self.measured_in),
            effects=tuple(say_difference(one, self.measured_in) for one in effects),
            tone=tone_of(line.contribution, self.kpi.direction),
            step=step,
        )

    def sum_row(
        self, label: str, amount: Decimal | None, effects: tuple[Decimal, ...], step: Step | None
    ) -> ChangeRow:
        return ChangeRow(
            label=label,
            note="",
            before="",
            after="",
            adds=say_difference(amount, self.measured_in),
            exactly=say_difference_exactly(amount, self.measured_in),
            effects=tuple(say_difference(one, self.measured_in) for one in effects),
            tone=tone_of(amount, self.kpi.direction),
            step=step,
        )


def _label(line: ChangeLine) -> str:
    match line.kind:
        case LineKind.DAYS:
            return _("Days without a value")
        case LineKind.REMAINDER:
            return _("Not told apart")
    return line.label or _("Not said")


def _note(line: ChangeLine) -> str:
    match line.kind:
        case LineKind.UNMEASURED if line.before is None:
            return _("Measured in the later period only.")
        case LineKind.UNMEASURED:
            return _("Measured in the earlier period only.")
        case LineKind.DAYS:
            return _note_of_days(line)
        case LineKind.REMAINDER:
            return _("What the parts leave of the whole.")
    return _note_of_part(line)


def _note_of_days(line: ChangeLine) -> str:
    if line.coverage == (ONE, ONE):
        return _("The whole has a value on every day; some of its parts have not.")
    said = _("{0} of the days before and {1} of those after hold a value.")
    return said.format(*map(say_share, line.coverage))


def _note_of_part(line: ChangeLine) -> str:
    if line.shares[0] is not None and line.shares[1] is not None:
        return _("Weight {0}, then {1}.").format(*map(say_share, line.shares))
    if line.coverage != (ONE, ONE):
        return _("A value on {0} of the days, then {1}.").format(*map(say_share, line.coverage))
    return ""
