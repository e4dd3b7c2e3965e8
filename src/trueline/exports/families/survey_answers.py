"""Answers to surveys: one row an answer, of whichever tool."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from trueline.exports.cells.headers import normalise
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import AccountRule, named_account, read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import begins_with_total
from trueline.facts.batch import Piece

SCALES = ("nps", "csat", "ces")


@dataclass(frozen=True, slots=True)
class AnsweredAt:
    """When an answer was given.

    Attributes:
        at: Day and time, as the file has it.
        zone: Its zone; empty when the file does not say.
    """

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Reads a table with one row an answer.

    Fields that it knows: ``answer`` (id), ``survey``, ``scale``, ``score``, ``person``. What people
    wrote is never kept.

    Attributes:
        source: Stands in an answer's id for the survey, where the file names none.
        account: Whose survey it is.
        answered: Gives when a row's answer was given; None when the row does not say.
        scale: Gives which scale a row is on, as one of ``SCALES``; anything else is set aside.
    """

    source: str
    account: AccountRule
    answered: Callable[[TableRow], AnsweredAt | None]
    scale: Callable[[TableRow], str] = lambda row: normalise(row.text("scale"))

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        seen: set[str] = set()
        return read_rows(
            table,
            staging,
            is_total=begins_with_total,
            keep=lambda row: self._keep(row, seen, context, staging),
        )

    def _keep(self, row: TableRow, seen: set[str], context: ImportContext, staging: Staging) -> str:
        native, answered, score = row.text("answer"), self.answered(row), row.number("score")
        scale = self.scale(row)
        if not native or answered is None:
            return "The row has no id of an answer or no time."
        if score is None:
            return "The row has no score, so nobody answered."
        if scale not in SCALES:
            return f"“{row.text('scale')}” is not one of the scales {', '.join(SCALES)}."
        account = named_account(row, self.account(row, context), staging)
        answer = f"{account}/{row.text('survey') or self.source}/{native}"
        if answer in seen:
            return "The answer stands in the file already."
        seen.add(answer)
        person = row.text("person").casefold()
        staging.add(
            "survey_answer",
            row.line,
            answer=answer,
            account=account,
            answered_at=answered.at,
            zone=answered.zone,
            survey=row.text("survey"),
            scale=scale,
            score=score,
            person_key=context.person_key(person) if person else None,
        )
        return ""
