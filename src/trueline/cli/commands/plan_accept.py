"""``trueline plan accept CHECK PATH``: accept a finding for a while, with a reason."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.usage import WrongUseError
from trueline.contracts.waiver_shelf import Waiver
from trueline.usecases.waive_finding import take_back_waiver, waive_finding

BY = "command line"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("check", metavar="CHECK", help="its name, as `plan check` shows it")
    parser.add_argument(
        "path", metavar="PATH", nargs="?", default="", help="where it found it (the whole plan)"
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help="why it may stay")
    parser.add_argument(
        "--until", metavar="DAY", type=day, help="first day on which it counts again"
    )
    parser.add_argument(
        "--take-back", action="store_true", help="let a finding count again that was accepted"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    check, path = options.check, options.path
    if options.take_back:
        [waiver, *_] = take_back_waiver(workspace, check, path, by=BY)
        return _answer(waiver, "counts again")
    if options.until is None:
        raise WrongUseError("Name the first day on which it counts again with --until.")
    [waiver, *_] = waive_finding(
        workspace, check, path, reason=options.reason, until=options.until, by=BY
    )
    return _answer(waiver, f"is accepted until {waiver.until}: {waiver.reason}")


def _answer(waiver: Waiver, said: str) -> Answer:
    document = {
        "check": waiver.check,
        "path": waiver.path,
        "reason": waiver.reason,
        "by": waiver.by,
        "until": waiver.until,
    }
    return Answer(document, f"{waiver.check} at {waiver.path or 'the plan'} {said}")


COMMAND = Command(
    words=("plan", "accept"),
    help="Accept what a check found, with a reason and until a day.",
    arguments=_arguments,
    run=_run,
)
