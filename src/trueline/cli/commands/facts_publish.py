"""``trueline facts publish``: current facts as Delta tables for other engines."""

from argparse import ArgumentParser, Namespace

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.usecases.publish import publish


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "datasets", metavar="DATASET", nargs="*", help="such as metric_day (default: all)"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    found = publish(workspace_of(options), options.datasets)
    document = {
        "tables": [
            {
                "table": one.table,
                "folder": str(one.folder),
                "version": one.version,
                "revision": one.revision,
                "files": one.file_count,
                "added": one.added,
                "removed": one.removed,
            }
            for one in found
        ]
    }
    if not found:
        return Answer(document, "The ledger holds no facts yet; nothing is published.")
    heads = ("table", "version", "files", "added", "removed", "folder")
    rows = (
        (
            one.table,
            str(one.version),
            str(one.file_count),
            str(one.added),
            str(one.removed),
            str(one.folder),
        )
        for one in found
    )
    return Answer(document, table(heads, rows))


COMMAND = Command(
    words=("facts", "publish"),
    help="Let other engines read current facts as Delta tables, without a copy.",
    arguments=_arguments,
    run=_run,
)
