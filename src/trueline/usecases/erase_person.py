"""Erase a person: out of facts, imported files and records, for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trueline.contracts.privacy_shelf import Receipt
from trueline.contracts.store import Progress
from trueline.core.errors import FaultyInputError, RefusedQuestionError
from trueline.core.identifiers import Identifier, keys_of, marks_of, read_identifier
from trueline.core.issue import Issue, Severity
from trueline.core.people_in_text import NamedPerson
from trueline.exports.redaction.redaction import redact
from trueline.facts.redacted import Redacted, RowPlaces
from trueline.facts.tables import table
from trueline.facts.upkeep.anonymous import Sought
from trueline.facts.upkeep.erasing import ErasureOrder
from trueline.facts.upkeep.ledger_erasure import LedgerErasure
from trueline.usecases.import_file import silent
from trueline.usecases.workspace import Workspace

BACK_UPS = (
    "Back-ups and exports made before still hold the person. Remove them, or erase again after "
    "restoring one."
)


@dataclass(frozen=True, slots=True)
class ErasePersonOrder:
    """What a person asks for who erases somebody.

    Attributes:
        identifiers: All of the same person: e-mail addresses, telephone numbers, names, handles.
        by: Who erases.
        reason: Why, for the receipt; the person's name is left out of it.
        dry_run: Say what would happen, change nothing.
    """

    identifiers: Sequence[str]
    by: str
    reason: str = ""
    dry_run: bool = False


def erase_person(
    workspace: Workspace, order: ErasePersonOrder, progress: Progress = silent
) -> Receipt:
    """Take a person out of everything that is kept, and keep them out.

    Facts about others and all sums stay. Killed on the way, it leaves the state before or one that
    the same order completes.

    Raises:
        FaultyInputError: An identifier is missing or too short to be told from other words.
        RefusedQuestionError: An account of the organisation is named so.
        ConflictError: Others kept changing the ledger.
        NoRoomError: The disk is full.
    """
    identifiers = _read(order.identifiers)
    person = NamedPerson(identifiers)
    _refuse_own_accounts(workspace, person)
    keys = frozenset(
        key for one in identifiers for key in keys_of(one, workspace.person_key)
    ) | workspace.privacy.keys_named(person)
    now = workspace.now()
    if not order.dry_run:  # first of all: what comes in from now on comes in without them
        marks = [mark for one in identifiers for mark in marks_of(one, workspace.person_key)]
        workspace.privacy.suppress(marks)

    def redact_copy(path: Path, out: Path, behind: RowPlaces) -> Redacted | None:
        return redact(path, person, out, behind=behind)

    sought = Sought(keys, person, workspace.person_key)
    ledger = workspace.facts.upkeep.erase(
        ErasureOrder(sought, person, redact_copy, by=order.by, now=now),
        progress,
        dry_run=order.dry_run,
    )
    shelf = workspace.privacy.forget(person, keys, dry_run=order.dry_run)
    receipt = Receipt(
        erased_at=now,
        by=order.by,
        reason=person.without(order.reason),
        ledger=ledger,
        shelf=shelf,
        files=_names_of(workspace, ledger, person),
        is_wiped=not order.dry_run and workspace.privacy.wipe(),
        is_dry_run=order.dry_run,
    )
    if not order.dry_run:
        workspace.privacy.file_receipt(receipt)
    return receipt


def _read(given: Sequence[str]) -> tuple[Identifier, ...]:
    identifiers = tuple(read_identifier(one) for one in given if one.strip())
    if not identifiers:
        raise FaultyInputError(
            Issue(
                Severity.BLOCKS,
                "the person",
                "Nobody is named.",
                "Name the person by e-mail address, telephone number, name or handle.",
            )
        )
    return identifiers


def _refuse_own_accounts(workspace: Workspace, person: NamedPerson) -> None:
    """Refuse an identifier under which the organisation's own numbers are kept."""
    names = workspace.facts.snapshot().ask(table("account")).column("account").to_pylist()
    own = [one for one in names if person.found_in(one)]
    if own:
        raise RefusedQuestionError(
            f"{own[0]} is an account whose numbers are kept here; erasing it would blank every row "
            "that names it.",
            instead="Name the person by something that is theirs alone.",
        )


def _names_of(workspace: Workspace, ledger: LedgerErasure, person: NamedPerson) -> dict[str, str]:
    files = {one.origin.sha256: one.origin.file for one in workspace.facts.batches()}
    return {one.sha256: person.without(files.get(one.sha256, "")) for one in ledger.raw}
