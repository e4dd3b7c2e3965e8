"""Entry point of ``trueline``: finds the command, runs it, prints its answer."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from trueline.cli.command import DONE, REFUSED, WRONG_USE, Answer, Command
from trueline.cli.printing import as_json, issue_lines
from trueline.cli.usage import StrictParser, WrongUseError
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
    words = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):  # names of files need not be text
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        answer = _answer(words)
    except BrokenPipeError:  # nobody reads the help, or where the server is
        _silence()
        return DONE
    return _say(answer, is_json="--json" in words)


def build_parser(commands: Sequence[Command]) -> ArgumentParser:
    """Give the parser of all commands; those of several words share the first ones."""
    parser = StrictParser(
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
        for depth in range(1, len(above) + 1):
            words = above[:depth]
            if words not in levels:
                said = f"Commands on the {' '.join(words)}."
                group = levels[words[:-1]].add_parser(words[-1], help=said)
                levels[words] = group.add_subparsers(metavar="COMMAND", required=True)
        own = levels[above].add_parser(
            command.words[-1], help=command.help, description=command.help
        )
        own.add_argument("--json", action="store_true", help="print JSON for other programs")
        command.arguments(own)
        own.set_defaults(run=command.run)
    return parser


def _answer(words: Sequence[str]) -> Answer:
    try:
        options: Namespace = build_parser(COMMANDS.all()).parse_args(words)
        answer: Answer = options.run(options)
    except FaultyInputError as faulty:
        said = {"issues": [encode(issue) for issue in faulty.issues]}
        return Answer(said, "\n".join(issue_lines(faulty.issues)), REFUSED)
    except WrongUseError as wrong:
        return Answer({"error": str(wrong)}, f"{wrong.usage}{wrong}", WRONG_USE)
    except SettingError as wrong:
        return Answer({"error": str(wrong)}, str(wrong), WRONG_USE)
    except TruelineError as refused:
        return Answer({"error": str(refused)}, str(refused), REFUSED)
    except KeyboardInterrupt:
        return Answer({"error": "Stopped."}, "Stopped; nothing was kept.", REFUSED)
    return answer


def _say(answer: Answer, *, is_json: bool) -> int:
    """Print an answer; wrong use goes beside the output, where pipes do not carry it on."""
    try:
        if not is_json:
            beside = sys.stderr if answer.exit_code == WRONG_USE else sys.stdout
            print(answer.text, file=beside, flush=True)
        elif answer.document is not None:
            print(as_json(answer.document), flush=True)
    except BrokenPipeError:  # what was to be done is done, though nobody reads of it
        _silence()
    except OSError as failed:
        _silence()
        print(f"The answer could not be written: {failed.strerror}.", file=sys.stderr)
        return REFUSED
    return answer.exit_code


def _silence() -> None:
    """Let what is still to be printed go nowhere, so that Python's own end does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
