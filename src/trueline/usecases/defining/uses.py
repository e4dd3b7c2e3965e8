"""Where plans name a metric: KPIs, tactics, guesses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.mentioning import fields_naming
from trueline.plan.parts import join, look_up, split
from trueline.plan.referring import Named
from trueline.plan.words import title_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A part of a plan that names a metric.

    Attributes:
        reference: Which definition: id and version.
        path: Of the part, in the plan.
        kind: Field of the plan that the part stands in, such as ``kpis``.
        name: Of the part, in words.
        above: Name of the part above it; empty at the top.
    """

    reference: str
    path: str
    kind: str
    name: str
    above: str


def uses_of(plan: Plan, metrics: MetricCatalogue, name: str) -> tuple[MetricUse, ...]:
    """Give what names a metric in a plan, in any version, in the plan's order.

    Raises:
        MissingError: There is no such metric.
    """
    references = [one.reference for one in metrics.versions(name)]
    found = fields_naming(plan, {Named.METRIC: references})
    return tuple(_use(plan, one.path, one.name) for field in found for one in field)


def plans_naming(workspace: Workspace, references: Iterable[str]) -> Iterator[str]:
    """Yield which plans name a definition: versions, the draft, drafts that were laid aside.

    Args:
        workspace: Of the organisation.
        references: Of the definitions, each with its version.
    """
    plans = workspace.plans
    wanted = {Named.METRIC: tuple(references)}
    draft = plans.drafts.current()
    if draft is not None and any(fields_naming(draft.plan, wanted)):
        yield "the draft"
    for line in plans.versions():
        if any(fields_naming(plans.version(line.number).plan, wanted)):
            yield f"version {line.number} of the plan"
    for one in plans.drafts.laid_aside():
        if any(fields_naming(one.plan, wanted)):
            yield f"draft {one.id}, which was laid aside"


def _use(plan: Plan, field: str, reference: str) -> MetricUse:
    """Give the part that a field belongs to; rows without a name of their own are no parts."""
    steps = split(field)
    within = [join(*steps[:length]) for length in range(2, len(steps), 2)]
    parts = [path for path in within if hasattr(look_up(plan, path), "id")]
    names = [title_of(look_up(plan, path)) for path in parts]
    return MetricUse(
        reference=reference,
        path=parts[-1],
        kind=split(parts[-1])[-2],
        name=names[-1],
        above=names[-2] if len(names) > 1 else "",
    )
