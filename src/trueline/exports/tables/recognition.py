"""What an export was recognised as, and what an importer may know besides the file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from trueline.core.issue import Issue
from trueline.exports.cells.answers import UNANSWERED, Answers


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an export was recognised as, or nearly.

    Attributes:
        importer: Name of the plug-in.
        kind: What the export is, in words: ``Meta content, Instagram``.
        network: ``instagram``, ``x``, ``web``, ``shop``, ``inbox`` ...
        locale: Language of the headers, ``en`` or ``pt-BR``; empty when it does not show.
        share: Share of the needed columns that were found, 0 to 1; 1 is recognised.
        matched: Headers that are understood.
        ignored: Headers that are not; kept raw in the file only.
        missing: Needed headers that were not found; empty when recognised.
        states_account: Whether the file itself says whose it is.
        dropped: Headers with personal data that are dropped or hashed.
    """

    importer: str
    kind: str
    network: str
    locale: str
    share: float
    matched: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    states_account: bool = False
    dropped: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Say whether every needed column was found."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What an importer may know besides the file.

    Attributes:
        account: Handle that the person named for files that do not say whose they are; empty
            when unstated.
        observed_at: When the export was made, in UTC.
        person_key: Keyed hash of a personal identifier; the only form in which one may be kept.
        answers: What the person said about the file that it does not say itself.
    """

    account: str
    observed_at: datetime
    person_key: Callable[[str], int]
    answers: Answers = UNANSWERED


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A file that no importer takes.

    Attributes:
        looks_like: What it seems to be, in a sentence.
        nearest: The nearest kinds, best first, each with what is missing.
        issues: What to do.
    """

    looks_like: str
    nearest: tuple[Recognition, ...]
    issues: tuple[Issue, ...]
