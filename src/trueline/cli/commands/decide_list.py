"""``trueline decide list``: the log of decisions, due for review first."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.decided import KINDS, decision_document, standing
from trueline.cli.printing import table
from trueline.usecases.agreed.decisions import Sought, decisions


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", choices=sorted(KINDS), help="only of this kind")
    parser.add_argument("--owner", metavar="NAME", default="", help="only those that NAME sees to")
    parser.add_argument("--about", metavar="PATH", default="", help="only about a part of the plan")
    parser.add_argument("--due", action="store_true", help="only those due for review")
    parser.add_argument("--on", metavar="DAY", type=day, help="day that says what is due (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    on = options.on or workspace.today
    sought = Sought(
        kind=KINDS[options.kind] if options.kind else None,
        owner=options.owner,
        part=options.about,
    )
    every = decisions(workspace, sought, on=on, as_of=options.as_of)
    found = [one for one in every if one.is_due(on) or not options.due]
    rows = (
        (one.decision.id, one.decision.owner or "–", standing(one, on), one.decision.what)
        for one in found
    )
    text = table(("id", "who", "how it stands", "decision"), rows)
    document = [decision_document(one, on) for one in found]
    return Answer(document, text if found else "No decision is of this kind.")


COMMAND = Command(
    words=("decide", "list"),
    help="List decisions: due for review first, then the newest first.",
    arguments=_arguments,
    run=_run,
)
