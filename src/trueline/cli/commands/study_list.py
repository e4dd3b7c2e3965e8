"""``trueline study list``: all studies, each with its newest answer."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies


def _arguments(parser: ArgumentParser) -> None:
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    found = listed_studies(workspace_of(options), as_of=options.as_of)
    document = [
        {
            "study": one.registration.study.id,
            "question": one.registration.study.question,
            "registered_at": one.registration.at.isoformat(),
            "registrations": one.registration.number,
            "runs": one.run.number if one.run else 0,
            "is_answered": one.is_answered,
            "grade": _grade(one),
        }
        for one in found
    ]
    rows = (
        (
            one.registration.study.id,
            f"{one.registration.at:%Y-%m-%d}",
            _grade(one) or "–",
            one.registration.study.question,
        )
        for one in found
    )
    text = table(("study", "registered", "grade", "question"), rows)
    return Answer(document, text if found else "No study is registered yet.")


def _grade(one: ListedStudy) -> str:
    finding = one.run.results.finding if one.run and one.is_answered else None
    return finding.grade.value if finding else ""


COMMAND = Command(
    words=("study", "list"),
    help="List all studies with their newest answers.",
    arguments=_arguments,
    run=_run,
)
