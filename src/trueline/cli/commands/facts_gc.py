"""``trueline facts gc``: remove files that no commit names."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import timedelta

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.facts.ledger.leftovers import GRACE
from trueline.usecases.tend_ledger import collect_leftovers

HOUR = timedelta(hours=1)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--grace",
        metavar="HOURS",
        type=_hours,
        default=GRACE,
        help=f"how long a file stays after it was replaced (default: {GRACE // HOUR})",
    )
    parser.add_argument("--dry-run", action="store_true", help="list what would go, remove nothing")
    add_organisation(parser)


def _hours(text: str) -> timedelta:
    if not text.isdecimal():
        raise ArgumentTypeError(f"“{text}” is not a whole number of hours")
    return timedelta(hours=int(text))


def _run(options: Namespace) -> Answer:
    gone = collect_leftovers(workspace_of(options), grace=options.grace, dry_run=options.dry_run)
    bytes_freed = sum(one.byte_count for one in gone)
    document = {
        "dry_run": options.dry_run,
        "bytes": bytes_freed,
        "files": [
            {"path": str(one.path), "bytes": one.byte_count, "since": one.since} for one in gone
        ],
    }
    would = "would go" if options.dry_run else "went"
    listed = [
        f"  {one.path} ({one.byte_count:,} bytes, since {one.since:%Y-%m-%d})" for one in gone
    ]
    head = f"{len(gone)} files {would}, {bytes_freed:,} bytes."
    return Answer(document, "\n".join([head, *listed]))


COMMAND = Command(
    words=("facts", "gc"),
    help="Remove replaced files, and those of imports that were killed.",
    arguments=_arguments,
    run=_run,
)
