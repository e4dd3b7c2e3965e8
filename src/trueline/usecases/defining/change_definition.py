"""Change what a metric is: another version takes its place from a day on, none is rewritten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.definition_files import ID
from trueline.metrics.metric import Better, Kind
from trueline.metrics.own import OwnDefinition
from trueline.metrics.own_catalogue import with_definition
from trueline.metrics.soundness import faults_of
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

LONGEST_TEXT, LONGEST_NAME = 500, 120


@dataclass(frozen=True, slots=True)
class DefinitionEntry:
    """What a person says of a metric.

    Attributes:
        metric: Id.
        formula: See ``metrics.formula``.
        since: First day in force.
        why: In their words.
        name: In words; empty to leave it.
        definition: What is counted, in a sentence; empty to leave it.
        measured_in: Empty to leave it.
        better: Which direction is good; None to leave it.
    """

    metric: str
    formula: str
    since: date
    why: str
    name: str = ""
    definition: str = ""
    measured_in: str = ""
    better: Better | None = None


def change_definition(workspace: Workspace, entry: DefinitionEntry, *, by: str) -> OwnDefinition:
    """Keep a new version of a metric that is worked out of others.

    Days before its first day go on to count by the version before; what names that version goes
    on with it on every day.

    Args:
        workspace: Of the organisation.
        entry: What is said.
        by: Who says so.

    Raises:
        MissingError: There is no such metric.
        FaultyInputError: Something in it cannot be; the issues name the fields.
        ConflictError: Somebody else changed it in the same moment.
    """
    catalogue = catalogue_of(workspace)
    before = catalogue.get(entry.metric.partition("@")[0])
    if catalogue.formula_of(before) is None:
        raise FaultyInputError(
            _issue(
                "metric",
                f"{before.name} is what a source reports, and is not worked out.",
                "Define a metric of your own, made of it.",
            )
        )
    told = OwnDefinition(
        metric=before.id,
        version=catalogue.next_version(before.id),
        name=entry.name.strip() or before.name,
        formula=entry.formula.strip(),
        measured_in=entry.measured_in or before.measured_in,
        better=entry.better or before.better,
        definition=entry.definition.strip() or before.definition,
        since=entry.since,
        by=by,
        at=workspace.now(),
        why=entry.why.strip(),
    )
    return _keep(workspace, catalogue, told)


def define_metric(workspace: Workspace, entry: DefinitionEntry, *, by: str) -> OwnDefinition:
    """Keep a metric of the organisation's own, made of others; it counts on every day.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        ConflictError: Somebody else defined it in the same moment.
    """
    catalogue = catalogue_of(workspace)
    name = entry.metric.strip()
    if not ID.match(name) or len(name) > LONGEST_NAME // 2:
        raise FaultyInputError(
            _issue("metric", f"“{name}” is no short name.", "Use small letters, digits and _.")
        )
    if name in catalogue.metrics:
        raise FaultyInputError(
            _issue(
                "metric",
                f"There is a metric {name} already.",
                "Change its formula, or take a new name.",
            )
        )
    told = OwnDefinition(
        metric=name,
        version=catalogue.next_version(name),
        name=entry.name.strip(),
        formula=entry.formula.strip(),
        measured_in=entry.measured_in,
        better=entry.better or Better.NEITHER,
        definition=entry.definition.strip(),
        since=entry.since,
        by=by,
        at=workspace.now(),
        why=entry.why.strip(),
    )
    return _keep(workspace, catalogue, told)


def _keep(workspace: Workspace, catalogue: MetricCatalogue, told: OwnDefinition) -> OwnDefinition:
    if issues := (*_faults(told), *_faults_of_day(catalogue, told)):
        raise FaultyInputError(*issues)
    after = with_definition(catalogue, told)
    metric = after.get(told.reference)
    issues = tuple(_issue(key, what, "Mend it.") for key, what in faults_of(metric, after.metrics))
    if (metric.kind is Kind.MONEY) != (metric.measured_in == "money"):
        issues += (
            _issue(
                "measured_in",
                "Sums of money are measured in money, and nothing else is.",
                "Mend it.",
            ),
        )
    before = catalogue.in_force(told.metric, told.since) if told.metric in catalogue else None
    if before and after.formula_of(metric) == catalogue.formula_of(before):
        issues += (
            _issue(
                "formula", f"This is the formula of version {before.version}.", "Write another."
            ),
        )
    if issues:
        raise FaultyInputError(*issues)
    workspace.definitions.keep(told)
    return told


def _faults(told: OwnDefinition) -> Iterator[Issue]:
    longest = {"name": LONGEST_NAME, "formula": LONGEST_TEXT, "definition": LONGEST_TEXT}
    for field, most in (longest | {"why": LONGEST_TEXT}).items():
        text = getattr(told, field)
        if not text:
            yield _issue(field, "It is empty.", "Say it in words.")
        if len(text) > most:
            yield _issue(field, "The text is too long.", f"Use {most} characters at most.")
    if not FIRST_YEAR <= told.since.year < LAST_YEAR:
        yield _issue("since", f"{told.since} cannot be the day.", "Give the first day in force.")


def _faults_of_day(catalogue: MetricCatalogue, told: OwnDefinition) -> Iterator[Issue]:
    """Refuse a first day that would leave no day to a version that somebody said before."""
    if told.metric not in catalogue:
        return
    for one in catalogue.versions(told.metric):
        first = catalogue.since.get(one.reference)
        if first and one.reference not in catalogue.causes and told.since <= first:
            yield _issue(
                "since",
                f"Version {one.version} counts from {first} on; one from {told.since} on would "
                "leave it no day.",
                f"Give a day after {first}, or withdraw version {one.version} first.",
            )


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
