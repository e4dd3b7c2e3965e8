"""What annotations are wanted for: the plan, the days and the KPIs that are looked at."""

from dataclasses import dataclass
from datetime import datetime

from trueline.core.period import Period
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import PlacedKpi, accounts_of, placed_kpis
from trueline.plan.document import Plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Window:
    """What annotations are wanted for.

    Attributes:
        plan: The plan looked at.
        period: Days on the chart.
        kpis: The one KPI that is looked at, or every one of the plan.
        is_whole: Whether every one is meant.
        catalogue: Metrics that the organisation knows.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """

    plan: Plan
    period: Period
    kpis: tuple[PlacedKpi, ...]
    is_whole: bool
    catalogue: MetricCatalogue
    as_of: datetime | None = None

    @property
    def accounts(self) -> tuple[str, ...]:
        """Accounts that the KPIs look at, each once."""
        every = (accounts_of(self.plan, one.kpi.filter) for one in self.kpis)
        return tuple(dict.fromkeys(account for found in every for account in found))

    @property
    def metrics(self) -> tuple[str, ...]:
        """Metrics whose facts the KPIs are made of, each once."""
        known = self.catalogue
        named = (one.kpi.metric for one in self.kpis if one.kpi.metric in known)
        return tuple(dict.fromkeys(leaf for name in named for leaf in known.leaves(name)))


def window_of(
    workspace: Workspace,
    plan: Plan,
    period: Period,
    kpi_path: str = "",
    *,
    as_of: datetime | None = None,
) -> Window:
    """Give what is looked at; all KPIs when no path is given, none when the plan has not this."""
    kpis = tuple(one for one in placed_kpis(plan) if kpi_path in ("", one.path))
    return Window(
        plan,
        period,
        kpis,
        is_whole=not kpi_path,
        catalogue=catalogue_of(workspace, as_of=as_of),
        as_of=as_of,
    )
