"""``trueline training``: who has taken what they need, and whose courses are overdue."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.ruled import training_document, training_lines
from trueline.usecases.coordinating.training.read_training import read_training


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day that is looked at (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    on = options.on or workspace.today
    found = read_training(workspace, plan, on=on, as_of=options.as_of)
    return Answer(training_document(found), "\n".join(training_lines(found)))


COMMAND = Command(
    words=("training",),
    help="Say who has taken the courses that they need, and whose are overdue.",
    arguments=_arguments,
    run=_run,
)
