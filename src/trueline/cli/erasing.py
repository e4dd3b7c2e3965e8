"""How an erasure is asked for, and how its receipt is printed."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer
from trueline.contracts.privacy_shelf import Receipt
from trueline.core.codec import encode
from trueline.usecases.erase_person import BACK_UPS, ErasePersonOrder, erase_person

HELP = "Erase a person from facts, imported files and records, and keep them out."
FROM_INPUT = "-"


def erase_arguments(parser: ArgumentParser) -> None:
    """Add what an erasure can be told."""
    parser.add_argument(
        "person",
        metavar="IDENTIFIER",
        nargs="+",
        help="all of one person: e-mail address, telephone number, id, name or handle; "
        "- reads them from the input, one a line, so that no shell keeps them",
    )
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="why; for the receipt, without the name"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would go, change nothing")
    add_organisation(parser)


def erase_run(options: Namespace) -> Answer:
    """Erase, and give the receipt."""
    given: list[str] = options.person
    if given == [FROM_INPUT]:
        given = sys.stdin.read().splitlines()
    order = ErasePersonOrder(given, "command line", options.reason, dry_run=options.dry_run)
    receipt = erase_person(workspace_of(options), order)
    return Answer(receipt_document(receipt), "\n".join(receipt_lines(receipt)))


def receipt_document(receipt: Receipt) -> dict[str, object]:
    """Give a receipt for ``--json``."""
    return {**encode(receipt), "back_ups": BACK_UPS}


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """Give a receipt for people."""
    ledger, shelf = receipt.ledger, receipt.shelf
    yield "What would be erased (dry run):" if receipt.is_dry_run else "Erased:"
    for name, one in ledger.datasets.items():
        yield (
            f"  {name}: {one.made_anonymous} rows made anonymous, {one.removed} removed, "
            f"{one.files} files written anew"
        )
    for raw in ledger.raw:
        how = "emptied as a whole" if raw.is_emptied else f"{raw.rows} rows blanked"
        yield f"  imported file {receipt.files[raw.sha256]} ({raw.sha256[:12]}…): {how}"
    yield f"  {ledger.records} records and names, {shelf.identities} names beside keyed hashes"
    yield (
        f"  {shelf.jobs} jobs, {shelf.waiting_files} files that waited to be imported, "
        f"{shelf.stories} stories"
    )
    if ledger.unread:
        yield "Not looked through, since they cannot be read; see trueline verify:"
        yield from (f"  {digest[:12]}…" for digest in ledger.unread)
    if shelf.also_named_in:
        yield f"Still named in: {', '.join(shelf.also_named_in)}. Change these yourself."
    if receipt.is_dry_run:
        return
    yield f"Receipt of {receipt.erased_at:%Y-%m-%d %H:%M} UTC, by {receipt.by}. {receipt.reason}"
    if ledger.revision is not None:
        yield f"Commit {ledger.revision}. Keyed hashes keep the person out of every later import."
    if not receipt.is_wiped:
        yield "The database is in use, so its log still holds old pages; erase again later."
    yield BACK_UPS
