"""``trueline plan apply-edits FILE``: write edits into the draft, all or none."""

import json
from argparse import ArgumentParser, Namespace
from decimal import Decimal
from pathlib import Path
from typing import Any

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY, refusal
from trueline.cli.files import read_text
from trueline.cli.plan_changes import change_document, change_lines, counted
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import EditRefusedError, Refused
from trueline.plan.edit_documents import read_edits
from trueline.plan.wording import changes_of
from trueline.usecases.edit_plan import edit_plan


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="JSON: a list of edits, or what `trueline plan diff --json` printed",
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, for the history")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    documents, workspace = _documents(options.file), workspace_of(options)
    try:
        said = edit_plan(
            workspace, lambda plan: read_edits(documents, plan), by=BY, reason=options.reason
        )
    except EditRefusedError as refused:
        return refusal(refused.refused)
    if isinstance(said, Refused):
        return refusal(said)
    changes = changes_of(said.draft.plan, said.draft.plan, said.entry.edits)
    document = {"draft": said.draft.id, "entry": said.entry.number}
    head = f"{counted(len(changes))}, in the draft."
    return Answer(
        document | {"changes": [change_document(one) for one in changes]},
        "\n".join([head, *change_lines(changes)]),
    )


def _documents(path: Path) -> Any:  # noqa: ANN401 - as it came from JSON
    """Read what should be edits.

    Raises:
        FaultyInputError: The file cannot be read, or is no JSON.
    """
    try:
        found = json.loads(read_text(path), parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError) as failed:
        line = getattr(failed, "lineno", 1)
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                f"{path.name}, line {line}",
                "This is not JSON.",
                'Write a list such as [{"set": "title", "value": "Plan for 2027"}].',
            )
        ) from None
    return found["edits"] if isinstance(found, dict) and "edits" in found else found


COMMAND = Command(
    words=("plan", "apply-edits"),
    help="Write edits into the draft, all or none.",
    arguments=_arguments,
    run=_run,
)
