"""The audit as pages show it: each side's score, its questions, and fields to answer them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.audit_gaps import FULLY, AuditLine, AuditReading, SideScore
from trueline.web.part_address import part_address
from trueline.web.part_choices import Choices
from trueline.web.part_fields import PartField
from trueline.web.part_reader import FieldReader
from trueline.web.plan_looked import PlanLooked
from trueline.web.wording import MISSING, locale

SCORE_WORDS: tuple[str | Promise, ...] = (
    gettext_lazy("not at all"),
    gettext_lazy("begun"),
    gettext_lazy("in part"),
    gettext_lazy("mostly"),
    gettext_lazy("fully"),
)
ANSWERED = ("score", "answer", "gap", "action", "owner")
"""Fields that answer a question."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A question of the audit.

    Attributes:
        line: As the plan has it.
        address: Of its page.
        score: In words.
        fields: That answer it; none where it cannot be answered here.
    """

    line: AuditLine
    address: str
    score: str
    fields: tuple[PartField, ...] = ()

    @property
    def anchor(self) -> str:
        """Its id in the page."""
        return "audit-" + "".join(one if one.isalnum() else "-" for one in self.line.item.id)


@dataclass(frozen=True, slots=True)
class SideRows:
    """One side of the audit.

    Attributes:
        name: For people.
        mean: Of the scores that were given, in words; a dash before the first.
        judged: How many questions have a score.
        rows: All of its questions.
    """

    name: str
    mean: str
    judged: int
    rows: tuple[AuditRow, ...]


def side_rows(looked: PlanLooked, reading: AuditReading, *, may_edit: bool) -> Iterator[SideRows]:
    """Yield each side with its questions."""
    choices = Choices(looked.plan, looked.metrics) if may_edit else None
    for one in reading.sides:
        rows = tuple(_row(looked, line, choices) for line in one.lines)
        yield SideRows(capfirst(_(one.side.value)), _mean(one), len(one.judged), rows)


def gap_rows(looked: PlanLooked, lines: Iterable[AuditLine]) -> list[AuditRow]:
    """Give what is missing, in the order given."""
    return [_row(looked, line, None) for line in lines]


def say_score(score: int | None) -> str:
    """Put a score in words."""
    if score is None:
        return _("not judged")
    return _("{0} of {1}, {2}").format(score, FULLY, SCORE_WORDS[score])


def _mean(side: SideScore) -> str:
    if side.mean is None:
        return MISSING
    shown = side.mean.quantize(Decimal("0.1"))
    return _("{0} of {1}").format(format_decimal(shown, format="0.0", locale=locale()), FULLY)


def _row(looked: PlanLooked, line: AuditLine, choices: Choices | None) -> AuditRow:
    fields: tuple[PartField, ...] = ()
    if choices is not None:
        group = FieldReader(looked.plan, line.path, choices).part()
        known = {one.path: one for one in group.fields}
        fields = tuple(known[name] for name in ANSWERED)
    return AuditRow(line, part_address(looked, line.path), say_score(line.item.score), fields)
