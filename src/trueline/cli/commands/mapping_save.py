"""``trueline mapping save FILE``: keep what a person said of a kind of table."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.mapping_files import mapping_of, saved_document
from trueline.usecases.mappings import save_mapping


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="mapping, YAML or JSON")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    mapping = mapping_of(options.file)
    saved = save_mapping(workspace_of(options), mapping, by="command line")
    return Answer(
        saved_document(saved),
        f"The mapping {saved.mapping.name} is saved as version {saved.version}. Files with its "
        f"headers are now read by it; others with `trueline import FILE --mapping "
        f"{saved.mapping.name}`.",
    )


COMMAND = Command(
    words=("mapping", "save"),
    help="Save a mapping; a changed one of the same name becomes its next version.",
    arguments=_arguments,
    run=_run,
)
