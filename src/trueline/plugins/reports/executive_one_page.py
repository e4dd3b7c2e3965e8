"""Executive one-page: are we on pace, and what must we decide? On one sheet.

For those who decide and have five minutes. Tables are cut until it fits, and say so.
"""

from trueline.briefing.blocks import Form
from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="executive-one-page",
    title="Executive one-page",
    about="For those who decide: are we on pace, what needs a decision, what came back?",
    parts=(
        ChosenPart("state-sentence"),
        ChosenPart("key-figures"),
        ChosenPart("needs-decision"),
        ChosenPart("plan-against-actual"),
        ChosenPart("studies"),
    ),
    is_one_page=True,
    most=4,
    form=Form.SHEET,
)
