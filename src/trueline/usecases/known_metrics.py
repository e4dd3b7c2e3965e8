"""The metrics that an organisation knows: Trueline's, and those that it defined itself."""

from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.own_catalogue import catalogue_with
from trueline.usecases.workspace import Workspace


def catalogue_of(workspace: Workspace) -> MetricCatalogue:
    """Give every metric that an organisation knows, in each version."""
    return catalogue_with(workspace.definitions.all())
