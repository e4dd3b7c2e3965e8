"""``trueline plan adopt FILE``: put a plan in force, as the pages show it."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plans import add_plan, plan_of


def _arguments(parser: ArgumentParser) -> None:
    add_plan(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    plan, workspace = plan_of(options), workspace_of(options)
    adopted = workspace.plans.adopt(plan, by="command line", now=workspace.now())
    return Answer(
        {
            "organisation": workspace.organisation,
            "version": adopted.number,
            "adopted_at": adopted.adopted_at,
        },
        f"{plan.title} is in force as version {adopted.number}.",
    )


COMMAND = Command(
    words=("plan", "adopt"),
    help="Put a plan document in force as the next version.",
    arguments=_arguments,
    run=_run,
)
