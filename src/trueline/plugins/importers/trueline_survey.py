"""Trueline survey: an open format for answers to surveys, one answer a row.

A table with the columns survey, scale, answer, answered at and score, in any order; account and
person where there are any, and more columns are left alone. Survey is the name that the plan
declares, scale is nps, csat or ces, answer an id that no other answer of the survey has, score what
the person gave.

When to trust it: as far as whoever made the file. Which scores a scale has and which of them count
as satisfied stands in the plan, not here. A row without a score is set aside, since silence is no
answer. How many people were asked is the metric surveys_sent, brought by day for each account.

When not: for what people wrote. A column of comments is left alone; a person is kept as a keyed
hash, so that somebody who answers twice can be told and nobody can be named.

Source: our own.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.survey_answers import AnsweredAt, AnswerTable
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import unstated
from trueline.exports.tables.tables import TableRow

NETWORK = "survey"
_UNSTATED = unstated(NETWORK)


def _account(row: TableRow, context: ImportContext) -> str:
    handle = row.text("account").removeprefix(f"{NETWORK}/")
    return f"{NETWORK}/{handle}" if handle else _UNSTATED(row, context)


def _answered(row: TableRow) -> AnsweredAt | None:
    stamp = row.stamp("answered")
    return AnsweredAt(stamp.at, stamp.zone) if stamp else None


def _needed(field: str, *names: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": names}, needed=True, reading=reading)


ANSWERS = TableKind(
    kind="Trueline survey answers",
    network=NETWORK,
    columns=(
        _needed("survey", "survey"),
        _needed("scale", "scale"),
        _needed("answer", "answer", reading=Reading.IDENTITY),
        _needed("answered", "answered at", "answered_at", reading=Reading.DAY),
        _needed("score", "score", reading=Reading.DECIMAL),
        Column("account", {"en": ("account",)}),
        Column("person", {"en": ("person",)}, personal=True),
        Column("comment", {"en": ("comment",)}, personal=True),
    ),
    reader=AnswerTable(source=NETWORK, account=_account, answered=_answered),
    month_first=None,
)

IMPORTER = TableImporter(name="trueline-survey", version=1, kinds=(ANSWERS,))
