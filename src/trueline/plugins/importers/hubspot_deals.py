"""HubSpot deals: one row a deal, with stage, amount and days.

When to trust it: a deal is won or lost as its stage says; the names of stages are each portal's
own, so what was understood is told after the import. Won and lost deals stand on the day they were
closed, open ones on the day they were created. Deals created are counted by day, and the amount of
open deals is the pipeline on the day of the export. "Original Source" is kept as given.

When not: without the currency. "$" is the sign of many, so the person who brings the file is
asked. For who sold or bought: owner and names are dropped. For the pipeline, when the export was
filtered.

Source: HubSpot, Deals, Export (CSV); headers as other programs read them, no original file was
seen. English only.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.deals import DealTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed)


DEALS = TableKind(
    kind="HubSpot deals",
    network="crm",
    columns=(
        Column("deal", {"en": ("Record ID", "Deal ID")}, needed=True, reading=Reading.IDENTITY),
        _words("stage", "Deal Stage", needed=True),
        Column("amount", {"en": ("Amount",)}, needed=True, reading=Reading.MONEY),
        Column("closed", {"en": ("Close Date",)}, needed=True, reading=Reading.DAY),
        Column("created", {"en": ("Create Date",)}, reading=Reading.DAY),
        _words("is_won", "Is Closed Won", "Is closed won"),
        _words("source", "Original Source", "Original Source Type", "Original Traffic Source"),
        _words("currency", "Currency", "Deal currency code"),
        Column("name", {"en": ("Deal Name",)}, personal=True),
        Column("owner", {"en": ("Deal Owner", "Deal owner")}, personal=True),
        Column("contact", {"en": ("Associated Contact",)}, personal=True),
    ),
    reader=DealTable(),
    month_first=None,
    ends_with_line_end=True,
)

IMPORTER = TableImporter(name="hubspot-deals", version=1, kinds=(DEALS,))
