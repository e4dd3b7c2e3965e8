"""How the command line puts meetings: when, how they stand, and how well they were held."""

from collections.abc import Iterable, Iterator
from typing import Any

from trueline.cli.printing import table
from trueline.coordination.meeting.adherence import Adherence
from trueline.coordination.meeting.meeting import Meeting
from trueline.core.codec import encode
from trueline.core.percent import per_cent
from trueline.plan.document import Plan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace

HEADINGS = ("meeting", "begins", "zone", "min", "status", "title", "why")


def plan_of(workspace: Workspace) -> Plan | None:
    """Give the plan in force; None where there is none."""
    adopted = plan_in_force(workspace)
    return adopted.plan if adopted else None


def meeting_document(meeting: Meeting) -> dict[str, Any]:
    """Give a meeting for ``--json``."""
    session = meeting.session
    return {
        "meeting": session.id,
        "series": session.series,
        "body": session.body,
        "title": session.title,
        "starts": session.starts.isoformat(),
        "ends": meeting.ends.isoformat(),
        "local": meeting.local.isoformat(),
        "zone": session.zone,
        "minutes": session.minutes,
        "place": session.place,
        "status": session.status.value,
        "day_by_rule": meeting.occurrence.by_rule.isoformat() if meeting.occurrence else None,
        "is_moved": meeting.is_moved,
        "because": meeting.because,
        "told": meeting.told,
        "changes": meeting.changes,
    }


def meeting_lines(meetings: Iterable[Meeting]) -> str:
    """Give a line for each meeting."""
    return table(HEADINGS, map(_row, meetings))


def one_line(meeting: Meeting) -> str:
    """Say when a meeting is, in a line."""
    words = f"{meeting.session.title} ({meeting.id}): {meeting.local:%a %Y-%m-%d %H:%M} "
    odd = f" {meeting.told}" if meeting.told else ""
    return f"{words}{meeting.session.zone}, {meeting.session.status}.{odd}"


def adherence_document(found: Iterable[Adherence]) -> list[dict[str, Any]]:
    """Give review adherence for ``--json``; all together is the one without a series."""
    return [encode(one) | {"in_time": one.in_time, "share": one.share} for one in found]


def adherence_lines(found: Iterable[Adherence]) -> Iterator[str]:
    """Yield a line for all together and for each series, with what was not held."""
    for one in found:
        name = one.title or "All together"
        share = "none was due" if one.share is None else per_cent(one.share)
        yield (f"{name}: {one.in_time} of {len(one.due)} held in time since {one.since} ({share})")
        if one.series:
            yield from (f"  {gone.day}: {gone.held}" for gone in one.missed)


def _row(meeting: Meeting) -> tuple[str, ...]:
    session = meeting.session
    return (
        session.id,
        f"{meeting.local:%a %Y-%m-%d %H:%M}",
        session.zone,
        str(session.minutes),
        session.status.value,
        session.title,
        " ".join(filter(None, (meeting.because, meeting.told))),
    )
