"""The facts as they were known at one moment, asked for the guesses of several versions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import accounts_of
from trueline.usecases.answering import Answers
from trueline.usecases.calibrating.made_guesses import MadeGuess
from trueline.usecases.calibrating.observing import JudgedGuess, judge_guess
from trueline.usecases.check_facts import LedgerFacts
from trueline.usecases.workspace import Workspace

DAY = timedelta(days=1)


@dataclass(slots=True)
class Grounds:
    """The facts as known at one moment; each version of the plan says which accounts it means.

    Attributes:
        answers: What the ledger knew.
    """

    answers: Answers
    _facts: dict[int, LedgerFacts] = field(default_factory=dict)

    def judged(self, made: MadeGuess, on: date) -> JudgedGuess:
        """Say how a guess stood on a day, by the version that made it and what is known."""
        facts = self._of(made) if self.answers.known.accounts() else None
        return judge_guess(facts, made.placed, on)

    def last(self, made: MadeGuess, days: Period) -> Decimal | None:
        """Give a guess's metric over as many days, the last ones known before it was made.

        Returns:
            None where nothing was known, or too little for a sum.
        """
        until = min((*self._known_until(made), made.made_on))
        if until == date.min:
            return None
        before = Period(until - days.day_count * DAY, until)
        guess = made.placed.guess
        return self._of(made).told(guess.metric, guess.filter, before).value

    def _known_until(self, made: MadeGuess) -> Iterator[date]:
        """Yield for each thing that a metric is made of the day after the newest known one."""
        guess, catalogue = made.placed.guess, self.answers.catalogue
        accounts = accounts_of(made.plan, guess.filter)
        parts = guess.filter.segments or ("",)
        for name in catalogue.leaves(guess.metric):
            spans = self.answers.known.spans({name: catalogue.reported(name)}, accounts, parts)
            yield max((one.last_day + DAY for one in spans), default=date.min)

    def _of(self, made: MadeGuess) -> LedgerFacts:
        if made.version not in self._facts:
            self._facts[made.version] = LedgerFacts(made.plan, self.answers)
        return self._facts[made.version]


def grounds_of(workspace: Workspace, as_of: datetime | None, metrics: MetricCatalogue) -> Grounds:
    """Open the facts as known at a moment; None for now."""
    return Grounds(Answers(workspace.facts.snapshot(as_of=as_of), metrics))
