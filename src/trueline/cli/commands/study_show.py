"""``trueline study show ID``: a study as it was registered, and what came of it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.studies import plan_in_force, registration_document, run_document, run_lines
from trueline.core.errors import MissingError
from trueline.evidence.asking.registration import Registration
from trueline.evidence.asking.study_file import write_study
from trueline.plan.document import Plan
from trueline.usecases.studying.registering import registrations
from trueline.usecases.studying.running import StudyRun, run_of


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of a study that is registered")
    parser.add_argument("--number", metavar="NUMBER", type=int, help="which run (the newest)")
    parser.add_argument("--yaml", action="store_true", help="the document as it is registered")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace, as_of = workspace_of(options), options.as_of
    known = registrations(workspace, options.study, as_of=as_of)
    if not known:
        raise MissingError(f"No study {options.study} is registered.")
    if options.yaml:
        text = write_study(known[-1].study)
        return Answer({"yaml": text}, text.rstrip("\n"))
    run = _newest(options) if options.number is None else None
    if options.number is not None:
        run = run_of(workspace, options.study, options.number, as_of=as_of)
    document = {
        "registrations": [registration_document(one) for one in known],
        "run": run_document(run) if run else None,
    }
    return Answer(document, "\n".join([*_registered(known), *_told(run, plan_in_force(workspace))]))


def _newest(options: Namespace) -> StudyRun | None:
    try:
        return run_of(workspace_of(options), options.study, as_of=options.as_of)
    except MissingError:
        return None


def _registered(known: tuple[Registration, ...]) -> Iterator[str]:
    for one in known:
        yield f"Registration {one.number}, {one.at:%Y-%m-%d %H:%M} UTC, by {one.by}"
        yield from (f"  changed: {change}" for change in one.changed)
        if one.chosen_after_looking:
            yield "  Estimates had been shown by then."


def _told(run: StudyRun | None, plan: Plan | None) -> Iterator[str]:
    yield from run_lines(run, plan) if run else ("It was not run yet.",)


COMMAND = Command(
    words=("study", "show"),
    help="Show a study as it was registered, and what came of it.",
    arguments=_arguments,
    run=_run,
)
