"""``trueline start``: serve the pages and run the jobs."""

from argparse import ArgumentParser, Namespace

from trueline.cli.command import Answer, Command
from trueline.cli.printing import as_json
from trueline.home.serving import Entrance, start


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default=None, help="address to listen on (TRUELINE_HOST)")
    parser.add_argument("--port", default=None, help="port to listen on (TRUELINE_PORT)")
    parser.add_argument(
        "--without-demo", action="store_true", help="do not load the demo into an empty home"
    )


def _run(options: Namespace) -> Answer:
    start(
        host=options.host,
        port=options.port,
        with_demo=not options.without_demo,
        announce=_say_as_json if options.json else _say,
    )
    return Answer(None, "Stopped.")


def _say(entrance: Entrance) -> None:
    lines = (f"Trueline is at {entrance.address}", *(f"{say}: {to}" for say, to in entrance.links))
    print(*lines, "Ctrl-C stops it.", sep="\n", flush=True)


def _say_as_json(entrance: Entrance) -> None:
    links = [{"for": say, "link": to} for say, to in entrance.links]
    print(as_json({"address": entrance.address, "links": links}), flush=True)


COMMAND = Command(
    words=("start",),
    help="Serve the pages and run the jobs until Ctrl-C; an empty home gets the demo.",
    arguments=_arguments,
    run=_run,
)
