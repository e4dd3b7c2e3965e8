"""Brandwatch mentions: one row a post or article by somebody else that a query found.

When to trust it: as far as the query. The same mention under two queries of one
brand is kept once; bring the files of each brand under an account of its own.
"Sentiment" is Brandwatch's label. Times are in UTC. "Page Type" says where it stood.

When not: for who wrote. Authors, links and texts are dropped; a mention keeps a keyed hash as its
id, and articles their title.

Source: Brandwatch Consumer Research, Mentions, Export (CSV below a few lines of the query). Known
are the columns Date, Query Name, Page Type, Sentiment, Likes, Shares and Author, from another
export of this kind; Url, Title, Snippet and Comments are believed. English only; no original file
was seen.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.mentions import MentionTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed)


def _personal(field: str, *names: str) -> Column:
    return Column(field, {"en": names}, personal=True)


def _count(metric: str, *names: str) -> Column:
    return Column(metric, {"en": names}, reading=Reading.WHOLE, metric=metric)


MENTIONS = TableKind(
    kind="Brandwatch mentions",
    network="listening",
    columns=(
        Column("published", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _words("query", "Query Name", needed=True),
        _words("source", "Page Type", needed=True),
        _words("sentiment", "Sentiment", needed=True),
        _personal("author", "Author"),
        _personal("url", "Url"),
        _personal("text", "Snippet", "Full Text"),
        _personal("name", "Full Name"),
        Column("headline", {"en": ("Title",)}, reading=Reading.PROSE),
        _count("likes", "Likes"),
        _count("shares", "Shares"),
        _count("comments", "Comments"),
    ),
    reader=MentionTable(zone="UTC"),
    month_first=None,
)

IMPORTER = TableImporter(name="brandwatch-mentions", version=3, kinds=(MENTIONS,))
