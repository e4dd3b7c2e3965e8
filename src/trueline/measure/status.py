"""Status: one word for where a KPI stands, by rules read from top to bottom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from trueline.core.percent import per_cent
from trueline.measure.pacing import ZERO, Way, variance_of
from trueline.plan.kpi import USUAL_ON_PACE_FROM


class Status(StrEnum):
    """Where a KPI stands, in a word."""

    REACHED = "reached"
    EXCEEDED = "exceeded"
    ON_PACE = "on pace"
    AT_RISK = "at risk"
    OFF_PACE = "off pace"
    NOT_BEGUN = "not begun"
    NO_DATA = "no data"


ON_PACE_FROM = USUAL_ON_PACE_FROM
AT_RISK_FROM = Decimal("0.85")
STALE_AFTER_FREQUENCIES = 2
ENOUGH_COVERAGE = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules look at.

    Attributes:
        on: Day of the reading.
        way: The way to go; None without baseline or target.
        actual: None without data.
        last_day: Newest day with a value; None without data.
        frequency_days: How often a new value is due.
        progress: Share of the way done; None when it cannot be said.
        elapsed: Share of the way that the path expects; None without a way.
        pace: Progress over elapsed; None while elapsed is 0.
        coverage: Of a sum, the share of its days that hold a value; 1 for all else.
        on_pace_from: Pace from which it is on pace.
        at_risk_from: Pace from which it is at risk and not off pace.
        chance: Of reaching the target by its due day, 0 to 1; None when no forecast says it.
    """

    on: date
    way: Way | None
    actual: Decimal | None
    last_day: date | None
    frequency_days: int
    progress: Decimal | None
    elapsed: Decimal | None
    pace: Decimal | None
    coverage: Decimal = Decimal(1)
    on_pace_from: Decimal = ON_PACE_FROM
    at_risk_from: Decimal = AT_RISK_FROM
    chance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class StatusRule:
    """One rule; the first that holds decides.

    Attributes:
        status: The word.
        holds: Whether it applies.
        why: The reason in a sentence, with the numbers that decided.
    """

    status: Status
    holds: Callable[[Standing], bool]
    why: Callable[[Standing], str]


def judge(standing: Standing) -> tuple[Status, str]:
    """Give the status of the first rule that holds, and the reason."""
    rule = next(rule for rule in RULES if rule.holds(standing))
    return rule.status, rule.why(standing)


def _is_before_start(standing: Standing) -> bool:
    return standing.way is not None and standing.on <= standing.way.starts_after


def _first_day(standing: Standing) -> date:
    return standing.way.starts_after + timedelta(days=1) if standing.way else standing.on


def _is_stale(standing: Standing) -> bool:
    if standing.actual is None or standing.last_day is None:
        return True
    return standing.last_day < standing.on - _patience(standing)


def _patience(standing: Standing) -> timedelta:
    return timedelta(days=STALE_AFTER_FREQUENCIES * standing.frequency_days)


def _why_stale(standing: Standing) -> str:
    if standing.last_day is None:
        return "There is no value yet."
    return (
        f"The last value is of {standing.last_day}, older than twice the "
        f"{standing.frequency_days} days in which a new one is due."
    )


def _is_exceeded(standing: Standing) -> bool:
    way, actual = standing.way, standing.actual
    if way is None or actual is None or way.target.stretch is None:
        return False
    return variance_of(way, actual, way.target.stretch) >= 0


def _is_reached(standing: Standing) -> bool:
    way = standing.way
    if way is None or standing.progress is None or standing.pace is None:
        return False
    if way.is_hold or way.is_cap:  # kept until the due day, and only then reached
        return standing.on >= way.target.due and standing.pace >= 1
    return standing.progress >= 1


def _has_pace_from(least: Callable[[Standing], Decimal]) -> Callable[[Standing], bool]:
    return lambda standing: standing.pace is not None and standing.pace >= least(standing)


def _why_pace(standing: Standing) -> str:
    done, due = standing.progress or ZERO, standing.elapsed or ZERO
    if standing.way is not None and standing.way.is_cap:
        return f"{per_cent(done)} of what is allowed is used up; the plan allows {per_cent(due)}."
    if standing.way is not None and standing.way.is_hold:
        return f"It is at {per_cent(done)} of what is to be kept."
    return f"{per_cent(done)} of the way is done and the plan expects {per_cent(due)} by now."


def _why_pace_within(standing: Standing) -> str:
    """Say the pace, and the KPI's own limits where it has some."""
    said = _why_pace(standing)
    limits = standing.on_pace_from, standing.at_risk_from
    if limits == (ON_PACE_FROM, AT_RISK_FROM):
        return said
    on_pace, at_risk = map(per_cent, limits)
    return f"{said} This KPI is on pace from a pace of {on_pace}, at risk from {at_risk}."


RULES = (
    StatusRule(
        Status.NOT_BEGUN,
        _is_before_start,
        lambda standing: f"It begins on {_first_day(standing)}.",
    ),
    StatusRule(Status.NO_DATA, _is_stale, _why_stale),
    StatusRule(
        Status.NO_DATA,
        lambda standing: standing.way is None,
        lambda _: "It has no target or no baseline, so there is no path to compare with.",
    ),
    StatusRule(
        Status.NO_DATA,
        lambda standing: standing.coverage < ENOUGH_COVERAGE,
        lambda standing: (
            f"Only {per_cent(standing.coverage)} of its days hold a value, too few for a sum to "
            "be compared with the plan."
        ),
    ),
    StatusRule(Status.EXCEEDED, _is_exceeded, lambda _: "The stretch target is reached."),
    StatusRule(Status.REACHED, _is_reached, lambda _: "The target is reached."),
    StatusRule(
        Status.NOT_BEGUN,
        lambda standing: standing.pace is None,
        lambda _: "The plan expects nothing of it yet.",
    ),
    StatusRule(
        Status.ON_PACE, _has_pace_from(lambda standing: standing.on_pace_from), _why_pace_within
    ),
    StatusRule(
        Status.AT_RISK, _has_pace_from(lambda standing: standing.at_risk_from), _why_pace_within
    ),
    StatusRule(Status.OFF_PACE, lambda _: True, _why_pace_within),
)
"""The chance of reaching the target joins these rules with the forecast."""
