"""Hold guesses against what came: each over its days up to its test day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from trueline.contracts.check import Observed
from trueline.core.period import Period
from trueline.measure.calibrating.calibration import PastGuess
from trueline.measure.calibrating.scores import GuessedRange
from trueline.measure.verdict import Verdict
from trueline.metrics.metric import Metric
from trueline.usecases.calibrating.grounds import Grounds, grounds_of
from trueline.usecases.calibrating.made_guesses import MadeGuess
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GuessTest:
    """A guess on the day of its test.

    Attributes:
        made: The guess, with the version that made it.
        metric: That tests it.
        on: Day of the test.
        days: That were measured, the test day the last; None before the plan begins.
        seen: What is known of them; without a value, why there is none.
        verdict: What that says.
        last: What was known of as many days before, when the guess was made; None where nothing
            was.
    """

    made: MadeGuess
    metric: Metric
    on: date
    days: Period | None
    seen: Observed
    verdict: Verdict
    last: Decimal | None = None

    @property
    def is_mostly_past(self) -> bool:
        """Whether most of its days lay behind when it was made, so that it was half known."""
        if self.days is None:
            return False
        ahead = (self.days.until - max(self.made.made_on, self.days.first)).days
        return ahead * 2 < self.days.day_count

    @property
    def past(self) -> PastGuess | None:
        """The guess as it is scored; None where nothing was measured, or it is a single number."""
        guess, came = self.made.placed.guess, self.seen.value
        if came is None or guess.p10 is None or guess.p90 is None:
            return None
        return PastGuess(
            path=self.made.placed.path,
            name=guess.statement,
            kind=self.metric.family,
            made_on=self.made.made_on,
            tested_on=self.on,
            guess=GuessedRange(float(guess.p10), float(guess.p50), float(guess.p90)),
            came=float(came),
            last=None if self.last is None else float(self.last),
        )


def guess_tests(
    workspace: Workspace, made: Iterable[MadeGuess], *, as_of: datetime | None = None
) -> tuple[GuessTest, ...]:
    """Give the test of each guess.

    Args:
        workspace: Whose facts are asked.
        made: Guesses; those that no metric tests, or on no day, have no test.
        as_of: Moment whose facts and definitions count; None for what is known now.
    """
    metrics = catalogue_of(workspace, as_of=as_of)
    now = grounds_of(workspace, as_of, metrics)
    earlier: dict[datetime, Grounds] = {}
    found = []
    for one in made:
        if one.made_at not in earlier:
            earlier[one.made_at] = grounds_of(workspace, one.made_at, metrics)
        tested = _tested(one, now, earlier[one.made_at])
        if tested:
            found.append(tested)
    return tuple(found)


def _tested(made: MadeGuess, now: Grounds, before: Grounds) -> GuessTest | None:
    metric, on = made.placed.metric, made.placed.tested_on
    if metric is None or on is None:
        return None
    judged = now.judged(made, on)
    return GuessTest(
        made=made,
        metric=metric,
        on=on,
        days=judged.days,
        seen=judged.seen,
        verdict=judged.verdict,
        last=before.last(made, judged.days)
        if judged.days and judged.seen.value is not None
        else None,
    )
