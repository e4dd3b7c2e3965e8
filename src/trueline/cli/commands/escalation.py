"""``trueline escalation``: who is called when something goes wrong, and how drills went."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.ruled import escalation_document, escalation_lines
from trueline.usecases.coordinating.escalation.read_escalation import read_escalation


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day that is looked at (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    on = options.on or workspace.today
    found = read_escalation(workspace, plan, on=on, as_of=options.as_of)
    now = options.as_of or workspace.now()
    return Answer(escalation_document(found, now), "\n".join(escalation_lines(found, now)))


COMMAND = Command(
    words=("escalation",),
    help="Say who is called within how many minutes, and who answered in time when it was tried.",
    arguments=_arguments,
    run=_run,
)
