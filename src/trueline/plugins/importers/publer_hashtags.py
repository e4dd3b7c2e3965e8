"""Publer, hashtag analysis: one row a hashtag over a range of days.

When to trust it: for nothing that is kept. A post counts for each of its hashtags, so rows overlap
and cannot be added up to posts; and they cover the whole range, which is no day. The file is
recognised, its figures are added up and told, and its rows are set aside. Rows begin with "#" like
the comment lines above them and are none.

When not: as reactions of the account. Import Publer's post insights of the same days for those.

Source: Publer, Analytics, Hashtag analysis, Export (CSV below comment lines), 2025, English.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_rows import is_words
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.exports.tables.undated_table import UndatedTable


def _figure(field: str, name: str) -> Column:
    return Column(field, {"en": (name,)}, reading=Reading.WHOLE)


_FIGURES = (
    _figure("posts", "Posts"),
    _figure("reach", "Reach"),
    _figure("reactions", "Reactions"),
    _figure("comments", "Comments"),
    _figure("shares", "Shares"),
    _figure("views", "Video views"),
)


def _is_total(row: TableRow) -> bool:
    return names_total(row.text("hashtag"))


HASHTAGS = TableKind(
    kind="Publer, hashtag analysis",
    network="publer",
    columns=(
        Column("hashtag", {"en": ("Hashtag",)}, needed=True),
        Column("top", {"en": ("Top performing posts",)}, needed=True),
        Column("score", {"en": ("Score",)}),
        *_FIGURES,
    ),
    reader=UndatedTable(
        _FIGURES,
        _is_total,
        is_words,
        why="A post counts for each of its hashtags.",
        alone="Import Publer's post insights of the same days.",
    ),
    states_account=True,
)

IMPORTER = TableImporter(name="publer-hashtags", version=1, kinds=(HASHTAGS,))
