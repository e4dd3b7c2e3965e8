"""The accounts that a person names, found among those that the ledger knows."""

from collections.abc import Collection, Iterable

from trueline.core.errors import MissingError


def accounts_named(name: str, known: Collection[str]) -> list[str]:
    """Give every known account of a name: ``network/handle``, or a handle of any network.

    Raises:
        MissingError: There is none.
    """
    found = [one for one in known if name in (one, one.partition("/")[2])]
    if not found:
        raise MissingError(f"The ledger has no account {name}; it has {listed(known)}.")
    return found


def listed(names: Iterable[str]) -> str:
    """Give names in a sentence."""
    return ", ".join(names) or "none"
