"""``trueline mapping propose FILE``: what the columns of an unknown table may be."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.files import readable
from trueline.core.codec import encode
from trueline.exports.mapping.mapping_text import write_proposal
from trueline.usecases.mappings import propose


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="table that no importer knows")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    path = readable(options.file)
    found = propose(workspace_of(options), path, path.name)
    document = {
        "mapping": encode(found.mapping),
        "same_as": found.same_as or None,
        "columns": [
            {
                "header": one.column.header,
                "role": one.column.role.value,
                "open": one.is_open,
                "reason": one.reason,
                "samples": one.samples,
            }
            for one in found.columns
        ],
        "dropped": found.dropped,
        "issues": list(found.questions),
    }
    return Answer(document, write_proposal(found).rstrip())


COMMAND = Command(
    words=("mapping", "propose"),
    help="Propose what a table's columns mean, as YAML to mend and save; nothing is kept.",
    arguments=_arguments,
    run=_run,
)
