"""``trueline plan print REPORT FILE``: a plan's tree or a channel's action plan, as PDF or SVG."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import add_kept_choice, kept_plan
from trueline.cli.written import write_file
from trueline.contracts.report import ReportGround
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.print_report import print_report, stands_as


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="plan-tree or channel-action-plan")
    parser.add_argument("file", metavar="FILE", type=Path, help="to write; .pdf or .svg")
    parser.add_argument(
        "--part", metavar="PATH", default="", help="such as channels/instagram or scopes/service"
    )
    add_kept_choice(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    chosen = kept_plan(options, workspace)
    ground = ReportGround(
        plan=chosen.plan,
        stands=stands_as(workspace, chosen.version),
        digest=chosen.digest,
        metrics=catalogue_of(workspace),
        subject=options.part,
    )
    printed = print_report(ground, options.report, options.file.suffix.removeprefix("."))
    write_file(options.file, printed.content)
    document = {
        "file": str(options.file),
        "plan": chosen.name,
        "digest": chosen.digest,
        "pages": printed.page_count,
    }
    pages = "1 page" if printed.page_count == 1 else f"{printed.page_count} pages"
    return Answer(document, f"{options.file}: {chosen.name}, {pages}.")


COMMAND = Command(
    words=("plan", "print"),
    help="Print a plan's tree or a channel's action plan.",
    arguments=_arguments,
    run=_run,
)
