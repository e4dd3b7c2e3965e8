"""``trueline report verify ID``: does an issued report still say what it said?"""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.usecases.reporting.issue import issue_named
from trueline.usecases.reporting.verify_issue import VerifiedFile, verify_issue


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="of an issued report, such as 2026-11-20-1")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    found = verify_issue(workspace, issue_named(workspace, options.id))
    document = {
        "id": found.report.id,
        "is_sound": found.is_sound,
        "is_same": found.is_same,
        "digest": found.report.digest,
        "files": [
            {
                "format": one.file.ending,
                "digest": one.file.digest,
                "is_kept": one.is_kept,
                "is_made_again": one.is_made_again,
            }
            for one in found.files
        ],
    }
    said = "says what it said" if found.is_same else "does not say any more what it said"
    lines = [f"The report {found.report.id} {said}; digest {found.report.digest}."]
    lines += [_line(one) for one in found.files]
    return Answer(document, "\n".join(lines), DONE if found.is_sound else REFUSED)


def _line(one: VerifiedFile) -> str:
    kept = "is as it was made" if one.is_kept else "is gone or was changed"
    again = {
        True: "; made again it is the same to the byte",
        False: "; made again it comes out otherwise",
        None: "; it was made by other sources, so that the kept file counts",
    }[one.is_made_again]
    return f"  {one.file.ending}: {kept}{again}."


COMMAND = Command(
    words=("report", "verify"),
    help="Say whether an issued report and its files are as they were issued.",
    arguments=_arguments,
    run=_run,
)
