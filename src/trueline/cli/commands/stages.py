"""``trueline stages``: which stage the organisation is at, and what is missing to close it."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.staged import stages_document, stages_lines
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import judge_stages


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the reading (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    on = options.on or workspace.today
    found = judge_stages(StageQuestion(workspace, plan, on, options.as_of))
    return Answer(stages_document(found), "\n".join(stages_lines(found)))


COMMAND = Command(
    words=("stages",),
    help="Say which stage the organisation is at, what it asks, and what is missing.",
    arguments=_arguments,
    run=_run,
)
