"""The metrics that an organisation knows: Trueline's, and those that it defined itself."""

from datetime import datetime

from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.own_catalogue import catalogue_with
from trueline.usecases.workspace import Workspace


def catalogue_of(workspace: Workspace, *, as_of: datetime | int | None = None) -> MetricCatalogue:
    """Give every metric that an organisation knows, in each version.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts; None for what is known today. A revision counts
            what came into the ledger and says nothing of definitions: they are today's then.
    """
    return catalogue_with(workspace.definitions.all(), until=moment_of(as_of))


def moment_of(as_of: datetime | int | None) -> datetime | None:
    """Give the moment whose definitions count; None for today's."""
    return as_of if isinstance(as_of, datetime) else None
