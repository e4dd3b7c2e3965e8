"""``trueline study allow STUDY``: which methods its data allow; shows no outcome."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.studies import method_lines, methods_document, study_at
from trueline.usecases.studying.observing_study import look_for
from trueline.usecases.studying.possible_methods import possible_methods


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="STUDY", type=Path, help="study document, YAML")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    study = study_at(options.study)
    looked = look_for(workspace_of(options), study, folder=options.study.parent)
    methods = possible_methods(looked.study, looked.observations)
    notes = looked.observations.notes
    document = {
        "study": study.id,
        "rows": looked.observations.digest,
        "notes": list(notes),
        "methods": methods_document(methods),
    }
    lines = [study.question, *method_lines(methods), *(f"  Note: {one}" for one in notes)]
    return Answer(document, "\n".join(lines))


COMMAND = Command(
    words=("study", "allow"),
    help="Say which methods the data of a study allow, and what the others lack.",
    arguments=_arguments,
    run=_run,
)
