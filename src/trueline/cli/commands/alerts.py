"""``trueline alerts``: what people should be told of on a day, one a cause."""

from argparse import ArgumentParser, Namespace

from trueline.cli.alert_lines import alert_document, alert_lines
from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.usecases.watching.alerts import alerts


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day that is looked at (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    on = options.on or workspace.today
    found = alerts(workspace, plan, on=on, as_of=options.as_of)
    document = {"on": on, "alerts": [alert_document(one) for one in found]}
    return Answer(document, "\n".join(alert_lines(found)) or f"Nothing to tell on {on}.")


COMMAND = Command(
    words=("alerts",),
    help="Tell what needs to be known: gaps first, then changes, broken guesses, disagreements.",
    arguments=_arguments,
    run=_run,
)
