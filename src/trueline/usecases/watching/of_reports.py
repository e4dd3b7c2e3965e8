"""Alerts of scheduled reports: those that could not be sent."""

from collections.abc import Iterator
from datetime import datetime

from trueline.usecases.scheduling.sendings import SCHEDULES, failed_sendings
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.workspace import Workspace

CUT_SHORT = "It was cut short; nobody knows whom it reached."


def alerts_of_reports(workspace: Workspace, *, as_of: datetime | None = None) -> Iterator[Alert]:
    """Yield the scheduled reports whose newest sending did not reach everybody.

    Args:
        workspace: Of the organisation.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    now = as_of or workspace.now()
    known = {one.about for one in SCHEDULES.newest(workspace.entries, as_of=as_of)}
    for one in failed_sendings(workspace, now=now, as_of=as_of):
        if one.schedule in known:
            yield Alert(
                id=f"report:{one.schedule}:{one.due.isoformat()}",
                kind=AlertKind.REPORT,
                since=one.due.date(),
                title=f"A scheduled report was not sent, tried {one.tries} times",
                why=one.why or CUT_SHORT,
                about=one.schedule,
            )
