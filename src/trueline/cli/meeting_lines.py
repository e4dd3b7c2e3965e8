"""Meetings as the command line says them."""

from argparse import ArgumentParser
from typing import Any

from trueline.cli.asking import add_organisation
from trueline.coordination.reviewing.changing import item_of, minuted_of
from trueline.coordination.reviewing.ordering import numbered
from trueline.coordination.reviewing.session import Session
from trueline.core.codec import encode
from trueline.core.errors import MissingError
from trueline.plan.governance.clock import zone_of
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.coordinating.reviewing.agenda import Agenda
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.usecases.workspace import Workspace

DAYS_AHEAD = 92


def add_meeting(parser: ArgumentParser) -> None:
    """Let a command be told which meeting it is about."""
    parser.add_argument("meeting", metavar="MEETING", help="id of the meeting")
    add_organisation(parser)


def next_id(workspace: Workspace) -> str:
    """Give the id of the meeting that is open, or else the next that is planned.

    Raises:
        MissingError: None is planned for the next three months.
    """
    adopted = workspace.plans.adopted()
    today = workspace.today
    until = today.fromordinal(today.toordinal() + DAYS_AHEAD)
    plan = adopted.plan if adopted else None
    for one in planned_meetings(workspace, plan, today, until):
        if not one.is_over:
            return one.id
    raise MissingError("No meeting is planned for the next three months; name one by its id.")


def item_key(workspace: Workspace, meeting: str, named: str) -> str:
    """Give the key of an item that is named by its key or by its number on the agenda.

    Raises:
        MissingError: There is no such item, or no such meeting.
    """
    session = sitting_of(workspace, meeting).session
    if named.isdecimal():
        for number, one in numbered(session.agenda):
            if number == int(named):
                return one.key
    return item_of(session, named).key


def agenda_document(found: Agenda) -> dict[str, Any]:
    """Give an agenda for ``--json``."""
    session = found.sitting.session
    return {
        "meeting": session.id,
        "title": session.title,
        "starts": session.starts,
        "status": session.status,
        "is_live": found.is_live,
        "minutes": found.minutes,
        "items": [
            {"number": number, **encode(one), "said": encode(minuted_of(session, one.key))}
            for number, one in numbered(found.items)
        ],
    }


def agenda_lines(found: Agenda) -> list[str]:
    """Give an agenda as lines for people."""
    session = found.sitting.session
    starts = session.starts.astimezone(zone_of(session.zone))
    lines = [f"{session.title} ({session.id}), {starts:%Y-%m-%d %H:%M} {session.zone or 'UTC'}"]
    for number, one in numbered(found.items):
        lines += [f"{number:>3}  {one.title}  [{one.part}, {one.minutes} min]"]
        lines += [f"     {line}" for line in one.says.splitlines()]
        lines += [f"     {line}" for line in _said(session, one.key)]
    return lines


def _said(session: Session, key: str) -> list[str]:
    said = minuted_of(session, key)
    lines = [f"> {line}" for line in said.text.splitlines()]
    lines += [f"class: {said.variance}"] if said.variance else []
    return [*lines, "left for the next meeting"] if said.is_parked else lines
