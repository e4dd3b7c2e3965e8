"""Salesforce opportunities: a report with one row an opportunity, and its footers.

When to trust it: an opportunity is won or lost as its stage says, or as the column Won; what was
understood is told after the import. Closed ones stand on the day they were closed, open ones on
the day they were created, where the report has it. The row "Grand Totals" is compared and not
stored; lines such as "Copyright" and "Confidential Information" are set aside. Amounts bear their
currency ("USD 12,500.00"); where they do not, the person who brings the file is asked.

When not: without the opportunity's id. Names then tell opportunities apart; a second row of one
name is set aside. Days are written as the user prefers: where 03/04/2026 could be two days, the
person is asked. For who sold or bought: owners and names are dropped.

Source: Salesforce, Reports, Export (CSV or .xlsx). Known are the columns Opportunity Name, Stage,
Amount, Close Date and Lead Source and the footers, from another export of this kind; the other
headers are those of Salesforce's standard report. English only; no original file was seen.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.deals import DealTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed)


OPPORTUNITIES = TableKind(
    kind="Salesforce opportunities",
    network="crm",
    columns=(
        Column("name", {"en": ("Opportunity Name",)}, needed=True, personal=True),
        _words("stage", "Stage", needed=True),
        Column(
            "amount",
            {"en": ("Amount", "Amount (converted)")},
            needed=True,
            reading=Reading.MONEY,
        ),
        Column("closed", {"en": ("Close Date",)}, needed=True, reading=Reading.DAY),
        Column("created", {"en": ("Created Date",)}, reading=Reading.DAY),
        _words("deal", "Opportunity ID", "18 Digit Opportunity ID"),
        _words("is_won", "Won"),
        _words("source", "Lead Source"),
        _words("currency", "Amount Currency", "Opportunity Currency", "Currency"),
        _words("customer", "Account Name"),
        Column("owner", {"en": ("Opportunity Owner", "Owner", "Created By")}, personal=True),
        Column("contact", {"en": ("Primary Contact",)}, personal=True),
    ),
    reader=DealTable(),
    month_first=None,
    ends_with_line_end=True,
)

IMPORTER = TableImporter(name="salesforce-opportunities", version=1, kinds=(OPPORTUNITIES,))
