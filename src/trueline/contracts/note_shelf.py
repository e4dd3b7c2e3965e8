"""Door for what keeps notes: what people say to each other beside a part of the plan."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Note:
    """What one person wrote beside a part of the plan.

    Attributes:
        id: Of its row, unique in its organisation.
        path: Of the part, as ``scopes/service/social_goals/answer-fast``.
        text: In their words.
        mentions: Addresses of the people whom it calls by ``@``.
        by: Who wrote it: an address, or a name where no account stands behind it.
        at: When, in UTC.
    """

    id: int
    path: str
    text: str
    mentions: tuple[str, ...]
    by: str
    at: datetime


class NoteShelf(Protocol):
    """The notes of one organisation; what is taken back stays in the database."""

    def beside(self, path: str, *, as_of: datetime | None = None) -> tuple[Note, ...]:
        """Give the thread of a part, oldest first.

        Args:
            path: Of the part itself; notes of what stands in it are threads of their own.
            as_of: Moment whose notes count, in UTC; None for the present.
        """

    def mentioning(self, address: str, *, since: datetime) -> tuple[Note, ...]:
        """Give the notes that call a person, newest first.

        Args:
            address: The person's.
            since: Older ones are left out.
        """

    def newest(self, limit: int) -> tuple[Note, ...]:
        """Give the newest notes of every thread, newest first."""

    def write(
        self, path: str, text: str, *, mentions: tuple[str, ...], by: str, now: datetime
    ) -> Note:
        """Keep a note."""

    def take_back(self, number: int, *, by: str, now: datetime) -> Note:
        """Take a note back, which only its writer may, and give it as it was.

        Raises:
            MissingError: The person wrote no such note, or took it back before.
        """

    def put_back(self, number: int, *, by: str) -> Note:
        """Let a note stand again that its writer took back; one that stands stays.

        Raises:
            MissingError: The person wrote no such note.
        """
