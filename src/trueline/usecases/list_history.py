"""List what happened to the ledger: every commit, whoever made it and whatever its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trueline.facts.batch import Batch
from trueline.usecases.workspace import Workspace

SHOWN = 50


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some commits of the ledger, and where they stand among all.

    Attributes:
        batches: Records of commits, newest first.
        number: Of the page, from 1 with the newest.
        page_count: Pages in all; at least 1.
        commit_count: Commits in all.
    """

    batches: Sequence[Batch]
    number: int
    page_count: int
    commit_count: int


def list_history(
    workspace: Workspace, number: int = 1, *, as_of: datetime | int | None = None
) -> HistoryPage:
    """Give a page of the history; a number beyond the last gives the last.

    Args:
        workspace: Whose ledger.
        number: Of the page, from 1 with the newest commits.
        as_of: Moment or revision whose knowledge counts; later commits are left out.
    """
    newest = workspace.facts.snapshot().revision
    known = newest if as_of is None else workspace.facts.snapshot(as_of=as_of).revision
    page_count = max(-(-known // SHOWN), 1)
    number = min(max(number, 1), page_count)
    skip = newest - known + SHOWN * (number - 1)
    batches = workspace.facts.history(count=min(SHOWN, newest - skip), skip=skip) if known else ()
    return HistoryPage(batches, number, page_count, known)
