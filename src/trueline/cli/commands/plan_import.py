"""``trueline plan import FILE``: let the draft say what a plan document says."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.edited import BY, refusal
from trueline.cli.plan_changes import comparison_document, comparison_lines, counted
from trueline.cli.plans import add_plan, plan_of
from trueline.plan.applying import Refused
from trueline.plan.upgrades import plan_digest
from trueline.usecases.import_plan import ImportedPlan, import_plan, preview_plan


def _arguments(parser: ArgumentParser) -> None:
    add_plan(parser)
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, for the history")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change, and change nothing"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = plan_of(options, workspace)
    if options.dry_run:
        said = preview_plan(workspace, plan)
    else:
        said = import_plan(workspace, plan, by=BY, reason=options.reason)
    if isinstance(said, Refused):
        return refusal(said)
    return _answer(said, {"digest": plan_digest(plan), "dry_run": options.dry_run})


def _answer(said: ImportedPlan, document: dict[str, object]) -> Answer:
    document |= {"draft": said.draft.id if said.draft else None}
    if said.comparison is None:
        text = (
            "The first draft begins with it." if said.draft else "It would begin the first draft."
        )
        return Answer(document | {"changes": [], "effects": [], "edits": []}, text)
    count = len(said.comparison.changes)
    head = (
        f"{counted(count)}, in the draft." if said.draft else f"{counted(count)}; nothing is kept."
    )
    return Answer(
        document | comparison_document(said.comparison),
        "\n".join([head, *comparison_lines(said.comparison)]),
    )


COMMAND = Command(
    words=("plan", "import"),
    help="Let the draft say what a plan document says; the difference becomes edits.",
    arguments=_arguments,
    run=_run,
)
