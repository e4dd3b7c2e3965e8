"""Mentions in exports of listening tools: one row a post or article by somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import normalise
from trueline.exports.cells.network_names import is_social
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging, short_title
from trueline.exports.tables.table_reading import measure, named_account, read_rows, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import begins_with_total
from trueline.facts.batch import Piece

_ACCOUNT = unstated("listening")
_LABELS = {"pos": "positive", "neu": "neutral", "neg": "negative", "nég": "negative"}
"""Labels by how they begin in the languages of Europe: Positive, positivo, neutre, négatif ..."""
_STEM = 3
_BITS = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class MentionTable:
    """Reads a table with one row a mention.

    Fields that it knows: ``post`` (id), ``url``, ``published``, ``source``, ``author``, ``text``,
    ``headline``, ``sentiment``; every column with a metric becomes facts. A mention is kept as a
    post of the kind ``mention``, ``positive mention`` and so on. Whoever wrote it is dropped with
    its link and text: its id is a keyed hash, and only articles keep their headline.

    Attributes:
        zone: Zone that the tool states for all its exports; empty when it states none.
    """

    zone: str = ""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        seen: set[str] = set()
        return read_rows(
            table,
            staging,
            keep=lambda row: self._keep(row, seen, context, staging),
            is_total=begins_with_total,
        )

    def _keep(self, row: TableRow, seen: set[str], context: ImportContext, staging: Staging) -> str:
        stamp, told = row.stamp("published"), _told_apart(row)
        if stamp is None or not told:
            return "The row has no time, or nothing that tells it from others."
        account = named_account(row, _ACCOUNT(row, context), staging)
        # A mention that names two brands counts for each: what is told of it is told by account.
        own = f"{account}\n{told}"
        post = f"listening/{context.person_key(own) & _BITS:016x}"
        if post in seen:
            return "The mention is there twice, as tools list it once for each query."
        seen.add(post)
        staging.add(
            "post",
            row.line,
            post=post,
            account=account,
            published_at=stamp.at,
            zone=stamp.zone or self.zone,
            has_time=stamp.clock is not None,
            kind=_kind(row),
            title="" if is_social(row.text("source")) else short_title(row.text("headline")),
            url="",
        )
        for (metric, _), value in measure(row).items():
            staging.add_post_value(row.line, account, post, metric, value)
        return ""


def _told_apart(row: TableRow) -> str:
    """Give what tells a mention from others: the network's id, else the rest of what it says."""
    native = row.text("post").strip("\"' ")
    if native.isdecimal():
        return native
    parts = [row.text(one) for one in ("url", "author", "headline", "text")]
    stamp = row.stamp("published")
    at = f"{stamp.at.isoformat()}{stamp.zone}" if stamp else ""  # however a spreadsheet writes it
    return "\n".join((parts[0], at, *parts[1:])) if any(parts) else ""


def _kind(row: TableRow) -> str:
    label = _LABELS.get(normalise(row.text("sentiment"))[:_STEM], "")
    return f"{label} mention".strip()
