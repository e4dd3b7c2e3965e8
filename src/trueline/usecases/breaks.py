"""The break ledger: days on which a metric changed what it counts, well-known and own ones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from trueline.contracts.break_shelf import BreakEntry
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.metrics.breaks import DefinitionBreak, known_breaks, newest_first
from trueline.metrics.catalogue import MetricCatalogue, overruled_by
from trueline.metrics.metric import Metric
from trueline.metrics.own import OwnDefinition
from trueline.usecases.known_metrics import catalogue_of, moment_of
from trueline.usecases.workspace import Workspace

LONGEST_TEXT = 500


def definition_breaks(
    workspace: Workspace, *, as_of: datetime | int | None = None
) -> tuple[DefinitionBreak, ...]:
    """Give every break that is known, newest first: networks' and the organisation's own.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts; None, or a revision, for what is known today.
    """
    own = workspace.breaks.all(as_of=moment_of(as_of))
    changes = changes_of(catalogue_of(workspace, as_of=as_of), workspace.definitions.all())
    return newest_first((*known_breaks(), *own, *changes))


def add_break(
    workspace: Workspace, entry: BreakEntry, *, by: str, replaces: str = ""
) -> DefinitionBreak:
    """Keep a break that a person knows of, new or in the place of one of their own.

    Args:
        workspace: Of the organisation.
        entry: What they say.
        by: Who says so.
        replaces: Id of the own break that it takes the place of; empty for a new one.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no own break to replace.
    """
    told = replace(
        entry,
        network=entry.network.strip().casefold(),
        what=entry.what.strip(),
        bridge=entry.bridge.strip(),
        source=entry.source.strip(),
    )
    if issues := tuple(_faults(told, catalogue_of(workspace))):
        raise FaultyInputError(*issues)
    return workspace.breaks.keep(told, by=by, now=workspace.now(), replaces=replaces)


def remove_break(workspace: Workspace, name: str, *, by: str) -> DefinitionBreak:
    """Let a break that the organisation added count no more, and give it as it was.

    What was known before goes on to count with it.

    Raises:
        MissingError: There is none of this id among its own; those that Trueline brings stay.
    """
    return workspace.breaks.remove(name, by=by, now=workspace.now())


def changes_of(metrics: MetricCatalogue, own: Iterable[OwnDefinition]) -> Iterator[DefinitionBreak]:
    """Yield a break for each definition that took the place of another, said or followed.

    Args:
        metrics: The organisation's.
        own: What it defined, for who said so and why.
    """
    said = {one.reference: one for one in own}
    for reference, day in metrics.since.items():
        metric, cause = metrics.get(reference), metrics.causes.get(reference, "")
        eras = metrics.eras(reference)
        before = eras[[one.reference for _, one in eras].index(reference) - 1][1]
        told = said.get(cause or reference)
        yield DefinitionBreak(
            id=f"{metric.id}-{metric.version}",
            network="",
            metric=metric.id,
            day=day,
            what=_what_changed(metrics, before, metric, told),
            bridge="",
            source=", ".join((f"Version {metric.version}", *_by(told))),
            settled=day,
            version=metric.version,
            overruled=overruled_by(metrics, metric),
        )


def _by(told: OwnDefinition | None) -> tuple[str, ...]:
    return (f"by {told.by}", str(told.at.date())) if told else ()


def _what_changed(
    metrics: MetricCatalogue, before: Metric, metric: Metric, told: OwnDefinition | None
) -> str:
    why = f" {told.why}" if told else ""
    cause = metrics.causes.get(metric.reference)
    if cause is None:
        return f"The formula was {before.formula} and is {metric.formula}.{why}"
    part = metrics.get(cause)
    return f"It is made of {part.name}, which is defined anew ({cause}): {part.formula}.{why}"


def _faults(entry: BreakEntry, metrics: MetricCatalogue) -> Iterator[Issue]:
    if entry.metric not in metrics.metrics:
        yield _issue("metric", f"There is no metric {entry.metric}.", "Choose one of the list.")
    if not FIRST_YEAR <= entry.day.year < LAST_YEAR:
        yield _issue("day", f"{entry.day} cannot be the day.", "Give the day of the change.")
    if not entry.what:
        yield _issue("what", "Nothing says what changed.", "Say it in a sentence.")
    for field in ("network", "what", "bridge", "source"):
        if len(getattr(entry, field)) > LONGEST_TEXT:
            yield _issue(field, "The text is too long.", f"Use {LONGEST_TEXT} characters at most.")
    if entry.is_renaming and not entry.bridge:
        yield _issue("bridge", "A renaming goes on as something.", "Say how the series goes on.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
