"""``trueline actions list``: what is to be done, the overdue first."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.decided import ACTION_HEADS, action_document, action_row
from trueline.cli.printing import table
from trueline.usecases.coordinating.acting.action_items import SoughtActions, action_items


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="the finished too")
    parser.add_argument("--owner", metavar="NAME", default="", help="only those of NAME")
    parser.add_argument("--decision", metavar="ID", default="", help="only what follows from it")
    parser.add_argument("--on", metavar="DAY", type=day, help="day that says what is overdue")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    on = options.on or workspace.today
    sought = SoughtActions(owner=options.owner, decision=options.decision)
    every = action_items(workspace, sought, as_of=options.as_of)
    found = [one for one in every if options.all or one.record.is_unfinished]
    text = table(ACTION_HEADS, (action_row(one, on) for one in found))
    document = [action_document(one, on) for one in found]
    return Answer(document, text if found else "Nothing is to be done.")


COMMAND = Command(
    words=("actions", "list"),
    help="List action items that are not done, the overdue first.",
    arguments=_arguments,
    run=_run,
)
