"""Evidence dossier: every study in full, what it returned, and what it stands on.

For those who doubt: nothing is left out because it came out badly. Each study has a page with its
grade, what would raise it, and the digests by which its run is found again.
"""

from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="evidence-dossier",
    title="Evidence dossier",
    about="For those who doubt: every study in full, its grade, its return and its provenance.",
    parts=(
        ChosenPart("studies", {"detail": "full"}),
        ChosenPart("return"),
        ChosenPart("calibration"),
        ChosenPart("definitions"),
        ChosenPart("sources-and-methods"),
    ),
    days=91,
)
