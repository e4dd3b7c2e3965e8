"""``trueline plan workbook import FILE.xlsx``: what somebody changed in a workbook, as edits."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY, refusal
from trueline.cli.files import readable
from trueline.cli.plan_changes import comparison_document, comparison_lines
from trueline.plan.applying import Refused
from trueline.usecases.import_plan import ImportedPlan
from trueline.usecases.import_workbook import import_workbook, preview_workbook
from trueline.usecases.plan_workbook import WorkbookEdits, read_workbook


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="workbook that was exported")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, for the history")
    parser.add_argument(
        "--remove-missing", action="store_true", help="take out parts whose rows were deleted"
    )
    parser.add_argument(
        "--keep-theirs",
        action="store_true",
        help="leave what others changed meanwhile, and bring in the rest",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, and change nothing"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    path: Path = readable(options.file)
    asked = read_workbook(path.read_bytes(), path.name, remove_missing=options.remove_missing)
    workspace, theirs = workspace_of(options), options.keep_theirs
    if options.dry_run:
        said = preview_workbook(workspace, asked, keep_theirs=theirs)
    else:
        said = import_workbook(workspace, asked, by=BY, reason=options.reason, keep_theirs=theirs)
    if isinstance(said, Refused):
        return refusal(said)
    return _answer(said, asked, options)


def _answer(said: ImportedPlan, asked: WorkbookEdits, options: Namespace) -> Answer:
    count = len(said.comparison.changes) if said.comparison else 0
    head = f"{count} changes, in the draft." if said.draft else f"{count} changes; nothing is kept."
    lines = [head, *(comparison_lines(said.comparison) if said.comparison else ())]
    if asked.missing and not options.remove_missing:
        lines.append(
            f"{len(asked.missing)} parts have no row and stay; --remove-missing takes them out."
        )
        lines += [f"  {path}" for path in asked.missing]
    document = {"dry_run": options.dry_run, "missing": list(asked.missing)}
    document |= {"draft": said.draft.id if said.draft else None}
    document |= comparison_document(said.comparison) if said.comparison else {}
    return Answer(document, "\n".join(lines))


COMMAND = Command(
    words=("plan", "workbook", "import"),
    help="Bring what was changed in a workbook into the draft; the difference becomes edits.",
    arguments=_arguments,
    run=_run,
)
