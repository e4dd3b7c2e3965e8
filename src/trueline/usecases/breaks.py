"""The break ledger: days on which a metric changed what it counts, well-known and own ones."""

from collections.abc import Iterator
from dataclasses import replace

from trueline.contracts.break_shelf import BreakEntry
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.metrics.breaks import DefinitionBreak, known_breaks, newest_first
from trueline.metrics.catalogue import MetricCatalogue
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

LONGEST_TEXT = 500


def definition_breaks(workspace: Workspace) -> tuple[DefinitionBreak, ...]:
    """Give every break that is known, newest first: networks' and the organisation's own."""
    return newest_first((*known_breaks(), *workspace.breaks.all(), *_changes(workspace)))


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


def remove_break(workspace: Workspace, name: str) -> DefinitionBreak:
    """Take out a break that the organisation added, and give it as it was.

    Raises:
        MissingError: There is none of this id among its own; those that Trueline brings stay.
    """
    return workspace.breaks.remove(name)


def _changes(workspace: Workspace) -> Iterator[DefinitionBreak]:
    """Yield a break for each definition of the organisation's own that replaced another."""
    own = workspace.definitions.all()
    metrics = catalogue_of(workspace)
    for told in (one for one in own if one.version > 1):
        before = metrics.get(f"{told.metric}@{told.version - 1}")
        yield DefinitionBreak(
            id=f"{told.metric}-{told.version}",
            network="",
            metric=told.metric,
            day=told.since,
            what=f"The formula was {before.formula} and is {told.formula}. {told.why}",
            bridge="",
            source=f"Version {told.version}, by {told.by}, {told.at.date()}",
            settled=told.since,
            version=told.version,
        )


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
