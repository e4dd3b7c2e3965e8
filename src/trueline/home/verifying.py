"""Verifies a whole home: the application database, and the ledger of each organisation."""

from collections.abc import Mapping
from dataclasses import dataclass

from trueline.contracts.store import Progress
from trueline.facts.upkeep.verifying import Verification
from trueline.home.opening import Home
from trueline.usecases.verify_ledger import verify_ledger


@dataclass(frozen=True, slots=True)
class HomeVerified:
    """What a look at everything in a home found.

    Attributes:
        database: What the application database says is wrong with itself; empty for nothing.
        ledgers: By organisation.
    """

    database: tuple[str, ...]
    ledgers: Mapping[str, Verification]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.database and all(one.is_clean for one in self.ledgers.values())


def verify_home(home: Home, organisation: str, progress: Progress) -> HomeVerified:
    """Read everything again that a home keeps; nothing is changed.

    Args:
        home: Opened.
        organisation: The only one to look at; empty for all.
        progress: Told how far each ledger is.

    Raises:
        MissingError: There is no such organisation.
    """
    from trueline.web.stores.soundness import database_faults  # noqa: PLC0415 - needs Django

    names = (organisation,) if organisation else home.organisations()
    ledgers = {name: verify_ledger(home.workspace(name), progress) for name in names}
    return HomeVerified(database_faults(), ledgers)
