"""Meltwater mentions: one row an article or post by somebody else that a search found.

When to trust it: as far as the search. The same mention under two searches of
one brand is kept once; bring the files of each brand under an account of its own.
"Sentiment" is Meltwater's label. "Reach" is the potential reach: the audience of a site or the
followers of an author, an upper bound that nobody reached. Times are those of the workspace, whose
zone the file does not state.

When not: for who wrote. Authors, handles, links, ids of posts and texts are dropped; a mention
keeps a keyed hash as its id, and articles their headline. Meltwater caps how many mentions one
export holds: compare their number with the page.

Source: Meltwater, Explore, Export mentions (CSV); headers as other programs read them, no original
file was seen. English only.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.mentions import MentionTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed)


def _personal(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed, personal=True)


def _count(metric: str, *names: str) -> Column:
    return Column(metric, {"en": names}, reading=Reading.WHOLE, metric=metric)


MENTIONS = TableKind(
    kind="Meltwater mentions",
    network="listening",
    columns=(
        Column("published", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _personal("url", "URL", needed=True),
        _words("source", "Source", "Source Name", needed=True),
        _words("sentiment", "Sentiment", needed=True),
        _personal("text", "Hit Sentence"),
        _personal("opening", "Opening Text"),
        Column("headline", {"en": ("Headline", "Title")}, reading=Reading.PROSE),
        _personal("author", "Influencer", "Author Name"),
        _words("query", "Input Name"),
        _personal("post", "Tweet Id"),
        _personal("person", "Twitter Id"),
        _personal("handle", "Twitter Screen Name"),
        _personal("profile", "User Profile Url"),
        _personal("biography", "Twitter Bio"),
        _personal("city", "City"),
        _count("mention_reach_potential", "Reach"),
        _count("engagements", "Engagement"),
    ),
    reader=MentionTable(),
    one_of=("query", "text", "author"),
    without=("Query Name", "Page Type"),
)

IMPORTER = TableImporter(name="meltwater-mentions", version=3, kinds=(MENTIONS,))
