"""``trueline import FILE…``: bring exports into the ledger."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from trueline.cli.asking import add_organisation, currency, moment, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.files import files_of, readable, result_document
from trueline.cli.printing import issue_lines, number, table
from trueline.contracts.store import Progress
from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers
from trueline.usecases.import_file import FileResult, ImportOrder, import_file, silent
from trueline.usecases.workspace import Workspace

DAY_ORDERS = {"month-first": True, "day-first": False}
PROGRESS_EVERY_ROWS = 50_000


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="export, or folder of exports"
    )
    parser.add_argument(
        "--account",
        metavar="ID",
        default="",
        help="whose it is, for files that do not say: a handle, or network/handle",
    )
    parser.add_argument(
        "--observed",
        metavar="TIME",
        type=moment,
        help="when the export was made (default: now); the newest observation of a value wins",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, keep nothing"
    )
    parser.add_argument(
        "--currency",
        metavar="CODE",
        default="",
        type=currency,
        help="of amounts that name none, such as EUR",
    )
    parser.add_argument(
        "--days",
        choices=DAY_ORDERS,
        help="which comes first in days such as 03/04/2025, for files that do not show it",
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        default="",
        help="saved mapping to read it by, for tables that no importer knows",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    progress = _reporter() if sys.stderr.isatty() else silent
    paths = [one for path in options.files for one in files_of(path)]
    results = [_import(workspace, options, path, progress) for path in paths]
    refused = any(issue.is_blocking for one in results for issue in one.issues)
    return Answer(
        {"files": [result_document(one) for one in results]},
        "\n".join(line for one in results for line in _lines(one)),
        REFUSED if refused else DONE,
    )


def _import(workspace: Workspace, options: Namespace, path: Path, progress: Progress) -> FileResult:
    try:
        order = ImportOrder(
            path=readable(path),
            name=path.name,
            account=options.account,
            observed_at=options.observed,
            by="command line",
            dry_run=options.dry_run,
            answers=Answers(options.currency, DAY_ORDERS.get(options.days)),
            mapping=options.mapping,
        )
    except FaultyInputError as faulty:
        return FileResult(str(path), None, None, is_repeat=False, issues=faulty.issues)
    return replace(import_file(workspace, order, progress), file=str(path))


def _reporter() -> Progress:
    shown = 0

    def report(step: str, rows_done: int) -> None:
        nonlocal shown
        if rows_done - shown >= PROGRESS_EVERY_ROWS or rows_done < shown:
            shown = rows_done
            print(f"\r{step}, row {rows_done:,}", end="", file=sys.stderr, flush=True)

    return report


def _lines(result: FileResult) -> list[str]:
    if result.batch is None or result.recognition is None:
        return [f"{result.file}: refused", *issue_lines(result.issues)]
    batch, rows = result.batch, result.batch.rows
    head = f"{result.file}: {result.recognition.kind}, "
    head += f"batch {batch.revision}" if batch.revision else "nothing kept (dry run)"
    counts = (
        f"  {rows.read} rows read = {rows.facts} facts + {rows.totals} totals "
        f"+ {rows.set_aside} set aside; {batch.change.new} new, {batch.change.changed} changed, "
        f"{batch.change.same} same, {batch.change.late} from an older export"
    )
    days = f"  {batch.first_day} to {batch.last_day}" if batch.first_day else ""
    totals = (
        ""
        if not batch.metrics
        else table(
            ("  metric", "total", "file says", "why not"),
            (
                (
                    f"  {name}",
                    number(one.total, one.measured_in),
                    number(one.file_total, one.measured_in),
                    one.why,
                )
                for name, one in batch.metrics.items()
            ),
        )
    )
    dropped = ", ".join(result.recognition.dropped)
    personal = f"  about people, so hashed or not kept: {dropped}" if dropped else ""
    lines = (head, counts, days, personal, totals, *issue_lines(result.issues))
    return [line for line in lines if line]


COMMAND = Command(
    words=("import",),
    help="Bring exports into the ledger; each file comes in whole or not at all.",
    arguments=_arguments,
    run=_run,
)
