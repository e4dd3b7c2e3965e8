"""``trueline plan history [PATH]``: what was done to the plan, by whom, when and why."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_changes import change_document, change_lines
from trueline.cli.plan_choice import newest_plan
from trueline.contracts.draft_shelf import EditEntry
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.wording import ChangeLine, changes_of
from trueline.usecases.plan_history import history


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default="",
        help="a part or a field of the plan, such as scopes/service/mission (the whole plan)",
    )
    parser.add_argument(
        "--limit", metavar="COUNT", type=int, default=50, help="at most so many entries (50)"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = newest_plan(workspace)
    entries = [
        (one, _changes(plan, one))
        for one in history(workspace, options.path, max(options.limit, 1))
    ]
    lines = [line for entry, changes in entries for line in _lines(entry, changes)]
    return Answer(
        {"path": options.path, "entries": [_document(*one) for one in entries]},
        "\n".join(lines) or f"Nothing was done to {options.path or 'the plan'}.",
    )


def _changes(plan: Plan, entry: EditEntry) -> tuple[ChangeLine, ...] | None:
    """Give an entry in words; None where it speaks of a field that plans no longer have."""
    try:
        return changes_of(plan, plan, entry.edits)
    except (MissingError, ValueError):
        return None


def _document(entry: EditEntry, changes: tuple[ChangeLine, ...] | None) -> dict[str, Any]:
    return {
        "number": entry.number,
        "draft": entry.draft or None,
        "version": entry.version or None,
        "by": entry.by,
        "at": entry.at.isoformat(),
        "reason": entry.reason,
        "undoes": entry.undoes or None,
        "undone_by": entry.undone_by or None,
        "paths": [one.path for one in entry.edits],
        "changes": [change_document(one) for one in changes or ()],
    }


def _lines(entry: EditEntry, changes: tuple[ChangeLine, ...] | None) -> Iterator[str]:
    yield f"{entry.at:%Y-%m-%d %H:%M} {entry.by}, {_place(entry)}{_why(entry)}"
    if changes is None:
        yield from (f"  {one.path}: in the words of an older plan" for one in entry.edits)
    else:
        yield from change_lines(changes)
    if not entry.edits:
        yield "  The plan as a whole: added"


def _place(entry: EditEntry) -> str:
    where = f"version {entry.version}" if entry.version else "draft"
    return f"{where}, edit {entry.number}" if entry.number else f"{where}, as a document"


def _why(entry: EditEntry) -> str:
    undone = f", taken back by edit {entry.undone_by}" if entry.undone_by else ""
    undoes = f", takes back edit {entry.undoes}" if entry.undoes else ""
    return f"{undoes}{undone}" + (f": {entry.reason}" if entry.reason else "")


COMMAND = Command(
    words=("plan", "history"),
    help="Say what was done to the plan or to a part of it, newest first.",
    arguments=_arguments,
    run=_run,
)
