"""``trueline report issue REPORT``: make a report and keep all that it says, once and for all."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.reports import add_wish, issue_document, issue_line, wish_of
from trueline.usecases.reporting.issue import issue_report


def _arguments(parser: ArgumentParser) -> None:
    add_wish(parser)
    parser.add_argument("--by", metavar="NAME", default=BY, help="who issues it")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    report = issue_report(
        workspace_of(options), wish_of(options), by=options.by, as_of=options.as_of
    )
    return Answer(issue_document(report), f"Issued {issue_line(report)}.")


COMMAND = Command(
    words=("report", "issue"),
    help="Make a report and keep all that it says, once and for all.",
    arguments=_arguments,
    run=_run,
)
