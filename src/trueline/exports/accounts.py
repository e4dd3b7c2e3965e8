"""Whose numbers they are: as the file says, or as the person who brought it says."""

from trueline.core.issue import Issue
from trueline.exports.recognition import ImportContext
from trueline.exports.refusing import warning

UNSTATED = "unstated"


def account_key(network: str, context: ImportContext) -> str:
    """Give ``network/handle`` for a file that does not say whose it is.

    The handle is the one the person named, ``unstated`` without. A name with a network before the
    slash loses it.

    Example:
        >>> from datetime import datetime, UTC
        >>> account_key("x", ImportContext("acme", datetime(2026, 1, 1, tzinfo=UTC), hash))
        'x/acme'
    """
    handle = context.account.rpartition("/")[2].strip()
    return f"{network}/{handle or UNSTATED}"


def unstated_issue(file: str, key: str) -> Issue:
    """Build the warning that a file did not say whose it is."""
    return warning(
        file,
        f"The file does not say whose account it is; its numbers are kept under {key}.",
        "Take this import back and bring the file again with the account named.",
    )
