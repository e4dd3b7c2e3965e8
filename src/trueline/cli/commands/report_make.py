"""``trueline report make REPORT FILE``: a report as a file, without issuing it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.reports import add_wish, wish_of
from trueline.cli.written import write_file
from trueline.usecases.print_report import renderer_of
from trueline.usecases.reporting.make_report import make_report


def _arguments(parser: ArgumentParser) -> None:
    add_wish(parser)
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="to write; its ending is the format"
    )
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    ending = options.file.suffix.removeprefix(".")
    renderer = renderer_of(ending)
    made = make_report(workspace_of(options), wish_of(options), as_of=options.as_of)
    rendered = renderer.render(made.briefing, ending)
    write_file(options.file, rendered.content)
    document = {
        "file": str(options.file),
        "report": made.layout.id,
        "on": made.frame.on.isoformat(),
        "as_of": made.frame.as_of.isoformat(),
        "revision": made.frame.revision,
        "plan": made.frame.adopted.number,
        "digest": made.briefing.digest,
        "pages": rendered.page_count,
    }
    pages = "1 page" if rendered.page_count == 1 else f"{rendered.page_count} pages"
    return Answer(document, f"{options.file}: {made.briefing.title}, {pages}.")


COMMAND = Command(
    words=("report", "make"),
    help="Make a report as a file, without issuing it.",
    arguments=_arguments,
    run=_run,
)
