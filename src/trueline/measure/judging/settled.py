"""What no day to come can mend: a target that was missed, a limit that is used up."""

from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.core.percent import per_cent
from trueline.core.spoken_numbers import exactly, roughly
from trueline.measure.status import Standing
from trueline.plan.kpi import Direction

SHARES = ("fraction", "share")
NAMELESS = ("", "count")
CENTS = 2


def why_missed(standing: Standing) -> str:
    """Say that the due day has passed without the target; empty while it has not.

    It is said only once the due day itself is known of all accounts.

    Args:
        standing: Of a KPI whose target is not reached.
    """
    way = standing.way
    if way is None or standing.actual is None:
        return ""
    due = way.target.due
    if standing.on <= due or standing.day < due:
        return ""
    aim, said = _aim(standing), _said(standing, standing.actual)
    return f"The target of {aim} by {day_in_words(due)} was missed: {said}."


def why_used_up(standing: Standing) -> str:
    """Say that a sum which cannot fall is past its limit for the whole way; empty otherwise."""
    way, actual = standing.way, standing.actual
    if way is None or actual is None or standing.may_turn:
        return ""
    if not (way.is_cap or way.is_growing_band) or actual <= way.target.value:
        return ""
    return (
        f"It is at {_said(standing, actual)} already, past the {_said(standing, way.target.value)} "
        f"that were to last until {day_in_words(way.target.due)}."
    )


def _aim(standing: Standing) -> str:
    if standing.way is None:
        return ""
    kpi, target = standing.way.kpi, standing.way.target
    most = _said(standing, target.value)
    if kpi.direction is Direction.BAND and target.floor is not None:
        return f"{_said(standing, target.floor)} to {most}"
    return most


def _said(standing: Standing, value: Decimal) -> str:
    unit = standing.measured_in
    if unit in SHARES:
        return per_cent(value)
    shown = exactly(round(value, CENTS)) if abs(value) >= 1 or not value else roughly(value)
    return shown if unit in NAMELESS else f"{shown} {unit}"
