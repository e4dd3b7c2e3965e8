"""Zendesk: one row for each ticket in 41 columns, as the ticket stood when it was exported."""

from datetime import datetime, timedelta
from typing import Final

from trueline.demo.inbox import Ticket, all_tickets
from trueline.demo.people import email_of, name_of
from trueline.demo.story import Window
from trueline.demo.writers.tables import Cell, quoted_text

HEADER: Final = (
    "Summation column", "Id", "Requester", "Requester id", "Requester external id",
    "Requester email", "Requester domain", "Submitter", "Assignee", "Group", "Subject", "Tags",
    "Status", "Priority", "Via", "Ticket type", "Created at", "Updated at", "Assigned at",
    "Organization", "Due date", "Initially assigned at", "Solved at", "Resolution time",
    "Satisfaction Score", "Group stations", "Assignee stations", "Reopens", "Replies",
    "First reply time in minutes", "First reply time in minutes within business hours",
    "First resolution time in minutes", "First resolution time in minutes within business hours",
    "Full resolution time in minutes", "Full resolution time in minutes within business hours",
    "Agent wait time in minutes", "Agent wait time in minutes within business hours",
    "Requester wait time in minutes", "Requester wait time in minutes within business hours",
    "On hold time in minutes", "On hold time in minutes within business hours",
)  # fmt: skip

MINUTE: Final = timedelta(minutes=1)


def write_tickets(window: Window) -> bytes:
    """Give the tickets that were opened inside a window."""
    made_at = window.made_at.replace(tzinfo=None)
    inside = (one for one in all_tickets() if window.first <= one.opened_at.date() <= window.last)
    return quoted_text([HEADER, *(_row(ticket, made_at) for ticket in inside)]).encode()


def _row(ticket: Ticket, made_at: datetime) -> tuple[Cell, ...]:
    replied = ticket.replied_at if ticket.replied_at and ticket.replied_at <= made_at else None
    solved = ticket.solved_at if ticket.solved_at and ticket.solved_at <= made_at else None
    name, opened = name_of(ticket.person), _moment(ticket.opened_at)
    first_reply = _waits(ticket.opened_at, replied, ticket.reply_working_minutes)
    resolution = _waits(ticket.opened_at, solved, ticket.solve_working_minutes)
    return (
        1, ticket.number, name, 500000 + ticket.person, "", email_of(ticket.person), "example.com",
        name, ticket.agent, "Customer service", ticket.subject, ticket.route.split()[0].lower(),
        "Closed" if solved else "Open", "Normal", ticket.route, "Question", opened,
        _moment(solved or replied or ticket.opened_at), opened, "", "", opened, _moment(solved), "",
        ticket.rating if solved else "", 1, 1, 0, ticket.reply_count if replied else 0,
        *first_reply, *resolution, *resolution, 10, 5, 30, 20, 0, 0,
    )  # fmt: skip


def _waits(opened: datetime, done: datetime | None, working: int | None) -> tuple[Cell, Cell]:
    if done is None or working is None:
        return "", ""
    return int((done - opened) / MINUTE), working


def _moment(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if when else ""
