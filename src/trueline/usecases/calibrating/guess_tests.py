"""Test the guesses of a plan on their day: by what was known then, and by what is known now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from trueline.contracts.check import Observed
from trueline.core.period import Period
from trueline.measure.verdict import Verdict, verdict_of
from trueline.plan.document import Plan
from trueline.plan.kpi import Assumption
from trueline.usecases.calibrating.observing import observe, placed_guesses
from trueline.usecases.check_facts import fact_ground
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GuessTest:
    """A guess on the day of its test.

    Attributes:
        path: Of the guess in the plan.
        on: Day of the test.
        days: That were measured; None before the plan begins.
        then: What was known at the end of that day.
        verdict_then: What that said.
        now: What is known of the same days by now.
        verdict: What that says.
    """

    path: str
    on: date
    days: Period | None
    then: Observed
    verdict_then: Verdict
    now: Observed
    verdict: Verdict


def guess_tests(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> dict[str, GuessTest]:
    """Give the test of each guess whose day has come, by its path in the plan.

    Guesses that no metric tests have none.

    Args:
        workspace: Whose facts are asked.
        plan: Any; it need not be in force.
        on: Day on which tests are due or not.
        as_of: Moment whose facts count as known now; None for what is known today.
    """
    facts = fact_ground(workspace, plan, as_of=as_of)
    earlier = {}
    found = {}
    for one in placed_guesses(plan, catalogue_of(workspace)):
        day = one.guess.test_on
        if one.metric is None or day is None or day > on:
            continue
        if day not in earlier:
            earlier[day] = fact_ground(workspace, plan, as_of=_end_of(day, as_of))
        then, now = observe(earlier[day], one, day), observe(facts, one, day)
        found[one.path] = GuessTest(
            path=one.path,
            on=day,
            days=one.days(day),
            then=then,
            verdict_then=_verdict(one.guess, then),
            now=now,
            verdict=_verdict(one.guess, now),
        )
    return found


def _verdict(guess: Assumption, seen: Observed) -> Verdict:
    return verdict_of(guess, seen.value, low=seen.low, high=seen.high)


def _end_of(day: date, as_of: datetime | None) -> datetime:
    end = datetime.combine(day, time.max, UTC)
    return min(end, as_of) if as_of else end
