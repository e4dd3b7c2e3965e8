"""Quarterly deck: slides for a quarter's review, one idea a slide.

For a review of a quarter, to be shown. Every KPI has its chart; tables are cut to what a slide
holds and say how many rows they leave out, which the other reports hold.
"""

from trueline.briefing.blocks import Form
from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="quarterly-deck",
    title="Quarterly deck",
    about="For a quarter's review, to be shown: one idea a slide.",
    parts=(
        ChosenPart("state-sentence"),
        ChosenPart("key-figures"),
        ChosenPart("needs-decision"),
        ChosenPart("plan-against-actual", {"kpi": "all"}),
        ChosenPart("return"),
        ChosenPart("studies"),
        ChosenPart("channel-scorecards"),
        ChosenPart("calibration"),
        ChosenPart("stages"),
        ChosenPart("staffing"),
        ChosenPart("incidents"),
        ChosenPart("review-adherence"),
        ChosenPart("decisions"),
    ),
    days=91,
    most=8,
    form=Form.SLIDES,
)
