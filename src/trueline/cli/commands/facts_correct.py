"""``trueline facts correct FACT-ID``: put a value in the place of what a network reported."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from decimal import Decimal, InvalidOperation

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.facts.correction import Correction
from trueline.usecases.correct_fact import correct


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("fact", metavar="FACT-ID", help="as `trueline value --trace` prints it")
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--value", metavar="NUMBER", type=_value, help="what it should be")
    wanted.add_argument(
        "--withdraw", action="store_true", help="do not count this value, and no other instead"
    )
    parser.add_argument("--reason", metavar="TEXT", required=True, help="why, in a sentence")
    parser.add_argument("--by", metavar="NAME", default="command line", help="who corrects it")
    add_organisation(parser)


def _value(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ArgumentTypeError(f"“{text}” is not a number such as 1250.5") from None


def _run(options: Namespace) -> Answer:
    wanted = Correction(options.fact, options.value, options.reason)
    batch = correct(workspace_of(options), wanted, by=options.by)
    done = "withdrawn" if options.value is None else f"corrected to {options.value}"
    return Answer(
        {
            "batch": batch.revision,
            "fact": options.fact,
            "value": options.value,
            "reason": options.reason,
        },
        f"{options.fact} is {done} with batch {batch.revision}. Later imports do not overwrite it; "
        f"`trueline undo {batch.revision}` takes it back.",
    )


COMMAND = Command(
    words=("facts", "correct"),
    help="Put a value in the place of what was reported, or withdraw it, with a reason.",
    arguments=_arguments,
    run=_run,
)
