"""Audit extract: who did what, which files came in, and which rules were in force.

For auditors. It tells of 91 days unless asked otherwise: plan, files, corrections, studies,
decisions and meetings, each with a mark by which it is found again.
"""

from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="audit-extract",
    title="Audit extract",
    about="For auditors: who did what in the period, the files, the policies and the decisions.",
    parts=(
        ChosenPart("audit-extract"),
        ChosenPart("decisions", {"which": "all"}),
        ChosenPart("policies"),
        ChosenPart("training"),
        ChosenPart("freshness"),
        ChosenPart("sources-and-methods"),
    ),
    days=91,
)
