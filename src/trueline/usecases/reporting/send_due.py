"""Send the reports that are due: each once to each recipient, tried again where it failed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trueline.briefing.blocks import Briefing
from trueline.core.errors import ConflictError, TruelineError
from trueline.usecases.reporting.due import last_due
from trueline.usecases.reporting.issue import file_of, frozen_briefing, issue_named, issue_report
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.reporting.schedules import schedules
from trueline.usecases.scheduling.schedule import CUT_SHORT, Schedule, Sending, SendingState
from trueline.usecases.scheduling.sendings import SCHEDULES, SENDINGS
from trueline.usecases.workspace import Workspace

WAITS = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
"""How long is waited after each failure before it is tried again; then people are left to it."""


class NotSentError(TruelineError):
    """A mail could not be handed over; the text says why."""


@dataclass(frozen=True, slots=True)
class ReportMail:
    """A report on its way to one person.

    Attributes:
        to: Address.
        report: That is sent.
        briefing: All that it says.
        files: Name and bytes of what goes with it.
    """

    to: str
    report: IssuedReport
    briefing: Briefing
    files: tuple[tuple[str, bytes], ...]


Post = Callable[[ReportMail], None]
"""Hands a mail over; raises NotSentError."""


@dataclass(frozen=True, slots=True)
class SentReports:
    """What became of the reports that were due.

    Attributes:
        sent: Sendings that were handed over to all.
        failed: Sendings that were not.
    """

    sent: int = 0
    failed: int = 0


def send_due_reports(workspace: Workspace, post: Post, *, now: datetime) -> SentReports:
    """Send every report of an organisation that is due, each once, however often it is asked.

    Args:
        workspace: Of the organisation.
        post: Hands a mail over.
        now: The moment, in UTC.
    """
    done = [
        _send(workspace, post, schedule, sending, now)
        for schedule in schedules(workspace)
        if (sending := _take_up(workspace, schedule, now)) is not None
    ]
    sent = sum(one.state is SendingState.SENT for one in done)
    return SentReports(sent, len(done) - sent)


def send_again(workspace: Workspace, post: Post, sending: Sending, *, now: datetime) -> Sending:
    """Send a report now that was not sent, to those who did not get it yet.

    Args:
        workspace: Of the organisation.
        post: Hands a mail over.
        sending: That failed.
        now: The moment, in UTC.

    Raises:
        MissingError: Its schedule was ended.
        ConflictError: It is being sent at this moment.
    """
    schedule = SCHEDULES.get(workspace.entries, sending.schedule).record
    begun = replace(sending, state=SendingState.BEGUN, tries=sending.tries + 1, why="")
    return _send(workspace, post, schedule, _keep(workspace, begun, now), now)


def _take_up(workspace: Workspace, schedule: Schedule, now: datetime) -> Sending | None:
    """Keep that a sending begins and give it; None where nothing is due, or others see to it."""
    due = last_due(schedule, now)
    if schedule.is_paused or due is None:
        return None
    known = SENDINGS.find(workspace.entries, _name(schedule.id, due))
    if known is None:
        begun = Sending(schedule.id, due, SendingState.BEGUN)
    elif _is_to_try(known.record, now - known.at):
        begun = replace(known.record, state=SendingState.BEGUN, tries=known.record.tries + 1)
    else:
        return None
    try:
        return _keep(workspace, begun, now, after=known.number if known else 0)
    except ConflictError:
        return None


def _is_to_try(sending: Sending, age: timedelta) -> bool:
    match sending.state:
        case SendingState.SENT:
            return False
        case SendingState.BEGUN:
            return sending.tries <= len(WAITS) and age > CUT_SHORT
        case SendingState.FAILED:
            return sending.tries <= len(WAITS) and age >= WAITS[sending.tries - 1]


def _send(
    workspace: Workspace, post: Post, schedule: Schedule, sending: Sending, now: datetime
) -> Sending:
    """Make the report and hand it over to everybody who did not get it; what failed is kept."""
    by = f"schedule {schedule.id}"
    try:
        if sending.report:
            report = issue_named(workspace, sending.report)
        else:
            report = issue_report(workspace, schedule.wish, by=by)
            sending = _keep(workspace, replace(sending, report=report.id), now)
        briefing = frozen_briefing(workspace, report)
        files = tuple(
            (f"{report.wish.layout}-{report.id}.{one}", file_of(workspace, report, one, by=by))
            for one in schedule.formats
        )
    except TruelineError as why:
        return _keep(workspace, replace(sending, state=SendingState.FAILED, why=str(why)), now)
    waiting = [one for one in schedule.recipients if one not in sending.sent_to]
    mails = (ReportMail(one, report, briefing, files) for one in waiting)
    return _keep(workspace, _posted(post, sending, mails), now)


def _posted(post: Post, sending: Sending, mails: Iterable[ReportMail]) -> Sending:
    """Hand mails over, and say what became of the sending."""
    reached, faults = list(sending.sent_to), []
    for mail in mails:
        try:
            post(mail)
        except NotSentError as why:
            faults.append(f"{mail.to}: {why}")
        else:
            reached.append(mail.to)
    state = SendingState.FAILED if faults else SendingState.SENT
    return replace(sending, state=state, sent_to=tuple(reached), why=" ".join(faults))


def _keep(
    workspace: Workspace, sending: Sending, now: datetime, *, after: int | None = None
) -> Sending:
    SENDINGS.keep(
        workspace.entries,
        sending,
        about=_name(sending.schedule, sending.due),
        by=f"schedule {sending.schedule}",
        now=now,
        after=after,
    )
    return sending


def _name(schedule: str, due: datetime) -> str:
    return f"{schedule} {due:%Y-%m-%dT%H:%M}"
