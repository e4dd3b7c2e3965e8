"""``trueline plan adopt FILE``: put a plan in force, as the pages show it."""

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.plans import add_plan, plan_of
from trueline.cli.usage import WrongUseError
from trueline.usecases.adopt_plan import Acceptance, adopt_plan

USUAL = timedelta(days=30)
"""For how long what blocks is accepted unless a day is named."""


def _arguments(parser: ArgumentParser) -> None:
    add_plan(parser)
    parser.add_argument("--reason", metavar="TEXT", default="", help="why there is a new version")
    parser.add_argument(
        "--accept",
        metavar="REASON",
        default="",
        help="accept what blocks, and why; it counts again after --until",
    )
    parser.add_argument(
        "--until",
        metavar="DAY",
        type=day,
        help="first day on which it counts again (30 days ahead)",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = plan_of(options, workspace)
    adopted = adopt_plan(
        workspace, plan, by=BY, reason=options.reason, accept=_acceptance(options, workspace.today)
    )
    return Answer(
        {
            "organisation": workspace.organisation,
            "version": adopted.number,
            "digest": adopted.digest,
            "adopted_at": adopted.adopted_at,
        },
        f"{plan.title} is in force as version {adopted.number}.",
    )


def _acceptance(options: Namespace, today: date) -> Acceptance | None:
    if options.until and not options.accept:
        raise WrongUseError("--until goes with --accept REASON.")
    until = options.until or today + USUAL
    return Acceptance(options.accept, until) if options.accept else None


COMMAND = Command(
    words=("plan", "adopt"),
    help="Put a plan document in force as the next version.",
    arguments=_arguments,
    run=_run,
)
