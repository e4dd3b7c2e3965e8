"""Door for what keeps the metric definitions that an organisation gave itself."""

from datetime import datetime
from typing import Protocol

from trueline.metrics.own import OwnDefinition


class DefinitionShelf(Protocol):
    """The metric definitions of one organisation; those that Trueline brings are not in it."""

    def all(self) -> tuple[OwnDefinition, ...]:
        """Give every definition that was ever said, in that order; withdrawn ones are marked."""

    def keep(self, told: OwnDefinition) -> None:
        """Keep a definition beside those that are there.

        Raises:
            ConflictError: The metric has this version already.
        """

    def withdraw(self, metric: str, version: int, *, by: str, now: datetime) -> OwnDefinition:
        """Mark a definition as taken back, and give it; what was known before keeps it.

        Raises:
            MissingError: There is none of this metric and version that still counts.
        """
