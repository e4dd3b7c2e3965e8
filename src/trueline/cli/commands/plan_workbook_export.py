"""``trueline plan workbook export FILE.xlsx``: the outline for people who think in spreadsheets."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import add_kept_choice, kept_plan
from trueline.cli.written import write_file
from trueline.usecases.plan_workbook import write_workbook


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="workbook to write, .xlsx")
    add_kept_choice(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    chosen = kept_plan(options, workspace_of(options))
    write_file(options.file, write_workbook(chosen.plan))
    document = {"file": str(options.file), "plan": chosen.name, "digest": chosen.digest}
    return Answer(document, f"{options.file}: the outline of {chosen.name}.")


COMMAND = Command(
    words=("plan", "workbook", "export"),
    help="Write a plan's outline as a workbook, one row a part.",
    arguments=_arguments,
    run=_run,
)
