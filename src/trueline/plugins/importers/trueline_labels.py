"""Trueline labels: an open format for mentions that a person labelled too, one mention a row.

A table with the columns sample, mention, labelled on, tool and human, in any order; account where
several brands are listened for, and more columns are left alone. Sample is a name, mention any id
that tells the mention from the others, tool what the listening tool says and human what the person
says: positive, neutral or negative. A person may also say irrelevant: the mention is not about the
brand, or a machine wrote it.

When to trust it: as far as the sample was drawn at random from the mentions, and whoever labelled
did not see what the tool says. It is used to say how far the tool's labels can be trusted.

When not: for the text of mentions or who wrote them; such columns are left alone. Of a mention that
is there twice in a sample only the first row counts.

Source: our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import named_account, read_rows, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import begins_with_total
from trueline.facts.batch import Piece

NETWORK = "listening"
TOOL = ("positive", "neutral", "negative")
HUMAN = (*TOOL, "irrelevant")
_UNSTATED = unstated(NETWORK)


@dataclass(frozen=True, slots=True)
class LabelTable:
    """Reads a table with one row a labelled mention."""

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
            keep=lambda row: _keep(row, seen, context, staging),
        )


def _keep(row: TableRow, seen: set[str], context: ImportContext, staging: Staging) -> str:
    stamp, mention = row.stamp("labelled"), row.text("mention")
    tool, human = normalise(row.text("tool")), normalise(row.text("human"))
    if stamp is None or not mention or not row.text("sample"):
        return "The row lacks the sample, the mention or the day of labelling."
    if tool not in TOOL:
        return f"“{row.text('tool')}” is no label of the tool: {', '.join(TOOL)}."
    if human not in HUMAN:
        return f"“{row.text('human')}” is no label of a person: {', '.join(HUMAN)}."
    account = named_account(row, _account(row, context), staging)
    label = f"{account}/{row.text('sample')}/{mention}"
    if label in seen:
        return "The mention stands in its sample already."
    seen.add(label)
    staging.add(
        "label",
        row.line,
        label=label,
        account=account,
        labelled_at=stamp.at,
        sample=row.text("sample"),
        tool=tool,
        human=human,
    )
    return ""


def _account(row: TableRow, context: ImportContext) -> str:
    handle = row.text("account").removeprefix(f"{NETWORK}/")
    return f"{NETWORK}/{handle}" if handle else _UNSTATED(row, context)


def _needed(field: str, *names: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": names}, needed=True, reading=reading)


LABELS = TableKind(
    kind="Trueline labels",
    network=NETWORK,
    columns=(
        _needed("sample", "sample"),
        _needed("mention", "mention", reading=Reading.IDENTITY),
        _needed("labelled", "labelled on", "labelled_on", reading=Reading.DAY),
        _needed("tool", "tool"),
        _needed("human", "human"),
        Column("account", {"en": ("account",)}),
    ),
    reader=LabelTable(),
    month_first=None,
)

IMPORTER = TableImporter(name="trueline-labels", version=1, kinds=(LABELS,))
