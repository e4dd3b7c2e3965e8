"""Incidents and drills: what went wrong, how fast people answered, and which path is untried.

What was seen or closed within the period comes, and what is still open. Minutes count from when it
was seen; a step is judged by whoever answered first. A drill that is overdue says that nobody knows
whether its path still works.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.frame import Frame
from trueline.contracts.reported.words import table_or_word
from trueline.coordination.escalating.drills import DrillStanding
from trueline.coordination.escalating.incident import Incident, answered_steps

HEADS = (
    "Day", "What happened (own words)", "Severity", "In time", "First answer", "State",
    "Learnt (own words)",
)  # fmt: skip
DRILLS = ("Path", "Severity", "Last drill", "Next by", "State")
NO_PATH = "The plan has no escalation path yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame, found = ground.frame, ground.coordinated.escalation()
    told = [_row(frame, one) for one in found.incidents if _is_told(frame, one)]
    nothing = f"Nothing went wrong and nothing was tried from {frame.period_in_words}."
    paths = [_drill_row(frame, one) for one in found.drills]
    return (
        Section("Incidents", table_or_word(frame, HEADS, told, nothing, (2, 3, 4)), is_wide=True),
        Section("Drills", table_or_word(frame, DRILLS, paths, NO_PATH, (1,)), is_wide=True),
    )


def _is_told(frame: Frame, one: Incident) -> bool:
    closed = one.closed_at.date() if one.closed_at else None
    return one.is_open or one.on in frame.period or (closed is not None and closed in frame.period)


def _row(frame: Frame, one: Incident) -> Row:
    steps = answered_steps(one, now=frame.as_of)
    judged = [step for step in steps if step.is_kept is not None]
    in_time = f"{sum(bool(step.is_kept) for step in judged)} of {len(judged)}"
    first = min((step.minutes for step in steps if step.minutes is not None), default=None)
    state, look = _state(one)
    return (
        Cell(day_in_words(one.on)),
        Cell(one.what, trace=page_address(frame, f"/escalation/{one.id}/")),
        Cell(str(one.severity)),
        Cell(in_time if judged else MISSING),
        Cell(f"{first} min", first, "minutes") if first is not None else Cell(MISSING),
        Cell(state, standing=look),
        Cell(one.lessons or MISSING),
    )


def _state(one: Incident) -> tuple[str, Standing]:
    if one.is_drill:
        return ("Drill, open", Standing.WATCH) if one.is_open else ("Drill, closed", Standing.GOOD)
    return ("Open", Standing.BAD) if one.is_open else ("Closed", Standing.GOOD)


def _drill_row(frame: Frame, one: DrillStanding) -> Row:
    state, look = _drill_state(one)
    return (
        Cell(one.path.name, trace=page_address(frame, "/escalation/")),
        Cell(str(one.path.severity)),
        Cell(day_in_words(one.last.on) if one.last else "never"),
        Cell(day_in_words(one.due)),
        Cell(state, standing=look),
    )


def _drill_state(one: DrillStanding) -> tuple[str, Standing]:
    if one.due is None:
        return "No drill asked for", Standing.OPEN
    if one.is_overdue:
        return "Overdue", Standing.BAD
    return ("Tried", Standing.GOOD) if one.last else ("Not tried yet", Standing.OPEN)


REPORT_PART = ReportPart(
    name="incidents",
    title="Incidents and drills",
    about="What went wrong or was tried, how fast people answered, and which drill is overdue.",
    make=_make,
)
