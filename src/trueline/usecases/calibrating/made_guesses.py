"""Every guess that a plan ever made: each counts once, from the version that made it first."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.usecases.calibrating.observing import PlacedGuess, placed_guesses
from trueline.usecases.workspace import Workspace

Said = tuple[str, Decimal | None, Decimal, Decimal | None, str, Filter, date | None]


@dataclass(frozen=True, slots=True)
class MadeGuess:
    """A guess in the version that made it first.

    Attributes:
        placed: Where it stood then, with its KPI as it was then.
        plan: That version.
        version: Its number.
        made_at: When it came into force, in UTC.
    """

    placed: PlacedGuess
    plan: Plan
    version: int
    made_at: datetime

    @property
    def made_on(self) -> date:
        """The day on which that version came into force, in UTC."""
        return self.made_at.date()


def made_guesses(
    workspace: Workspace, metrics: MetricCatalogue, *, as_of: datetime | None = None
) -> tuple[MadeGuess, ...]:
    """Give every guess of every version that was in force, the oldest first.

    A guess that says the same numbers of the same part of the same metric on the same test day is
    the same guess, whatever else was written about it. One that was withdrawn or changed later
    stays a guess that was made: nobody improves a record by taking back what went wrong.

    Args:
        workspace: Whose plans.
        metrics: The catalogue.
        as_of: Moment until which versions count; None for all.
    """
    found: dict[Said, MadeGuess] = {}
    for line in reversed(workspace.plans.versions()):
        if as_of is None or line.approved_at <= as_of:
            plan = workspace.plans.version(line.number).plan
            for placed in placed_guesses(plan, metrics):
                made = MadeGuess(placed, plan, line.number, line.approved_at)
                found.setdefault(_said(placed), made)
    return tuple(found.values())


def _said(placed: PlacedGuess) -> Said:
    """Give what makes a guess the same; what no metric tests is told apart by its place."""
    guess = placed.guess
    at = "" if guess.metric else placed.path
    return (at, guess.p10, guess.p50, guess.p90, guess.metric, guess.filter, guess.test_on)
