"""``trueline report show ID``: an issued report, written to a file or told in lines."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.briefing.stamping import document_of
from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.reports import issue_document, issue_line
from trueline.cli.written import write_file
from trueline.usecases.reporting.compare_issue import compare_issue
from trueline.usecases.reporting.issue import file_of, files_of, frozen_briefing, issue_named


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="of an issued report, such as 2026-11-20-1")
    parser.add_argument("--file", metavar="FILE", type=Path, help="write it, in this format")
    parser.add_argument(
        "--changed", action="store_true", help="which of its numbers are others by now"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    report = issue_named(workspace, options.id)
    document = issue_document(report)
    lines = [issue_line(report)]
    if options.file is not None:
        ending = options.file.suffix.removeprefix(".")
        write_file(options.file, file_of(workspace, report, ending, by=BY))
        lines.append(f"Written to {options.file}.")
    document["files"] = [
        {"format": one.ending, "digest": one.digest, "bytes": one.byte_count, "maker": one.maker}
        for one in files_of(workspace, report)
    ]
    if options.changed:
        compared = compare_issue(workspace, report)
        document["changed"] = list(compared.changed)
        document["compared"] = compared.count
        lines.append(f"{len(compared.changed)} of {compared.count} numbers are others by now.")
        lines += [
            f"  {one.section}, {one.row}, {one.column}: {one.then or '–'} → {one.now or '–'}"
            for one in compared.changed
        ]
    if options.json:
        document["briefing"] = document_of(frozen_briefing(workspace, report))
    return Answer(document, "\n".join(lines))


COMMAND = Command(
    words=("report", "show"),
    help="Show an issued report, write it to a file, or say which numbers changed since.",
    arguments=_arguments,
    run=_run,
)
