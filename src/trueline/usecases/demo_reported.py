"""Reports of the demo: laid out, issued and set to go out, as anyone would do it."""

from dataclasses import replace

from trueline.demo.reported import REPORT
from trueline.usecases.reporting.books import ISSUES, LAYOUTS
from trueline.usecases.reporting.build_layout import begin_layout, describe_layout
from trueline.usecases.reporting.issue import issue_report
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.place_parts import add_part, tell_part
from trueline.usecases.reporting.schedules import ScheduleWish, schedule_report
from trueline.usecases.scheduling.schedule import Rhythm
from trueline.usecases.scheduling.sendings import SCHEDULES
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace


def report_demo(workspace: Workspace) -> None:
    """Lay the report of the story out, issue it once and let it go out from now on.

    What was done before stays.

    Args:
        workspace: The demo organisation's, with all that its story tells before.

    Raises:
        FaultyInputError: The report cannot be made; the demo is at fault.
    """
    then = replace(workspace, now=lambda: REPORT.issued_at)
    layout = _laid_out(then)
    if not ISSUES.newest(workspace.entries):
        issue_report(then, ReportWish(layout), by=REPORT.by)
    if not SCHEDULES.newest(workspace.entries):
        asked = ScheduleWish(
            wish=ReportWish(layout),
            rhythm=Rhythm.WEEKLY,
            recipients=REPORT.recipients,
            formats=("pdf",),
            zone=REPORT.zone,
            weekday=REPORT.weekday,
            hour=REPORT.hour,
        )
        schedule_report(workspace, asked, by=REPORT.by)


def _laid_out(then: Workspace) -> str:
    """Lay it out part by part from where that was cut short, and give its id."""
    known = next((one.record for one in LAYOUTS.newest(then.entries)), None)
    layout = known or begin_layout(then, REPORT.title, by=REPORT.by)
    if known is not None and len(known.parts) >= len(REPORT.parts):
        return layout.id
    for part in REPORT.parts[len(layout.parts) :]:
        add_part(then, layout.id, part, by=REPORT.by)
    told = Layout(layout.id, REPORT.title, about=REPORT.about)
    describe_layout(then, layout.id, told, by=REPORT.by)
    heading, text = REPORT.words
    tell_part(then, layout.id, 0, {"heading": heading, "text": text}, by=REPORT.by)
    return layout.id
