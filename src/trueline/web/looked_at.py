"""What a page looks at: the plan in force, on the day that the address names."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from trueline.contracts.plan_shelf import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.measure.scorecard import Scorecard
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

FIRST_YEAR, LAST_YEAR = 1900, 2200
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
        names_day: Whether the address named the day, so that every link from here names it too.
    """

    workspace: Workspace
    adopted: AdoptedPlan
    on: date
    scorecard: Scorecard
    key: tuple[object, ...]
    names_day: bool

    def address(self, name: str, *parts: str) -> str:
        """Give the address of a page that shows the same day as this one."""
        at = reverse(name, args=parts)
        return f"{at}?on={self.on}" if self.names_day else at

    def address_of(self, path: str) -> str:
        """Give the address of a KPI's page on the same day.

        Args:
            path: ``scope/goal/kpi``.
        """
        return self.address("kpi", *path.split("/"))


def look_at(visit: Visit) -> LookedAt | None:
    """Give the plan in force with its scorecard; None before there is a plan.

    Raises:
        MissingError: The address names a day that is none, or one that no plan speaks of.
    """
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    if adopted is None:
        return None
    named = visit.request.GET.get("on", "")
    on = _day(named, workspace.today)
    ledger = workspace.facts.snapshot()
    key = (workspace.organisation, adopted.number, on, ledger.revision, ledger.known_at)
    card = SCORECARDS.get(
        key, lambda: score(workspace, adopted.plan, on=on, as_of=ledger.revision or None)
    )
    return LookedAt(workspace, adopted, on, card, key, bool(named))


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        raise MissingError(f"“{text}” is not a day; write it as 2026-11-20.") from None
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        what = f"Days are looked at from {FIRST_YEAR} to before {LAST_YEAR}, and {text} is not."
        raise MissingError(what)
    return day
