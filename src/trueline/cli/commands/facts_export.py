"""``trueline facts export FOLDER``: everything in open formats."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.usecases.export_ledger import ExportFormat, ExportOrder, export_ledger


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="new or empty")
    parser.add_argument(
        "--format",
        choices=[str(one) for one in ExportFormat],
        default=str(ExportFormat.PARQUET),
        help="of the tables (default: parquet)",
    )
    parser.add_argument("--history", action="store_true", help="also what was known before")
    parser.add_argument("--raw", action="store_true", help="also the imported files as they came")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    order = ExportOrder(
        folder=options.folder.expanduser().absolute(),
        format=ExportFormat(options.format),
        with_history=options.history,
        with_raw=options.raw,
    )
    done = export_ledger(workspace_of(options), order)
    rows = sum(done.files.values())
    return Answer(
        {"folder": str(done.folder), "revision": done.revision, "files": done.files},
        f"{done.folder} holds revision {done.revision}: {len(done.files)} files with {rows:,} "
        "rows. Its README.md says what each is.",
    )


COMMAND = Command(
    words=("facts", "export"),
    help="Write everything into a folder in open formats, with names and origins.",
    arguments=_arguments,
    run=_run,
)
