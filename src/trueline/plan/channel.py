"""Channel: our use of a network in the plan, and the accounts that belong to it."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One page or handle.

    Attributes:
        handle: As imports name it; with the network it makes ``network/handle``.
        name: For people.
        network: ``instagram``, ``x`` ... ; also ``web``, ``shop``, ``inbox``.
    """

    network: str
    handle: str
    name: str = ""

    @property
    def key(self) -> str:
        """Network and handle, as facts name it."""
        return f"{self.network}/{self.handle}"


@dataclass(frozen=True, slots=True)
class Channel:
    """Our use of a network in the plan.

    Attributes:
        id: Unique in the plan.
        name: For people.
        accounts: What belongs to it; every fact of these accounts counts for the channel.
    """

    id: str
    name: str
    accounts: tuple[Account, ...] = ()


def channels_named(channels: tuple[Channel, ...], names: Collection[str]) -> tuple[Channel, ...]:
    """Give the channels with these ids, in their own order; all when no id is given."""
    return tuple(one for one in channels if not names or one.id in names)
