"""Who a report is for: people of the organisation, what they may see, and strangers."""

from collections.abc import Collection

from trueline.web.models import Membership


def outsiders(organisation: str, addresses: Collection[str]) -> tuple[str, ...]:
    """Give the addresses that belong to nobody of an organisation, in their order."""
    known = _scopes(organisation, addresses)
    return tuple(one for one in addresses if one.casefold() not in known)


def may_get(organisation: str, address: str, scope: str) -> bool:
    """Say whether a report may go to an address.

    People whose roles are all for some scopes get reports of these scopes alone. Strangers get
    what was set up for them.

    Args:
        organisation: Its slug.
        address: Of who is to get it.
        scope: That the report is narrowed to; empty for all.
    """
    held = _scopes(organisation, [address]).get(address.casefold())
    return held is None or "" in held or scope in held


def _scopes(organisation: str, addresses: Collection[str]) -> dict[str, set[str]]:
    """Give the scopes of people's roles by address; an empty one is the whole organisation."""
    rows = Membership.objects.filter(organisation__slug=organisation).values_list(
        "person__email", "scope"
    )
    wanted = {one.casefold() for one in addresses}
    found: dict[str, set[str]] = {}
    for address, scope in rows:
        if address.casefold() in wanted:
            found.setdefault(address.casefold(), set()).add(scope)
    return found
