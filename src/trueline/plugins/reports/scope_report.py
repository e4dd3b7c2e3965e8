"""Scope report: one department's or function's part of the plan, against its actuals."""

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
