"""How commands ask for reports, and how they print them."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import day
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.scheduling.schedule import Schedule, Sending
from trueline.usecases.scheduling.wish import ReportWish

SHORT = 12


def add_wish(parser: ArgumentParser) -> None:
    """Let a command be told which report it is about, of which day, narrowed to what."""
    parser.add_argument("report", metavar="REPORT", help="name of a template, or id of a layout")
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the readings (today)")
    add_narrowing(parser)


def add_narrowing(parser: ArgumentParser) -> None:
    """Let a command be told over which days a report tells, and what it is narrowed to."""
    parser.add_argument(
        "--days", metavar="COUNT", type=int, help="days up to it that happenings are told of"
    )
    parser.add_argument("--scope", metavar="ID", default="", help="a scope of the plan alone")
    parser.add_argument("--channel", metavar="ID", default="", help="a channel of the plan alone")


def wish_of(options: Namespace) -> ReportWish:
    """Give what a command was asked for."""
    return ReportWish(
        options.report,
        getattr(options, "on", None),
        options.days,
        options.scope,
        options.channel,
    )


def issue_document(report: IssuedReport) -> dict[str, Any]:
    """Give an issued report as JSON-like values."""
    return {
        "id": report.id,
        "title": report.title,
        "report": report.wish.layout,
        "scope": report.wish.scope,
        "channel": report.wish.channel,
        "on": report.on.isoformat(),
        "as_of": report.as_of.isoformat(),
        "issued_at": report.issued_at.isoformat(),
        "by": report.by,
        "digest": report.digest,
        "plan": report.plan,
        "plan_digest": report.plan_digest,
        "revision": report.revision,
        "before": report.before,
    }


def issue_line(report: IssuedReport) -> str:
    """Give an issued report in a line."""
    return (
        f"{report.id}: {report.title}, read on {report.on}, plan version {report.plan}, ledger "
        f"revision {report.revision}, digest {report.digest[:SHORT]}"
    )


def schedule_document(schedule: Schedule) -> dict[str, Any]:
    """Give a schedule as JSON-like values."""
    return {
        "id": schedule.id,
        "report": schedule.wish.layout,
        "scope": schedule.wish.scope,
        "channel": schedule.wish.channel,
        "rhythm": schedule.rhythm.value,
        "weekday": schedule.weekday,
        "month_day": schedule.month_day,
        "hour": schedule.hour,
        "zone": schedule.zone,
        "recipients": list(schedule.recipients),
        "formats": list(schedule.formats),
        "is_paused": schedule.is_paused,
    }


def sending_document(sending: Sending) -> dict[str, Any]:
    """Give a sending as JSON-like values."""
    return {
        "schedule": sending.schedule,
        "due": sending.due.isoformat(),
        "state": sending.state.value,
        "tries": sending.tries,
        "report": sending.report,
        "sent_to": list(sending.sent_to),
        "why": sending.why,
    }
