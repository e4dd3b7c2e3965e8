"""When a guess is tested and over which days: one rule for pages, agendas, checks and scores."""

from datetime import date

from trueline.briefing.wording import day_in_words
from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.read_kpi import days_of
from trueline.metrics.metric import Metric, Rule
from trueline.plan.kpi import Assumption, Kpi, Measuring
from trueline.plan.reaching.formula import read_formula


def day_of_test(kpi: Kpi, guess: Assumption, metric: Metric | None) -> date | None:
    """Give the day from which on a guess holds or is broken; before it neither is settled.

    It is the test day that the plan names. A sum to date that the KPI's formula reckons with is the
    sum of all its days, so that it is not tested before the KPI's due day.

    Returns:
        None while the plan names no test day.
    """
    due = kpi.target.due if kpi.target else None
    if guess.test_on is None or due is None or not _grows(kpi, metric):
        return guess.test_on
    return max(guess.test_on, due) if _is_reckoned_with(kpi, guess) else guess.test_on


def days_of_test(
    kpi: Kpi, guess: Assumption, metric: Metric | None, *, on: date, plan_first: date
) -> Period | None:
    """Give the days that a guess is held against: those of its KPI, up to its test day at most.

    Args:
        kpi: That rests on it.
        guess: The guess.
        metric: That tests it; None when none can.
        on: Day of the reading.
        plan_first: First day of the plan.

    Returns:
        None before the plan begins.
    """
    return days_of(kpi, min(on, day_of_test(kpi, guess, metric) or on), plan_first=plan_first)


def why_not_yet(kpi: Kpi, guess: Assumption, metric: Metric, on: date) -> str:
    """Say why the days so far cannot be held against a guess; empty when they can.

    A sum to date is held against its guess on its test day; without one, on the KPI's due day.
    """
    if not _grows(kpi, metric):
        return ""
    due = kpi.target.due if kpi.target else None
    day = day_of_test(kpi, guess, metric) or due
    if day is None:
        return "It is a sum that still grows, and neither a test day nor a due day ends it."
    return f"It is a sum that still grows until {day_in_words(day)}." if on < day else ""


def _grows(kpi: Kpi, metric: Metric | None) -> bool:
    is_sum = metric is not None and metric.over_time is Rule.SUM
    return is_sum and kpi.measuring is Measuring.TO_DATE


def _is_reckoned_with(kpi: Kpi, guess: Assumption) -> bool:
    if not kpi.formula:
        return False
    try:
        return guess in read_formula(kpi)[1]
    except RefusedQuestionError:
        return True  # a formula that cannot be read may mean the whole sum
