"""Scope report: one department's or function's part of the plan, against its actuals.

For one department. Everything is narrowed to the KPIs that stand in its scope; pace and counts are
of these alone and so differ from those of the whole scorecard.
"""

from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="scope-report",
    title="Scope report",
    about="For one department: its KPIs, assumptions, studies, decisions and actions.",
    parts=(
        ChosenPart("state-sentence"),
        ChosenPart("key-figures"),
        ChosenPart("needs-decision"),
        ChosenPart("scorecard"),
        ChosenPart("plan-against-actual"),
        ChosenPart("assumptions"),
        ChosenPart("studies"),
        ChosenPart("decisions"),
        ChosenPart("actions"),
        ChosenPart("definitions"),
    ),
    needs="scope",
)
