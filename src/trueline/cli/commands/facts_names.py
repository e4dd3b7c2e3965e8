"""``trueline facts names [allow|forbid]``: whether names are kept beside keyed hashes."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.usecases.keep_names import allow_names

ALLOW, FORBID = "allow", "forbid"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "choice",
        nargs="?",
        choices=(ALLOW, FORBID),
        help="allow imports to note who is behind a keyed hash, or forbid it and remove what was "
        "noted (default: say how it is)",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    removed = 0
    if options.choice is not None:
        removed = allow_names(workspace, allowed=options.choice == ALLOW)
    is_allowed = workspace.privacy.keeps_names
    said = "Names are noted beside keyed hashes." if is_allowed else "Names are not kept."
    gone = f" {removed} were removed." if removed else ""
    return Answer({"keeps_names": is_allowed, "removed": removed}, said + gone)


COMMAND = Command(
    words=("facts", "names"),
    help="Say whether names of people are kept beside their keyed hashes; allow or forbid it.",
    arguments=_arguments,
    run=_run,
)
