"""The library of reports as rows: layouts, issues, schedules with what became of their sendings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.plan.document import Plan
from trueline.usecases.reporting.due import next_due
from trueline.usecases.reporting.issue import issues
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.layouts import own_layouts, templates
from trueline.usecases.reporting.schedules import schedules
from trueline.usecases.scheduling.schedule import Rhythm, Schedule, Sending, SendingState
from trueline.usecases.scheduling.sendings import newest_sendings
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace
from trueline.web.reporting.forms import WEEKDAYS

RHYTHMS: dict[Rhythm, Promise] = {
    Rhythm.WEEKLY: gettext_lazy("every {0} at {1}:00, {2}"),
    Rhythm.MONTHLY: gettext_lazy("on day {0} of every month at {1}:00, {2}"),
    Rhythm.QUARTERLY: gettext_lazy("on day {0} of every quarter at {1}:00, {2}"),
}


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A schedule in a list.

    Attributes:
        schedule: As it is set.
        title: Of its report.
        narrowed: To which scope and channel, in words; empty for neither.
        when: In words.
        next: When it is sent next, in UTC.
        last: What became of its newest sending; None before the first.
        has_failed: Whether that did not reach everybody.
    """

    schedule: Schedule
    title: str
    narrowed: str
    when: str
    next: datetime
    last: Sending | None
    has_failed: bool


@dataclass(frozen=True, slots=True)
class Library:
    """All reports of an organisation.

    Attributes:
        templates: Layouts that come with Trueline.
        own: Layouts of its own.
        issued: The newest first.
        schedules: By id.
    """

    templates: tuple[Layout, ...]
    own: tuple[Layout, ...]
    issued: tuple[IssuedReport, ...]
    schedules: tuple[ScheduleRow, ...]


def library_of(workspace: Workspace, plan: Callable[[], Plan | None]) -> Library:
    """Give the library of an organisation.

    Args:
        workspace: Of the organisation.
        plan: Gives the plan in force, for names of scopes and channels; None before the first.
    """
    own = own_layouts(workspace)
    titles = {one.id: one.title for one in (*templates(), *own)}
    rows = _schedule_rows(workspace, plan, titles)
    return Library(templates(), own, issues(workspace), rows)


def narrowed_words(wish: ReportWish, plan: Plan | None) -> str:
    """Say to which scope and channel a report is narrowed; empty for neither."""
    scopes = {one.id: one.name for one in plan.scopes} if plan else {}
    channels = {one.id: one.name for one in plan.channels} if plan else {}
    names = (scopes.get(wish.scope, wish.scope), channels.get(wish.channel, wish.channel))
    return ", ".join(name for name in names if name)


def _schedule_rows(
    workspace: Workspace, plan: Callable[[], Plan | None], titles: Mapping[str, str]
) -> tuple[ScheduleRow, ...]:
    known, now = schedules(workspace), workspace.now()
    if not known:
        return ()
    newest = {one.sending.schedule: one for one in newest_sendings(workspace, now=now)}
    is_narrowed = any(one.wish.scope or one.wish.channel for one in known)
    named_by = plan() if is_narrowed else None
    return tuple(
        ScheduleRow(
            one,
            titles.get(one.wish.layout, one.wish.layout),
            narrowed_words(one.wish, named_by),
            _when(one),
            next_due(one, now),
            last.sending if (last := newest.get(one.id)) else None,
            bool(last and last.has_failed),
        )
        for one in known
    )


def _when(schedule: Schedule) -> str:
    day: object = schedule.month_day
    if schedule.rhythm is Rhythm.WEEKLY:
        day = dict(WEEKDAYS)[schedule.weekday]
    return str(RHYTHMS[schedule.rhythm]).format(day, schedule.hour, schedule.zone)


def sending_words(sending: Sending) -> str:
    """Say what became of a sending."""
    match sending.state:
        case SendingState.SENT:
            return _("sent")
        case SendingState.BEGUN:
            return _("being sent")
        case SendingState.FAILED:
            return _("not sent")
