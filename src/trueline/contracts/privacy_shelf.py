"""Door for what keeps names of people, where that is allowed, and who was erased."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.core.identifiers import Mark
from trueline.core.people_in_text import PersonFinder
from trueline.facts.upkeep.ledger_erasure import LedgerErasure


@dataclass(frozen=True, slots=True)
class ShelfErasure:
    """What an erasure does outside the ledger.

    Attributes:
        identities: Names beside keyed hashes that go.
        jobs: Imports whose words named the person; they are told without.
        waiting_files: Brought files that were not imported yet; they go and can be brought again.
        also_named_in: Where the person still stands, in words: plans, accounts of this home ...
        stories: Stories whose words, source or link named the person; they are told without.
    """

    identities: int
    jobs: int
    waiting_files: int
    also_named_in: tuple[str, ...]
    stories: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an erasure did; holds nothing about the person.

    Attributes:
        erased_at: When, in UTC.
        by: Who erased.
        reason: Why, in their words, without the person's name.
        ledger: What happened to facts and imported files.
        shelf: What happened outside the ledger.
        files: Names of the imported files that were redacted, by digest.
        is_wiped: Whether the application database holds no trace in free pages and its log.
        is_dry_run: Whether nothing was done and this says what would be.
    """

    erased_at: datetime
    by: str
    reason: str
    ledger: LedgerErasure
    shelf: ShelfErasure
    files: Mapping[str, str]
    is_wiped: bool
    is_dry_run: bool = False


class PrivacyShelf(Protocol):
    """People of one organisation's facts, as its application database knows them."""

    @property
    def keeps_names(self) -> bool:
        """Say whether the organisation allows that names are kept beside keyed hashes."""

    def allow_names(self, *, allowed: bool) -> int:
        """Allow names or forbid them; forbidding removes those that are kept. Say how many."""

    def note_names(self, names: Mapping[int, str]) -> None:
        """Keep identifiers by their keyed hashes; nothing where that is not allowed."""

    def keys_named(self, finder: PersonFinder) -> frozenset[int]:
        """Give the keyed hashes beside which a person's name is kept."""

    def marks(self) -> frozenset[Mark]:
        """Give what is kept of everyone who was erased."""

    def suppress(self, marks: Sequence[Mark]) -> None:
        """Keep marks of someone who is erased; from now on no import brings them in."""

    def forget(
        self, finder: PersonFinder, keys: AbstractSet[int], *, dry_run: bool
    ) -> ShelfErasure:
        """Take a person out of names, jobs and waiting files, or only say what that would do."""

    def wipe(self) -> bool:
        """Clear what deleted rows left in the database's file and log.

        Returns:
            Whether nothing is left; False while others read.
        """

    def file_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt."""

    def receipts(self) -> tuple[Receipt, ...]:
        """Give every receipt, newest first."""
