"""Delighted survey responses: answers as its programming interface lists them.

When to trust it: ids, kinds of survey, scores and times (UTC) are Delighted's. Answers on the
scales nps, csat and ces are kept; other kinds, such as thumbs or stars, are set aside.

When not: for what people wrote, which is never kept. A person is kept as a keyed hash. The file
does not say whose project it is, so name the account; each project is a survey of its own.

Source: Delighted, Listing survey responses (GET /v1/survey_responses.json), read in 2026: id,
person, survey_type, score, comment, permalink, created_at. No original file was seen.
"""

from datetime import UTC, datetime

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.families.survey_answers import AnsweredAt, AnswerTable
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import unstated
from trueline.exports.tables.tables import TableRow

NEWEST = 4_102_444_800
"""Seconds from 1970 to 2100; a larger number counts something else."""


def _answered(row: TableRow) -> AnsweredAt | None:
    seconds = row.number("created")
    if seconds is None or not 0 < seconds < NEWEST:
        return None
    return AnsweredAt(datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None), "UTC")


def _needed(field: str, name: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": (name,)}, needed=True, reading=reading)


RESPONSES = TableKind(
    kind="Delighted survey responses",
    network="survey",
    columns=(
        _needed("answer", "id", Reading.IDENTITY),
        _needed("scale", "survey_type"),
        _needed("score", "score", Reading.WHOLE),
        _needed("created", "created_at", Reading.WHOLE),
        _needed("permalink", "permalink"),
        Column("person", {"en": ("person", "person.id")}, personal=True),
        Column("comment", {"en": ("comment",)}, personal=True),
        Column("email", {"en": ("person.email",)}, personal=True),
        Column("name", {"en": ("person.name",)}, personal=True),
        Column("phone", {"en": ("person.phone_number",)}, personal=True),
        Column("properties", {"en": ("person_properties.*",)}, personal=True),
        Column("notes", {"en": ("notes",)}, personal=True),
        Column("further", {"en": ("additional_answers",)}, personal=True),
    ),
    reader=AnswerTable(
        source="delighted",
        account=unstated("survey"),
        answered=_answered,
        scale=lambda row: normalise(row.text("scale")),
    ),
)

IMPORTER = TableImporter(name="delighted-responses", version=1, kinds=(RESPONSES,))
