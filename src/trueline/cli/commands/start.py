"""``trueline start``: serve the pages and run the jobs."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.home.serving import start


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default=None, help="address to listen on (TRUELINE_HOST)")
    parser.add_argument("--port", default=None, help="port to listen on (TRUELINE_PORT)")
    parser.add_argument(
        "--without-demo", action="store_true", help="do not load the demo into an empty home"
    )


def _run(options: Namespace) -> Answer:
    start(host=options.host, port=options.port, with_demo=not options.without_demo)
    return Answer({"stopped": True}, "Stopped.")


COMMAND = Command(
    words=("start",),
    help="Serve the pages and run the jobs until Ctrl-C; an empty home gets the demo.",
    arguments=_arguments,
    run=_run,
)
