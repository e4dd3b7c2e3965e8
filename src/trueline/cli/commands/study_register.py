"""``trueline study register STUDY``: lock what is asked before anybody looks at an answer."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY
from trueline.cli.studies import registration_document, study_at
from trueline.usecases.studying.registering import register_study


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="STUDY", type=Path, help="study document, YAML")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    study = study_at(options.study)
    made = register_study(workspace_of(options), study, by=BY, folder=options.study.parent)
    at, digest = f"{made.at:%Y-%m-%d %H:%M} UTC", f"{made.digest[:12]}…"
    lines = [f"{study.id} is registered ({made.number}) at {at}, digest {digest}."]
    lines += [f"  changed: {one}" for one in made.changed]
    if made.chosen_after_looking:
        lines.append("  Estimates had been shown by then: the grade will lose a step.")
    return Answer(registration_document(made), "\n".join(lines))


COMMAND = Command(
    words=("study", "register"),
    help="Lock what a study asks, before anybody looks at an answer.",
    arguments=_arguments,
    run=_run,
)
