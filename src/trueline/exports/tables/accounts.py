"""Whose numbers they are: as the file says, or as the person who brought it says."""

from trueline.core.issue import Issue
from trueline.exports.files.refusing import warning
from trueline.exports.tables.recognition import ImportContext

UNSTATED = "unstated"
TAKE_BACK = "Take this import back (trueline undo with its number, or on its page under Data)"
UNTOLD = {"meta": ("facebook", "instagram")}
"""What a file may be of that tells the company only, not the network."""


def may_be_of(recognised: str, named: str) -> bool:
    """Say whether a file recognised as of a network may hold an account of the one named."""
    return named in networks_of(recognised)


def networks_of(recognised: str) -> tuple[str, ...]:
    """Give the networks whose account a file may hold; more than one where it does not say.

    Example:
        >>> networks_of("meta"), networks_of("x")
        (('facebook', 'instagram'), ('x',))
    """
    return UNTOLD.get(recognised, (recognised,))


def account_key(network: str, context: ImportContext) -> str:
    """Give ``network/handle`` for a file that does not say whose it is.

    The handle is the one the person named, ``unstated`` without. A name of another network, for
    a file that holds two, does not count.

    Example:
        >>> from datetime import datetime, UTC
        >>> account_key("x", ImportContext("acme", datetime(2026, 1, 1, tzinfo=UTC), hash))
        'x/acme'
    """
    named, _, handle = context.account.strip().rpartition("/")
    is_other = bool(named) and named != network
    return f"{network}/{UNSTATED if is_other or not handle else handle}"


def unstated_issue(file: str, key: str) -> Issue:
    """Build the warning that a file did not say whose it is."""
    return warning(
        file,
        f"The file does not say whose account it is; its numbers are kept under {key}.",
        f"{TAKE_BACK} and bring the file again with the account named.",
    )


def unknown_network_issue(file: str, key: str) -> Issue:
    """Build the warning that a file did not even say of which network it is."""
    return warning(
        file,
        f"The file does not say of which network it is; its numbers are kept under {key}.",
        f"{TAKE_BACK} and bring the file again with network and account named, "
        "such as instagram/acme.",
    )
