"""``trueline mapping show NAME``: a saved mapping as YAML."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.mapping_files import saved_document
from trueline.exports.mapping.mapping_text import write_mapping


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", help="of the mapping; or name and version, such as agency@1"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    saved = workspace_of(options).mappings.get(options.name)
    return Answer(saved_document(saved), write_mapping(saved.mapping).rstrip())


COMMAND = Command(
    words=("mapping", "show"),
    help="Show a saved mapping as YAML, ready to be mended and saved again.",
    arguments=_arguments,
    run=_run,
)
