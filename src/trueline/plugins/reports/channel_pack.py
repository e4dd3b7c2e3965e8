"""Channel pack: one channel on its KPIs, answers, return and policies."""

from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart

REPORT = Report(
    name="channel-pack",
    title="Channel pack",
    about="For those who run a channel: its KPIs, answers, return and policies.",
    parts=(
        ChosenPart("channel-scorecards"),
        ChosenPart("response-times"),
        ChosenPart("return"),
        ChosenPart("policies"),
        ChosenPart("freshness"),
    ),
    needs="channel",
)
