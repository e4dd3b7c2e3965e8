"""What a page looks at: the plan in force, on the day that the address names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from trueline.contracts.plan_version import AdoptedPlan
from trueline.measure.scorecard import Scorecard
from trueline.metrics.catalogue import MetricCatalogue
from trueline.usecases.judging.status_rules import status_rules
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf, as_of, read_day, what_is_said
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

SCORECARDS: Remembered[Scorecard] = Remembered(64)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The plan in force, now or on a past day, against its actuals.

    Attributes:
        workspace: Of the organisation.
        adopted: The plan in force.
        on: Day that it is read for.
        scorecard: On that day.
        key: All that the scorecard depends on.
        named: What the address named, day and as of when, so that every link from here does too.
        as_of: Past day whose knowledge counts; None for what is known now.
        noted: What changes with the organisation's annotations and breaks.
        kept: Newest entry of its books, studies among them.
    """

    workspace: Workspace
    adopted: AdoptedPlan
    on: date
    scorecard: Scorecard
    key: tuple[object, ...]
    named: Mapping[str, str]
    as_of: AsOf | None = None
    noted: tuple[object, ...] = ()
    kept: int | None = None

    @property
    def revision(self) -> int:
        """Revision of the ledger that is looked at; 0 before the first."""
        return self.scorecard.revision

    @property
    def known(self) -> datetime | int:
        """Moment whose knowledge counts; while the present does, the revision looked at."""
        return self.as_of.moment if self.as_of else self.revision

    @property
    def metrics(self) -> MetricCatalogue:
        """Every metric that the organisation knows."""
        return catalogue_of(self.workspace, as_of=self.known)

    def address(self, name: str, *parts: str) -> str:
        """Give the address of a page that shows the same day, as known on the same day."""
        at = reverse(name, args=parts)
        return f"{at}?{urlencode(self.named)}" if self.named else at

    def address_of(self, path: str) -> str:
        """Give the address of a KPI's page on the same day.

        Args:
            path: ``scope/goal/kpi``.
        """
        return self.address("kpi", *path.split("/"))


def look_at(visit: Visit) -> LookedAt | None:
    """Give the plan in force with its scorecard; None before there is a plan.

    As of a past day both are as they were then: what was agreed on, and what was known.

    Raises:
        MissingError: The address names a day that is none, one that no plan speaks of, or one
            before the first plan.
    """
    workspace = visit.workspace()
    then = as_of(visit)
    adopted = plan_in_force(workspace, as_of=then.moment if then else None)
    if adopted is None:
        return None
    given = visit.request.GET
    named = {name: given[name] for name in ("on", "as_of") if given.get(name)}
    usual = min(workspace.today, then.day) if then else workspace.today
    on = read_day(named["on"]) if "on" in named else usual
    ledger = workspace.facts.snapshot(as_of=then.moment if then else None)
    rules = status_rules(workspace, as_of=then.moment if then else None)
    revision, said = ledger.revision, what_is_said(visit, then)
    key = (workspace.organisation, adopted.number, on, revision, ledger.known_at, rules, said)
    card = SCORECARDS.get(
        key,
        lambda: score(
            workspace, adopted.plan, on=on, as_of=then.moment if then else revision, rules=rules
        ),
    )
    own = visit.organisation
    return LookedAt(workspace, adopted, on, card, key, named, then, own.noted, own.kept)
