"""What was known of a fact: each version with when it became known and from which file."""

from collections.abc import Sequence
from dataclasses import dataclass

from trueline.facts.batch import Batch
from trueline.facts.fact import FactVersion, Trace
from trueline.facts.manifest import CORRECTION
from trueline.plan.cascade import accounts_of, placed_kpis
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

CORRECTABLE = ("metric_day", "post_metric")
"""Datasets whose values people may correct."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version of a fact and where it is from.

    Attributes:
        version: What was known.
        made: Commit that made it current.
        source: Import or correction whose file holds it.
        is_current: Whether it is known now.
        was_late: Whether it came from an older export and was never current.
    """

    version: FactVersion
    made: Batch
    source: Batch
    is_current: bool
    was_late: bool

    @property
    def is_correction(self) -> bool:
        """Say whether a person said so."""
        return self.source.origin.importer == CORRECTION


def known_versions(workspace: Workspace, trace: Trace) -> tuple[KnownVersion, ...]:
    """Give each version of a fact, newest first.

    Args:
        workspace: Whose ledger.
        trace: Of the fact.
    """
    wanted = {number for one in trace.versions for number in (one.revision, one.origin)}
    known = {one.revision: one for one in (trace.batch,)}
    if len(wanted) > 1:
        known |= {one.revision: one for one in workspace.facts.batches()}
    known |= {number: workspace.facts.batch(number) for number in wanted - known.keys()}
    return tuple(
        KnownVersion(
            version=one,
            made=known[one.revision],
            source=known[one.origin],
            is_current=one.closed is None,
            was_late=one.closed == one.revision,
        )
        for one in trace.versions
    )


def is_correctable(trace: Trace) -> bool:
    """Say whether a person may correct a fact: it is a single value, and it is known now."""
    dataset = trace.fact.partition(":")[0]
    return dataset in CORRECTABLE and trace.versions[0].closed is None


def kpis_reading(workspace: Workspace, trace: Trace) -> Sequence[tuple[str, str]]:
    """Give path and name of each KPI of the plan in force that may read a fact."""
    adopted, catalogue = workspace.plans.adopted(), catalogue_of(workspace)
    metric, account = trace.subject.get("metric", ""), trace.subject["account"]
    if adopted is None:
        return ()
    return tuple(
        (one.path, one.kpi.name)
        for one in placed_kpis(adopted.plan)
        if metric in catalogue.leaves(one.kpi.metric)
        and account in accounts_of(adopted.plan, one.kpi.filter)
    )
