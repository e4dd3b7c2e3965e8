"""What came in so far: every source with its freshness, and the newest batches."""

from collections.abc import Sequence

from trueline.facts.batch import Batch
from trueline.usecases.list_sources import Source, list_sources
from trueline.usecases.workspace import Workspace
from trueline.web.remembered import Remembered

NEWEST_BATCHES = 25
SOURCES: Remembered[tuple[Source, ...]] = Remembered(32)


def imported(
    workspace: Workspace, batches: Sequence[Batch], *, wants_all: bool
) -> dict[str, object]:
    """Give what ``parts/imported.html`` shows.

    Args:
        workspace: Of the organisation.
        batches: All imports and corrections, newest first.
        wants_all: Whether all of them are listed, and not the newest only.
    """
    return {
        "batches": batches if wants_all else batches[:NEWEST_BATCHES],
        "batch_count": len(batches),
        "sources": _sources(workspace),
    }


def _sources(workspace: Workspace) -> list[tuple[Source, int]]:
    """Give every account with the number of days since its newest value."""
    ledger = workspace.facts.snapshot()
    key = (workspace.organisation, ledger.revision, ledger.known_at)
    found = SOURCES.get(key, lambda: list_sources(workspace))
    return [(source, (workspace.today - source.last_day).days) for source in found]
