"""``trueline report list``: reports that can be made, those that were issued, and schedules."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.cli.reports import issue_document, schedule_document, sending_document
from trueline.usecases.reporting.issue import issues
from trueline.usecases.reporting.layouts import own_layouts, templates
from trueline.usecases.reporting.schedules import schedules
from trueline.usecases.scheduling.sendings import sendings


def _arguments(parser: ArgumentParser) -> None:
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    layouts = (*templates(), *own_layouts(workspace))
    issued, planned, sent = issues(workspace), schedules(workspace), sendings(workspace)
    document = {
        "reports": [
            {
                "name": one.id,
                "title": one.title,
                "about": one.about,
                "needs": one.needs,
                "days": one.days,
                "is_own": one.is_own,
                "parts": [each.part for each in one.parts],
            }
            for one in layouts
        ],
        "issued": [issue_document(one) for one in issued],
        "schedules": [schedule_document(one) for one in planned],
        "sendings": [sending_document(one) for one in sent],
    }
    lines = [table(("report", "needs", "says"), ((o.id, o.needs or "–", o.about) for o in layouts))]
    if issued:
        rows = ((one.id, str(one.on), one.title, one.by) for one in issued)
        lines += ["", table(("issued", "read on", "title", "by"), rows)]
    if planned:
        times = ((o.id, o.rhythm.value, o.wish.layout, ", ".join(o.recipients)) for o in planned)
        lines += ["", table(("schedule", "rhythm", "report", "to"), times)]
    failed = [one for one in sent if one.why]
    lines += [
        f"Not sent: {one.schedule}, due {one.due:%Y-%m-%d %H:%M}: {one.why}" for one in failed
    ]
    return Answer(document, "\n".join(lines))


COMMAND = Command(
    words=("report", "list"),
    help="List reports that can be made, those that were issued, and schedules.",
    arguments=_arguments,
    run=_run,
)
