"""Judge where a KPI stands: what cannot be judged first, then the rules, with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from trueline.briefing.wording import day_in_words
from trueline.core.percent import chance_in_words, per_cent
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.judging.gapped import why_too_gapped
from trueline.measure.judging.rules import (
    USUAL_RULES,
    StatusRule,
    StatusRules,
    chance_holds,
    pace_holds,
)
from trueline.measure.judging.settled import why_missed, why_used_up
from trueline.measure.pacing import ZERO, Way, variance_of
from trueline.measure.status import Standing, Status

TWICE = 2


@dataclass(frozen=True, slots=True)
class _Given:
    """A case that no rule of an organisation changes."""

    status: Status
    holds: Callable[[Standing, StatusRules], bool]
    why: Callable[[Standing, StatusRules], str]


def judge(standing: Standing, rules: StatusRules = USUAL_RULES) -> tuple[Status, str]:
    """Give the status, and the reason in sentences with the numbers that decided.

    Args:
        standing: What the rules look at.
        rules: In force where and when it is judged.
    """
    for case in GIVEN:
        if case.holds(standing, rules):
            return case.status, case.why(standing, rules)
    own = rules.for_limits(standing.on_pace_from, standing.at_risk_from)
    holding = (
        one for one in own.rules if pace_holds(one, standing) and chance_holds(one, standing.chance)
    )
    decided = next(holding, None)
    status = decided.status if decided else Status.OFF_PACE
    if status is not Status.REACHED and (missed := why_missed(standing)):
        return Status.OFF_PACE, missed
    if status is not Status.REACHED and _is_too_early(standing, rules):
        return Status.TOO_EARLY, _why_too_early(standing, rules)
    return status, _why(standing, own, decided)


def _is_before_start(standing: Standing, _: StatusRules) -> bool:
    return standing.way is not None and standing.on <= standing.way.starts_after


def _why_before_start(standing: Standing, _: StatusRules) -> str:
    first = standing.way.starts_after + timedelta(days=1) if standing.way else standing.on
    return f"It begins on {day_in_words(first)}."


def _is_stale(standing: Standing, rules: StatusRules) -> bool:
    if standing.actual is None or standing.last_day is None:
        return True
    if standing.way is not None and standing.last_day >= standing.way.target.due:
        return False  # all that counts is known, and nothing newer will come
    return standing.last_day < standing.on - timedelta(
        days=rules.patience * standing.frequency_days
    )


def _why_stale(standing: Standing, rules: StatusRules) -> str:
    if standing.last_day is None:
        return "There is no value yet."
    times = "twice" if rules.patience == TWICE else f"{rules.patience} times"
    return (
        f"The last value is of {day_in_words(standing.last_day)}, older than {times} the "
        f"{standing.frequency_days} days in which a new one is due."
    )


def _is_exceeded(standing: Standing, _: StatusRules) -> bool:
    way, actual = standing.way, standing.actual
    if way is None or actual is None or way.target.stretch is None:
        return False
    if way.is_kept and standing.day < way.target.due:
        return False  # what is to stay low or be kept may still go wrong
    return variance_of(way, actual, way.target.stretch) >= 0


def _is_too_early(standing: Standing, rules: StatusRules) -> bool:
    return standing.elapsed is not None and standing.elapsed < rules.least_elapsed


def _why_too_early(standing: Standing, rules: StatusRules) -> str:
    return (
        f"{_way(standing)} A pace says little before {per_cent(rules.least_elapsed)} of the way "
        "is expected."
    )


GIVEN = (
    _Given(Status.NOT_BEGUN, _is_before_start, _why_before_start),
    _Given(Status.NO_DATA, _is_stale, _why_stale),
    _Given(
        Status.NO_DATA,
        lambda standing, _: bool(standing.missing),
        lambda standing, _: standing.missing,
    ),
    _Given(
        Status.NO_DATA,
        lambda standing, _: standing.way is None,
        lambda *_: "It has no target or no baseline, so there is no path to compare with.",
    ),
    _Given(
        Status.NO_DATA,
        lambda standing, _: bool(why_too_gapped(standing)),
        lambda standing, _: why_too_gapped(standing),
    ),
    _Given(
        Status.OFF_PACE,
        lambda standing, _: bool(why_used_up(standing)),
        lambda standing, _: why_used_up(standing),
    ),
    _Given(Status.EXCEEDED, _is_exceeded, lambda *_: "The stretch target is reached."),
    _Given(
        Status.NOT_BEGUN,
        lambda standing, _: standing.pace is None,
        lambda *_: "The plan expects nothing of it yet.",
    ),
)


def _why(standing: Standing, rules: StatusRules, decided: StatusRule | None) -> str:
    """Say what decided: the way done, the chance, what a better word would take, own limits."""
    if decided is not None and decided.status is Status.REACHED:
        return _why_reached(standing)
    said = (_way(standing), _chance(standing, rules, decided), _limits(standing, rules))
    return " ".join(one for one in said if one)


def _why_reached(standing: Standing) -> str:
    due = standing.way.target.due if standing.way else None
    if not standing.may_turn or due is None or standing.day >= due:
        return "The target is reached."
    return f"The target is reached for now; until {day_in_words(due)} it can be lost again."


def _way(standing: Standing) -> str:
    done, due = standing.progress or ZERO, standing.elapsed or ZERO
    if standing.way is not None and standing.way.is_cap:
        return (
            f"{per_cent(done)} of what is allowed is used up; the plan allows {per_cent(due)} "
            f"{_by(standing)}."
        )
    if standing.way is not None and standing.way.is_hold:
        return f"It is at {per_cent(done)} of what is to be kept."
    if standing.way is not None and standing.way.is_growing_band:
        return _way_into_band(standing, standing.way)
    return (
        f"{per_cent(done)} of the way is done and the plan expects {per_cent(due)} {_by(standing)}."
    )


def _way_into_band(standing: Standing, way: Way) -> str:
    done, due = standing.progress or ZERO, standing.elapsed or ZERO
    said = (
        f"{per_cent(done)} of the least that its band asks for is done and the plan expects "
        f"{per_cent(due)} {_by(standing)}."
    )
    is_over = standing.actual is not None and standing.actual > due * way.target.value
    return f"{said} That is more than the band allows by then." if is_over else said


def _by(standing: Standing) -> str:
    """Name the day that is looked at where it is not the day of the reading."""
    last = "the last day that counts already" if standing.is_young else "the last day imported"
    day = "by now" if standing.day == standing.on else f"by {day_in_words(standing.day)}, {last}"
    if standing.covered >= NEARLY_ALL or standing.way is None or not standing.way.adds_up:
        return day
    if standing.covered == standing.coverage:
        return f"{day}, of the {per_cent(standing.coverage)} of its days that hold a value"
    return (
        f"{day}, of the {per_cent(standing.covered)} of its usual sum that the days with a value "
        "stand for"
    )


def _chance(standing: Standing, rules: StatusRules, decided: StatusRule | None) -> str:
    missed = _missed_by_chance(standing, rules, decided)
    if standing.chance is None:
        asks = missed is not None or (decided is not None and decided.least_chance is not None)
        return "No forecast says a chance, so its pace alone decides." if asks else ""
    said = f"The chance of reaching the target is {chance_in_words(standing.chance)}"
    if missed is None or missed.least_chance is None:
        return f"{said}."
    return f"{said}; {missed.status.value} would take {chance_in_words(missed.least_chance)}."


def _missed_by_chance(
    standing: Standing, rules: StatusRules, decided: StatusRule | None
) -> StatusRule | None:
    """Give the first rule above the one that decided whose pace held and whose chance did not."""
    for one in rules.rules:
        if one is decided:
            return None
        if pace_holds(one, standing) and not chance_holds(one, standing.chance):
            return one
    return None


def _limits(standing: Standing, rules: StatusRules) -> str:
    """Say the KPI's own limits of pace where it has some."""
    if standing.on_pace_from is None and standing.at_risk_from is None:
        return ""
    words = {Status.ON_PACE: "on pace from a pace of {}", Status.AT_RISK: "at risk from {}"}
    said = [
        text.format(per_cent(max(paces)))
        for status, text in words.items()
        if (paces := rules.paces_of(status))
    ]
    return f"This KPI is {', '.join(said)}." if said else ""
