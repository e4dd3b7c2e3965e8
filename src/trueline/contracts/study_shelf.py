"""Door for what keeps studies: entries, and the rows that studies were run on."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from trueline.contracts.entry_shelf import EntryShelf


class EntryKind(StrEnum):
    """What is kept of a study."""

    REGISTRATION = "registration"
    RUN = "run"
    ANECDOTE = "anecdote"
    BIAS_PRIORS = "bias priors"
    SIGN_OFF = "sign-off"


class StudyShelf(EntryShelf, Protocol):
    """The studies of one organisation: its entries, and where their rows lie."""

    def place_of_rows(self, digest: str) -> Path:
        """Give where the rows of a digest are, or would be, kept; the folder is there."""

    def folder_of_files(self) -> Path:
        """Give where files lie that people brought for studies; the folder is there."""
