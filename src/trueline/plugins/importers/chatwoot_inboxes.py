"""Chatwoot: the report of inboxes, with counts and mean times over a range of days.

When to trust it: for nothing that is kept. The report says neither which days it covers nor more
than the mean of each inbox, cut to whole minutes; a median or a share answered in time cannot be
worked out from means. It is recognised, its conversations are added up and told, and its rows are
set aside.

When not: as the numbers of a day. Bring single conversations instead, from an inbox whose export
has a row for each.

Source: Chatwoot, Reports, Inbox, Download (CSV); headers as Chatwoot writes them in English.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_rows import is_words
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.exports.tables.undated_table import UndatedTable

_CONVERSATIONS = Column(
    "conversations",
    {"en": ("Conversations count", "No. of conversations", "Conversations")},
    needed=True,
    reading=Reading.WHOLE,
)


def _is_total(row: TableRow) -> bool:
    return names_total(row.text("inbox"))


REPORT = TableKind(
    kind="Chatwoot inbox report",
    network="inbox",
    columns=(
        Column("inbox", {"en": ("Inbox name",)}, needed=True),
        _CONVERSATIONS,
        Column(
            "first_response",
            {"en": ("Avg first response time (Minutes)", "Avg first response time")},
            needed=True,
        ),
        Column("resolution", {"en": ("Avg resolution time (Minutes)", "Avg resolution time")}),
    ),
    reader=UndatedTable(
        (_CONVERSATIONS,),
        _is_total,
        is_words,
        why="Inboxes may be missing.",
        alone="Bring an export with a row for each conversation.",
    ),
)

IMPORTER = TableImporter(name="chatwoot-inboxes", version=1, kinds=(REPORT,))
