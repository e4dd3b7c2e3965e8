"""What became of sendings, and which of them failed."""

from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.books import Book, Kept
from trueline.usecases.scheduling.schedule import CUT_SHORT, Schedule, Sending, SendingState
from trueline.usecases.workspace import Workspace

SCHEDULES = Book("report schedule", Schedule)
SENDINGS = Book("report sending", Sending)


@dataclass(frozen=True, slots=True)
class NewestSending:
    """The last that became of a schedule.

    Attributes:
        sending: Its newest.
        has_failed: Whether it failed or was cut short.
    """

    sending: Sending
    has_failed: bool


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
    return tuple(
        one.sending for one in newest_sendings(workspace, now=now, as_of=as_of) if one.has_failed
    )


def newest_sendings(
    workspace: Workspace, *, now: datetime, as_of: datetime | None = None
) -> tuple[NewestSending, ...]:
    """Give the newest sending of each schedule; arguments as of ``failed_sendings``."""
    newest: dict[str, Kept[Sending]] = {}
    for kept in SENDINGS.newest(workspace.entries, as_of=as_of):
        last = newest.get(kept.record.schedule)
        if last is None or last.record.due < kept.record.due:
            newest[kept.record.schedule] = kept
    return tuple(NewestSending(kept.record, _has_failed(kept, now)) for kept in newest.values())


def _has_failed(kept: Kept[Sending], now: datetime) -> bool:
    is_cut = kept.record.state is SendingState.BEGUN and now - kept.at > CUT_SHORT
    return is_cut or kept.record.state is SendingState.FAILED
