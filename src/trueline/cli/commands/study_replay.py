"""``trueline study replay ID``: make a run again and say whether every digit is the same."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.usecases.studying.running import replay_study


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of a study that was run")
    parser.add_argument("--number", metavar="NUMBER", type=int, help="which run (the newest)")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    replay = replay_study(workspace_of(options), options.study, options.number)
    then, now = replay.run.results, replay.results
    document = {
        "study": options.study,
        "run": replay.run.number,
        "is_same": replay.is_same,
        "has_same_code": replay.has_same_code,
        "digest_then": then.digest,
        "digest_now": now.digest,
    }
    code = "the same code" if replay.has_same_code else "other code than then"
    said = "Every digit is the same" if replay.is_same else "The numbers are not the same"
    text = f"{said}: run {replay.run.number} of {options.study}, with {code}."
    return Answer(document, text, DONE if replay.is_same else REFUSED)


COMMAND = Command(
    words=("study", "replay"),
    help="Make a run again from its kept rows, and compare every digit.",
    arguments=_arguments,
    run=_run,
)
