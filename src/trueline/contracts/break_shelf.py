"""Door for what keeps definition breaks that an organisation added itself."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from trueline.metrics.breaks import DefinitionBreak


@dataclass(frozen=True, slots=True)
class BreakEntry:
    """What a person says of a definition break.

    Attributes:
        network: Whose metric; empty where every network is meant.
        metric: Id.
        day: First day on which the new definition is in force.
        what: What changed, in a sentence.
        bridge: How numbers from before and after can be compared; empty when they cannot.
        source: Where it can be read; may be empty.
        is_renaming: Whether only the name changed.
    """

    network: str
    metric: str
    day: date
    what: str
    bridge: str = ""
    source: str = ""
    is_renaming: bool = False


class BreakShelf(Protocol):
    """The definition breaks of one organisation; those that Trueline brings are not in it.

    Nothing is ever lost: what was said before goes on to count for what was known then.
    """

    def all(self, *, as_of: datetime | None = None) -> tuple[DefinitionBreak, ...]:
        """Give those that count, in no order.

        Args:
            as_of: Moment whose knowledge counts, in UTC; None for the present.
        """

    def keep(
        self, entry: BreakEntry, *, by: str, now: datetime, replaces: str = ""
    ) -> DefinitionBreak:
        """Keep a new one, or put an entry in the place of one that is there, under its id.

        Args:
            entry: What it says.
            by: Who says so.
            now: When.
            replaces: Id of the one that it takes the place of; empty for a new one.

        Raises:
            MissingError: There is none to replace.
        """

    def remove(self, name: str, *, by: str, now: datetime) -> DefinitionBreak:
        """Let one count no more and give it as it was.

        Raises:
            MissingError: There is none of this id.
        """
