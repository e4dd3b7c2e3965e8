"""``trueline review print MEETING FILE``: the minutes of a meeting as a document."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.meeting_lines import add_meeting
from trueline.cli.written import write_file
from trueline.usecases.coordinating.reviewing.minutes import render_minutes


def _arguments(parser: ArgumentParser) -> None:
    add_meeting(parser)
    parser.add_argument("file", metavar="FILE", type=Path, help="where to, such as minutes.pdf")


def _run(options: Namespace) -> Answer:
    ending = options.file.suffix.removeprefix(".").lower()
    rendered = render_minutes(workspace_of(options), options.meeting, ending)
    write_file(options.file, rendered.content)
    pages = "1 page" if rendered.page_count == 1 else f"{rendered.page_count} pages"
    return Answer(
        {"file": str(options.file), "pages": rendered.page_count},
        f"The minutes are in {options.file}, {pages}.",
    )


COMMAND = Command(
    words=("review", "print"),
    help="Write the minutes of a meeting into a file: pdf, html, md and others.",
    arguments=_arguments,
    run=_run,
)
