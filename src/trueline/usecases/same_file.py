"""The same bytes brought again: under the account they came in with, or not at all."""

from collections.abc import Iterable

import pyarrow as pa

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Batch, Piece


def refuse_other_accounts(file: str, known: Batch, pieces: Iterable[Piece]) -> None:
    """Refuse bytes that are in the ledger under other accounts than those now named.

    Args:
        file: What people call it.
        known: The batch that holds these bytes.
        pieces: The file as it would be read now; only read when the batch tells its accounts.

    Raises:
        FaultyInputError: The same numbers would count a second time, for somebody else.
    """
    if not known.accounts:
        return
    named = tuple(sorted(_accounts(pieces)))
    if named != known.accounts:
        number = known.revision
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                file,
                f"These bytes were imported before, as batch {number}, for "
                f"{', '.join(known.accounts)}; for {', '.join(named) or 'nobody'} as well "
                "they would count twice.",
                f"Take the batch back first ({how_to_undo(number)}), then import the file again.",
            )
        )


def refuse_other_mapping(file: str, known: Batch, mapping: str) -> None:
    """Refuse bytes that are in the ledger as they were read by another mapping.

    Args:
        file: What people call it.
        known: The batch that holds these bytes.
        mapping: Name and version of the one that would read them now; empty for none.

    Raises:
        FaultyInputError: The same rows would count a second time, as something else.
    """
    if known.origin.mapping == mapping:
        return
    before, now = (
        f"by the mapping {one}" if one else "without a mapping"
        for one in (known.origin.mapping, mapping)
    )
    raise FaultyInputError(
        Issue(
            Severity.BLOCKS,
            file,
            f"These bytes were imported before, as batch {known.revision}, {before}; read "
            f"{now}, the same rows would count twice.",
            f"Take the batch back first ({how_to_undo(known.revision)}), then import the file "
            "again.",
        )
    )


def how_to_undo(revision: int) -> str:
    """Say where a person takes an import back."""
    return f"trueline undo {revision}, or “Take this import back” on its page under Data"


def _accounts(pieces: Iterable[Piece]) -> set[str]:
    return {
        account
        for piece in pieces
        for table in piece.tables.values()
        for account in table.column("account").cast(pa.string()).unique().to_pylist()
    }
