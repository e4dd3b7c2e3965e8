"""``trueline study new ID DATA``: a first draft of a study document, to be filled in."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.command import Answer, Command
from trueline.cli.written import write_file
from trueline.core.errors import RefusedQuestionError
from trueline.usecases.studying.starting import draft_of_study


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of the study, such as show-your-mend")
    parser.add_argument("data", metavar="DATA", type=Path, help="its data: CSV or Parquet")
    parser.add_argument("--to", metavar="FILE", type=Path, help="where to write it (ID.yaml)")


def _run(options: Namespace) -> Answer:
    place = options.to or Path(f"{options.study}.yaml")
    text = draft_of_study(options.study, options.data, folder=place.absolute().parent)
    if place.exists():
        raise RefusedQuestionError(f"{place} is there already.", instead="Name another with --to.")
    write_file(place, text.encode())
    return Answer({"written": str(place), "yaml": text}, f"{place} is written; fill it in.")


COMMAND = Command(
    words=("study", "new"),
    help="Write a first draft of a study document about a file.",
    arguments=_arguments,
    run=_run,
)
