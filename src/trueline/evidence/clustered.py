"""Clusters: units that got the tactic together, which count as fewer than they are."""

import numpy as np

from trueline.evidence.estimate import Need
from trueline.evidence.observations import Indices, Observations


def hold_several(cluster: Indices) -> bool:
    """Say whether any cluster holds several units. Shape (units,): each one's cluster."""
    return len(np.unique(cluster)) < len(cluster)


def need_of_single_units(observations: Observations) -> Need:
    """Ask for units that were treated one by one, for methods whose errors know no clusters."""
    return Need(
        "units that each are a cluster of their own (add the units of a cluster up to one)",
        "clusters of several units" if observations.is_clustered else "one unit a cluster",
        is_met=not observations.is_clustered,
    )
