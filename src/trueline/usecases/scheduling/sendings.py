"""What became of sendings, and which of them failed."""

from datetime import datetime

from trueline.contracts.books import Book, Kept
from trueline.usecases.scheduling.schedule import CUT_SHORT, Schedule, Sending, SendingState
from trueline.usecases.workspace import Workspace

SCHEDULES = Book("report schedule", Schedule)
SENDINGS = Book("report sending", Sending)


def sendings(workspace: Workspace, *, as_of: datetime | None = None) -> tuple[Sending, ...]:
    """Give what became of every sending, the newest due first.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    found = (one.record for one in SENDINGS.newest(workspace.entries, as_of=as_of))
    return tuple(sorted(found, key=lambda one: (one.due, one.schedule), reverse=True))


def failed_sendings(
    workspace: Workspace, *, now: datetime, as_of: datetime | None = None
) -> tuple[Sending, ...]:
    """Give the newest sending of each schedule where it failed or was cut short.

    Args:
        workspace: Of the organisation.
        now: The present moment, in UTC.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    newest: dict[str, Kept[Sending]] = {}
    for kept in SENDINGS.newest(workspace.entries, as_of=as_of):
        last = newest.get(kept.record.schedule)
        if last is None or last.record.due < kept.record.due:
            newest[kept.record.schedule] = kept
    return tuple(kept.record for kept in newest.values() if _has_failed(kept, now))


def _has_failed(kept: Kept[Sending], now: datetime) -> bool:
    is_cut = kept.record.state is SendingState.BEGUN and now - kept.at > CUT_SHORT
    return is_cut or kept.record.state is SendingState.FAILED
