"""``trueline trace FACT-ID``: a number's way back to the row it came from."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.tracing import trace_document, trace_lines
from trueline.usecases.trace_fact import trace_fact


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("fact", metavar="FACT-ID", help="as `trueline value --trace` prints it")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    found = trace_fact(workspace, options.fact)
    document: dict[str, Any] = trace_document(found)
    return Answer(document, "\n".join(trace_lines(workspace, found)))


COMMAND = Command(
    words=("trace",),
    help="Show the file, sheet, row and raw cells behind a fact, and what was known before.",
    arguments=_arguments,
    run=_run,
)
