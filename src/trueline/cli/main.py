"""Entry point of ``trueline``: finds the command, runs it, prints its answer."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import Any

from trueline.cli.command import REFUSED, WRONG_USE, Answer, Command
from trueline.cli.printing import as_json, issue_lines
from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError, SettingError, TruelineError
from trueline.core.plugins import Catalogue

COMMANDS: Catalogue[Command] = Catalogue("trueline.cli.commands", "COMMAND")

EXIT_CODES = """exit codes:
  0  done
  1  refused, or there are issues that block
  2  wrong use, or a setting that cannot be understood"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    options = build_parser(COMMANDS.all()).parse_args(arguments)
    answer = _run(options)
    print(as_json(answer.document) if options.json else answer.text)
    return answer.exit_code


def build_parser(commands: Sequence[Command]) -> ArgumentParser:
    """Give the parser of all commands; those of two words share the first."""
    parser = ArgumentParser(
        prog="trueline",
        description="Plan, coordinate and measure an organisation's social media, honestly.",
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    levels: dict[tuple[str, ...], Any] = {
        (): parser.add_subparsers(metavar="COMMAND", required=True)
    }
    for command in commands:
        above = command.words[:-1]
        if above not in levels:
            group = levels[()].add_parser(above[0], help=f"Commands on the {above[0]}.")
            levels[above] = group.add_subparsers(metavar="COMMAND", required=True)
        own = levels[above].add_parser(
            command.words[-1], help=command.help, description=command.help
        )
        own.add_argument("--json", action="store_true", help="print JSON for other programs")
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser


def _run(options: Namespace) -> Answer:
    try:
        answer: Answer = options.run(options)
    except FaultyInputError as faulty:
        said = {"issues": [encode(issue) for issue in faulty.issues]}
        return Answer(said, "\n".join(issue_lines(faulty.issues)), REFUSED)
    except SettingError as wrong:
        return Answer({"error": str(wrong)}, str(wrong), WRONG_USE)
    except TruelineError as refused:
        return Answer({"error": str(refused)}, str(refused), REFUSED)
    except KeyboardInterrupt:
        return Answer({"error": "Stopped."}, "Stopped; nothing was kept.", REFUSED)
    return answer


if __name__ == "__main__":
    sys.exit(main())
