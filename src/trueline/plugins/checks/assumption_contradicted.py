"""An assumption that the facts contradict.

What: an assumption names a metric that tests it. That metric is measured over the same days as the
KPI that rests on the assumption, up to its test day at most, with the 95 % interval that the spread
of its weeks gives, from four whole weeks on. Contradicted is a range (p10 to p90) that lies outside
the interval altogether, and a single number that lies outside it. Without an interval, as for a
level such as followers, a range is contradicted when the value lies outside, and a single number is
not judged.

When not: a sum that still grows is judged from its test day on only; without one, or where the
KPI's formula reckons with the whole sum, from the KPI's due day on. Nothing is said of an
assumption without a metric, of one whose days lack values, and without facts at all.

Why it matters: the target rests on it. Work that is done well still misses a target that was
reckoned from a wrong guess, and the next plan repeats it.

How to mend it: revise the plan with the number that was measured, or say what has yet to change.

Source: the nine checks of the cascade page; reviews begin with the assumptions (S2).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, FactGround, Found
from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.core.spoken_numbers import exactly, roughly
from trueline.measure.guess_day import days_of_test, why_not_yet
from trueline.measure.verdict import Verdict, verdict_of
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    facts = ground.facts
    for path, kpi in every(ground.plan, Kpi):
        for one in kpi.assumptions:
            if one.metric in ground.metrics and (days := _days(ground, kpi, one)):
                yield from _judge(join(path, "assumptions", one.id), one, facts, days)


def _days(ground: CheckGround, kpi: Kpi, guess: Assumption) -> Period | None:
    """Give the days to hold against a guess; None while they cannot be."""
    metric = ground.metrics.get(guess.metric)
    if why_not_yet(kpi, guess, metric, ground.today):
        return None
    return days_of_test(kpi, guess, metric, on=ground.today, plan_first=ground.plan.first)


def _judge(path: str, assumption: Assumption, facts: FactGround, days: Period) -> Iterator[Found]:
    seen = facts.observed(assumption.metric, assumption.filter, days)
    verdict = verdict_of(
        assumption, seen.value, low=seen.low, high=seen.high, is_rough=seen.is_rough
    )
    if seen.value is None or verdict is not Verdict.BROKEN:
        return
    guess = exactly(assumption.p50)
    if assumption.p10 is not None and assumption.p90 is not None:
        guess = f"{exactly(assumption.p10)} to {exactly(assumption.p90)}"
    measured = roughly(seen.value)
    if seen.low is not None and seen.high is not None:
        measured += f" (95% interval {roughly(seen.low)} to {roughly(seen.high)})"
    yield Found(
        join(path, "p50"),
        f"The assumption “{assumption.statement}” says {guess}; {assumption.metric} was {measured} "
        f"from {days.first} to {days.last}.",
        "Revise the plan with what was measured, or say what has yet to change.",
        about=guess,
    )


CHECK = Check(
    name="assumption-contradicted",
    title="Assumption that facts contradict",
    severity=Severity.WARNS,
    source="Cascade, S2",
    find=_find,
)
