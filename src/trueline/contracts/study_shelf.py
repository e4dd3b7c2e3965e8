"""Door for what keeps studies: every entry stays as it was, what is newer stands behind it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class EntryKind(StrEnum):
    """What an entry is."""

    REGISTRATION = "registration"
    RUN = "run"
    ANECDOTE = "anecdote"
    BIAS_PRIORS = "bias priors"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """Something that was kept of a study, once and for all.

    Attributes:
        kind: What it is.
        study: Id of the study; empty for what is about none, such as bias priors.
        number: From 1, within kind and study.
        document: JSON text.
        by: Who kept it.
        at: When, in UTC.
    """

    kind: EntryKind
    study: str
    number: int
    document: str
    by: str
    at: datetime


class StudyShelf(Protocol):
    """The studies of one organisation; nothing is changed or taken out."""

    def history(
        self, kind: EntryKind, study: str = "", *, as_of: datetime | None = None
    ) -> tuple[StudyEntry, ...]:
        """Give every entry of a kind about a study, oldest first.

        Args:
            kind: Of the entries.
            study: Its id; empty for what is about none.
            as_of: Moment whose knowledge counts, in UTC; None for the present.
        """

    def newest(self, kind: EntryKind, *, as_of: datetime | None = None) -> tuple[StudyEntry, ...]:
        """Give the newest entry of a kind about each study, by the study's id."""

    def keep(self, entry: StudyEntry) -> StudyEntry:
        """Keep an entry and give it as kept.

        Raises:
            ConflictError: Its number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """

    def place_of_rows(self, digest: str) -> Path:
        """Give where the rows of a digest are, or would be, kept; the folder is there."""

    def folder_of_files(self) -> Path:
        """Give where files lie that people brought for studies; the folder is there."""
