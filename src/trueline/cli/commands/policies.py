"""``trueline policies``: who accepted each policy, and who knows what it says."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.ruled import policies_document, policies_lines
from trueline.usecases.coordinating.policies.read_policies import read_policies


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day that is looked at (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    on = options.on or workspace.today
    found = read_policies(workspace, plan, on=on, as_of=options.as_of)
    return Answer(policies_document(found), "\n".join(policies_lines(found)))


COMMAND = Command(
    words=("policies",),
    help="Say who accepted each policy, who passed its quiz, and who still owes it.",
    arguments=_arguments,
    run=_run,
)
