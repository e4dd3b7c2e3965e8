"""Meetings that nobody is invited to, or that never come.

What: a series of meetings has no body, or its rule gives no day within a year from now.

Why it matters: a meeting that stands in a plan and in nobody's calendar is not held, and review
adherence says so every week.

How to mend it: say who meets; and write a rule that comes, such as FREQ=MONTHLY;BYDAY=3TH.

Source: a fixed day, set a year ahead, with those named who must come (S2); committees (S3).
"""

from collections.abc import Iterator
from datetime import timedelta

from trueline.contracts.check import Check, CheckGround, Found
from trueline.coordination.meeting.occurrence import occurrences
from trueline.core.issue import Severity
from trueline.plan.governance.meetings import MeetingSeries
from trueline.plan.parts import join

A_YEAR = timedelta(days=366)


def _find(ground: CheckGround) -> Iterator[Found]:
    for series in ground.plan.meetings:
        path = join("meetings", series.id)
        if not series.body:
            what = f"Nobody is said to come to “{series.name}”."
            yield Found(join(path, "body"), what, "Choose the body that meets.")
        yield from _without_day(ground, path, series)


def _without_day(ground: CheckGround, path: str, series: MeetingSeries) -> Iterator[Found]:
    first = max(ground.today, series.first or ground.plan.first)
    if not occurrences(series, first, first + A_YEAR, anchor=ground.plan.first):
        yield Found(
            join(path, "rule"),
            f"“{series.name}” has no day by {series.rule} in the year from {first} on.",
            "Write a rule that comes, such as FREQ=MONTHLY;BYDAY=3TH.",
            about=series.rule,
        )


CHECK = Check(
    name="meetings-of-nobody",
    title="Meetings without people or days",
    severity=Severity.WARNS,
    source="S2, S3",
    find=_find,
)
