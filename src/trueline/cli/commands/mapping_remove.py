"""``trueline mapping remove NAME``: take a mapping out of use."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.mapping_files import saved_document
from trueline.usecases.mappings import forget_mapping


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of the mapping")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    removed = forget_mapping(workspace_of(options), options.name)
    return Answer(
        saved_document(removed),
        f"The mapping {removed.mapping.name} is no longer in use. What was imported by it stays, "
        "and its rows can still be traced.",
    )


COMMAND = Command(
    words=("mapping", "remove"),
    help="Take a mapping out of use; what was imported by it stays.",
    arguments=_arguments,
    run=_run,
)
