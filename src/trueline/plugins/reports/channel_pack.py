"""Channel pack: one channel on its KPIs, answers, return and policies.

For those who run a channel. A KPI of several channels together says little of one of them, so each
line says what it is judged by; response times are those of the channel's own inbox.
"""

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
