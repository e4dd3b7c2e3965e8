"""Door for what keeps annotations: what happened outside the numbers, and what it is about."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from trueline.core.period import Period


class AnnotationKind(StrEnum):
    """What sort of thing happened."""

    CAMPAIGN = "campaign"
    EVENT = "event"
    OUTAGE = "outage"
    DECISION = "decision"
    OTHER = "other"


class AnnotationSource(StrEnum):
    """Where an annotation comes from; all but a person's are derived and cannot be edited."""

    PERSON = "person"
    PLAN = "plan"
    TACTIC = "tactic"
    CORRECTION = "correction"
    RESTATEMENT = "restatement"
    BREAK = "break"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class AnnotationEntry:
    """What is said of something that happened.

    Attributes:
        day: First day.
        title: In a few words.
        kind: What sort of thing it is.
        until: The day after its last; None for a single day.
        channels: Ids of the channels that it is about.
        kpis: Paths of the KPIs that it is about, as ``scope/goal/kpi``.
        accounts: Accounts that it is about, as ``network/handle``. It is about everything when
            neither channels nor KPIs nor accounts are named.
    """

    day: date
    title: str
    kind: AnnotationKind = AnnotationKind.OTHER
    until: date | None = None
    channels: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    @property
    def period(self) -> Period:
        """Give its days."""
        return Period(self.day, self.until) if self.until else Period.closed(self.day, self.day)

    @property
    def is_about_all(self) -> bool:
        """Say whether it names nothing that it is about."""
        return not (self.channels or self.kpis or self.accounts)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that happened, with who said so.

    Attributes:
        id: Short name, unique in its organisation; the same through every change.
        entry: What is said.
        by: Who said it last: an address, or a name where no account stands behind it; empty for a
            derived one that no person made.
        at: When that was, in UTC; None for a derived one without a moment.
        source: Where it comes from.
        name: What pages call who said it; empty where only ``by`` is known.
        refers: What a derived one is about: number of a plan version, path of a tactic, revision
            of a commit, id of a break; empty for a person's.
    """

    id: str
    entry: AnnotationEntry
    by: str
    at: datetime | None
    source: AnnotationSource = AnnotationSource.PERSON
    refers: str = ""
    name: str = ""

    @property
    def is_own(self) -> bool:
        """Say whether a person wrote it, so that people can edit and remove it."""
        return self.source is AnnotationSource.PERSON


class AnnotationShelf(Protocol):
    """The annotations that people of one organisation wrote; nothing is ever lost."""

    def all(self, *, as_of: datetime | None = None) -> tuple[Annotation, ...]:
        """Give those that count, newest day first.

        Args:
            as_of: Moment whose annotations count, in UTC; None for the present.
        """

    def keep(
        self, entry: AnnotationEntry, *, by: str, now: datetime, replaces: str = ""
    ) -> Annotation:
        """Keep a new one, or say anew what one that is there says.

        Args:
            entry: What it says.
            by: Who says so.
            now: When, in UTC.
            replaces: Id of the one that is said anew; empty for a new one.

        Raises:
            MissingError: There is none to replace.
        """

    def remove(self, name: str, *, by: str, now: datetime) -> Annotation:
        """Take one out and give it as it was.

        Raises:
            MissingError: There is none of this id.
        """

    def put_back(self, name: str, *, by: str, now: datetime) -> Annotation:
        """Let one that was taken out count again, as it was; one that counts stays as it is.

        Raises:
            MissingError: There never was one of this id.
        """
