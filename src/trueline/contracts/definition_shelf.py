"""Door for what keeps the metric definitions that an organisation gave itself."""

from typing import Protocol

from trueline.metrics.own import OwnDefinition


class DefinitionShelf(Protocol):
    """The metric definitions of one organisation; those that Trueline brings are not in it."""

    def all(self) -> tuple[OwnDefinition, ...]:
        """Give every definition, in the order in which they were said."""

    def keep(self, told: OwnDefinition) -> None:
        """Keep a definition beside those that are there.

        Raises:
            ConflictError: The metric has this version already.
        """

    def remove(self, metric: str, version: int) -> OwnDefinition:
        """Take a definition out and give it as it was.

        Raises:
            MissingError: There is none of this metric and version.
        """
