"""What a page looks at: the plan in force, on the day that the address names."""

from dataclasses import dataclass
from datetime import date

from trueline.contracts.plan_shelf import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.measure.scorecard import Scorecard
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

SCORECARDS: Remembered[Scorecard] = Remembered(64)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The plan in force against its actuals.

    Attributes:
        workspace: Of the organisation.
        adopted: The plan in force.
        on: Day that it is read for.
        scorecard: On that day.
        key: All that the scorecard depends on.
    """

    workspace: Workspace
    adopted: AdoptedPlan
    on: date
    scorecard: Scorecard
    key: tuple[object, ...]


def look_at(visit: Visit) -> LookedAt | None:
    """Give the plan in force with its scorecard; None before there is a plan.

    Raises:
        MissingError: The address names a day that is none.
    """
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    if adopted is None:
        return None
    on = _day(visit.request.GET.get("on", ""), workspace.today)
    ledger = workspace.facts.snapshot()
    key = (workspace.organisation, adopted.number, on, ledger.revision, ledger.known_at)
    card = SCORECARDS.get(
        key, lambda: score(workspace, adopted.plan, on=on, as_of=ledger.revision or None)
    )
    return LookedAt(workspace, adopted, on, card, key)


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text) if text else today
    except ValueError:
        raise MissingError(f"“{text}” is not a day; write it as 2026-11-20.") from None
