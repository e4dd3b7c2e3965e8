"""Describe metrics: what each counts, in which versions, who uses it, and where it broke."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.expression import leaves_of
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.own import OwnDefinition
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.defining.uses import MetricUse, uses_of
from trueline.usecases.gathering import Part
from trueline.usecases.ground import work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MetricVersion:
    """One definition of a metric.

    Attributes:
        metric: As this version defines it.
        first: First day in force; None where it counts from the beginning.
        until: First day on which a later version is in force instead; None for the newest, and
            for one that a later version overruled altogether.
        own: Who said so, when and why; None for what Trueline brings along. Of a definition that
            follows another's change, who made that.
        follows: The changed metric, with version, that it follows; empty where it was said.
    """

    metric: Metric
    first: date | None
    until: date | None
    own: OwnDefinition | None
    follows: str = ""


@dataclass(frozen=True, slots=True)
class MetricPortrait:
    """All that is known of a metric.

    Attributes:
        metric: As it is defined last.
        versions: Every definition, newest first.
        uses: Parts of the plan that name it, in any version.
        made_of_it: Metrics whose formula names it; they follow each change of it.
        breaks: Days on which it, or what it is made of, began to count something else.
        is_changeable: Whether it has a formula that could be another.
    """

    metric: Metric
    versions: tuple[MetricVersion, ...]
    uses: tuple[MetricUse, ...]
    made_of_it: tuple[Metric, ...]
    breaks: tuple[DefinitionBreak, ...]
    is_changeable: bool


def describe_metric(workspace: Workspace, name: str, *, plan: Plan | None) -> MetricPortrait:
    """Give all that is known of a metric.

    Args:
        workspace: Of the organisation.
        name: Id, or id and version.
        plan: Whose uses are told; None for none.

    Raises:
        MissingError: There is no such metric.
    """
    metrics = catalogue_of(workspace)
    metric = metrics.get(metrics.get(name).id)
    own = {one.reference: one for one in workspace.definitions.all()}
    parts = {*metrics.leaves(metric.id), metric.id}
    return MetricPortrait(
        metric=metric,
        versions=_versions(metrics, metric, own),
        uses=uses_of(plan, metrics, metric.id) if plan else (),
        made_of_it=tuple(
            one for one in metrics.all() if one.id != metric.id and metric.id in _named(one)
        ),
        breaks=tuple(one for one in definition_breaks(workspace) if one.metric in parts),
        is_changeable=metrics.formula_of(metric) is not None,
    )


def weeks_of_metric(
    workspace: Workspace,
    reference: str,
    *,
    on: date,
    week_count: int,
    as_of: datetime | int | None = None,
) -> tuple[Measured, ...]:
    """Give a metric over all accounts for each of the last seven-day weeks, oldest first.

    Args:
        workspace: Whose ledger.
        reference: Id, or id and version; a week that a change of definition cuts has no value.
        on: Last day of the last week.
        week_count: How many; at least 1.
        as_of: Moment or revision whose knowledge counts; None for what is known today.

    Raises:
        MissingError: There is no such metric.
    """
    metrics = catalogue_of(workspace, as_of=as_of)
    answers = Answers(workspace.facts.snapshot(as_of=as_of), metrics)
    until = on + timedelta(days=1)
    whole = Period(until - WEEK * week_count, until)
    ground = answers.ground(MetricQuestion(reference, Part(whole)), by_day=True)
    starts = (whole.first + WEEK * number for number in range(week_count))
    return tuple(work_out(ground.within(Period(day, day + WEEK))) for day in starts)


def _versions(
    metrics: MetricCatalogue, metric: Metric, own: dict[str, OwnDefinition]
) -> tuple[MetricVersion, ...]:
    eras = metrics.eras(metric.id)
    first = {one.reference: None if day == date.min else day for day, one in eras}
    until = {one.reference: day for (_, one), (day, _) in pairwise(eras)}
    return tuple(
        MetricVersion(
            metric=one,
            first=first.get(one.reference, metrics.since.get(one.reference)),
            until=until.get(one.reference),
            own=own.get(metrics.causes.get(one.reference, one.reference)),
            follows=metrics.causes.get(one.reference, ""),
        )
        for one in reversed(metrics.versions(metric.id))
    )


def _named(metric: Metric) -> tuple[str, ...]:
    return leaves_of(parse_formula(metric.formula)) if metric.formula else ()
