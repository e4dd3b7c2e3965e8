"""Committee pack: all that a review session speaks of, assumptions before exceptions.

For the members of the committee, before they meet. It follows the agenda's order and ends with what
they need to trust it: policies in force, how new the figures are, what was restated.
"""

from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="committee-pack",
    title="Committee pack",
    about="For a review session: assumptions, exceptions, evidence, decisions and actions.",
    parts=(
        ChosenPart("state-sentence"),
        ChosenPart("agenda"),
        ChosenPart("needs-decision"),
        ChosenPart("assumptions"),
        ChosenPart("scorecard"),
        ChosenPart("plan-against-actual"),
        ChosenPart("channel-scorecards"),
        ChosenPart("studies"),
        ChosenPart("return"),
        ChosenPart("minutes"),
        ChosenPart("decisions"),
        ChosenPart("actions"),
        ChosenPart("review-adherence"),
        ChosenPart("staffing"),
        ChosenPart("incidents"),
        ChosenPart("policies"),
        ChosenPart("stages"),
        ChosenPart("freshness"),
    ),
    days=28,
)
