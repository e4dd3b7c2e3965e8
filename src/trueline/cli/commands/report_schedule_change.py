"""``trueline report schedule change ID``: let a schedule wait, go on, or end."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.reports import schedule_document
from trueline.usecases.reporting.schedules import end_schedule, pause_schedule


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="of a schedule")
    to_do = parser.add_mutually_exclusive_group(required=True)
    to_do.add_argument("--pause", action="store_true", help="send nothing until it goes on")
    to_do.add_argument("--resume", action="store_true", help="go on from now")
    to_do.add_argument("--end", action="store_true", help="send nothing any more")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    if options.end:
        ended = end_schedule(workspace, options.id, by=BY)
        return Answer(schedule_document(ended), f"{ended.id}: ended.")
    changed = pause_schedule(workspace, options.id, by=BY, is_paused=options.pause)
    said = "waits" if changed.is_paused else "goes on from now"
    return Answer(schedule_document(changed), f"{changed.id}: {said}.")


COMMAND = Command(
    words=("report", "schedule", "change"),
    help="Let a schedule wait, go on, or end.",
    arguments=_arguments,
    run=_run,
)
