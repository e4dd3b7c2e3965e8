"""Set up, change and list schedules by which reports go out by themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import available_timezones

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.coordinating.numbered import keep_new
from trueline.usecases.print_report import known_formats
from trueline.usecases.reporting.frames import frame_of
from trueline.usecases.reporting.layouts import layout_named
from trueline.usecases.scheduling.schedule import Rhythm, Schedule
from trueline.usecases.scheduling.sendings import SCHEDULES
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace

ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\"]+")
MOST_RECIPIENTS = 50
LAST_HOUR, LAST_WEEKDAY, LAST_DAY = 23, 6, 28


@dataclass(frozen=True, slots=True)
class ScheduleWish:
    """What is asked of a schedule.

    Attributes:
        wish: What is asked of the report.
        rhythm: How often.
        recipients: Addresses.
        formats: Endings of the files that go with it.
        zone: Name of the time zone.
        weekday: Day of the week, Monday is 0.
        month_day: Day of the month, 1 to 28.
        hour: Of the day, 0 to 23.
    """

    wish: ReportWish
    rhythm: Rhythm
    recipients: tuple[str, ...]
    formats: tuple[str, ...]
    zone: str
    weekday: int = 0
    month_day: int = 1
    hour: int = 7


def schedule_report(workspace: Workspace, asked: ScheduleWish, *, by: str) -> Schedule:
    """Let a report go out by itself from now on.

    Args:
        workspace: Of the organisation.
        asked: All of it.
        by: Who sets it up.

    Raises:
        FaultyInputError: Something of it cannot be; the issues name the fields.
        MissingError: There is no such report, or no plan in force.
    """
    if issues := tuple(_issues(workspace, asked)):
        raise FaultyInputError(*issues)
    now = workspace.now()

    def schedule(name: str) -> Schedule:
        return Schedule(
            id=name,
            wish=replace(asked.wish, on=None),
            rhythm=asked.rhythm,
            weekday=asked.weekday,
            month_day=asked.month_day,
            hour=asked.hour,
            zone=asked.zone,
            recipients=tuple(dict.fromkeys(one.strip() for one in asked.recipients)),
            formats=asked.formats,
            since=now,
        )

    return keep_new(workspace.entries, SCHEDULES, schedule, day=now.date(), by=by, now=now)


def schedules(workspace: Workspace) -> tuple[Schedule, ...]:
    """Give every schedule, by id."""
    return tuple(one.record for one in SCHEDULES.newest(workspace.entries))


def pause_schedule(workspace: Workspace, name: str, *, by: str, is_paused: bool) -> Schedule:
    """Let a schedule wait, or go on; what came due while it waited is not sent.

    Raises:
        MissingError: There is none of this id.
    """
    kept = SCHEDULES.get(workspace.entries, name)
    now = workspace.now()
    changed = replace(kept.record, is_paused=is_paused, since=now)
    SCHEDULES.keep(workspace.entries, changed, about=name, by=by, now=now, after=kept.number)
    return changed


def end_schedule(workspace: Workspace, name: str, *, by: str) -> Schedule:
    """Send a report no more, and give what was set; ``put_back_schedule`` sets it again.

    Raises:
        MissingError: There is none of this id.
    """
    kept = SCHEDULES.get(workspace.entries, name)
    SCHEDULES.keep(
        workspace.entries, None, about=name, by=by, now=workspace.now(), after=kept.number
    )
    return kept.record


def put_back_schedule(workspace: Workspace, name: str, *, by: str) -> Schedule:
    """Set a schedule again that was ended; what came due meanwhile is not sent.

    Raises:
        MissingError: There never was one of this id.
    """
    known = SCHEDULES.history(workspace.entries, name)
    if not known:
        raise MissingError(f"There is no schedule {name}.")
    now = workspace.now()
    again = replace(known[-1].record, since=now)
    SCHEDULES.keep(workspace.entries, again, about=name, by=by, now=now)
    return again


def _issues(workspace: Workspace, asked: ScheduleWish) -> Iterator[Issue]:
    layout = layout_named(workspace, asked.wish.layout)
    try:
        frame_of(workspace, layout, asked.wish, as_of=workspace.now())
    except FaultyInputError as faulty:
        yield from faulty.issues
    yield from _faults_of_recipients(asked.recipients)
    yield from _faults_of_time(asked)
    known = known_formats()
    for one in asked.formats:
        if one not in known:
            yield _issue("formats", f"There is no format {one}.", f"Choose of {', '.join(known)}.")


def _faults_of_recipients(recipients: tuple[str, ...]) -> Iterator[Issue]:
    if not any(one.strip() for one in recipients):
        yield _issue("recipients", "Nobody is to get it.", "Give at least one address.")
    if len(recipients) > MOST_RECIPIENTS:
        what = f"{len(recipients)} addresses are more than the {MOST_RECIPIENTS} that one takes."
        yield _issue("recipients", what, "Set up a second schedule, or use a list's address.")
    for one in recipients:
        if not ADDRESS.fullmatch(one.strip()):
            remedy = "Write it as name@example.com, one a line."
            yield _issue("recipients", f"“{one}” is no address.", remedy)


def _faults_of_time(asked: ScheduleWish) -> Iterator[Issue]:
    if asked.zone not in available_timezones():
        remedy = "Write a name such as Europe/Dublin."
        yield _issue("zone", f"“{asked.zone}” is no time zone.", remedy)
    limits: Mapping[str, tuple[int, int, int]] = {
        "hour": (asked.hour, 0, LAST_HOUR),
        "weekday": (asked.weekday, 0, LAST_WEEKDAY),
        "month_day": (asked.month_day, 1, LAST_DAY),
    }
    for field, (value, least, most) in limits.items():
        if not least <= value <= most:
            yield _issue(field, f"{value} cannot be.", f"Give {least} to {most}.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
