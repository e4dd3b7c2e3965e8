"""The account that a person names for a file that does not say whose it is: can it be?"""

import re

from trueline.core.issue import Issue, Severity
from trueline.exports.tables.accounts import may_be_of, networks_of

HANDLE = re.compile(r"[\w.@-]+")
"""Letters of any script, digits, full stop, underscore, hyphen and @; no network allows more."""


def doubt_network(file: str, recognised: str, account: str) -> Issue | None:
    """Say that an account is of another network than its file; None when it may be of it."""
    network, slash, _ = account.rpartition("/")
    if not slash or may_be_of(recognised, network):
        return None
    wanted = " or ".join(networks_of(recognised))
    what = f"The account {account} is of {network}, but this is an export of {wanted}."
    return _issue(file, what, f"Name an account of {wanted}, such as {examples(recognised)}.")


def doubt_account(file: str, recognised: str, account: str) -> Issue | None:
    """Say why an account that a person typed cannot be a file's; None when it can.

    Stricter than ``doubt_network``: it asks for an account, for the network too where the file
    does not tell it, and for a handle of letters that handles have.
    """
    network, slash, handle = account.rpartition("/")
    if not account:
        what, remedy = "The file does not say whose it is.", "Name its account"
    elif not HANDLE.fullmatch(handle) or (slash and not HANDLE.fullmatch(network)):
        what = f"{account} is no name of an account."
        remedy = "Write letters, digits, full stops, hyphens, _ and @ only, without blanks"
    elif not slash and len(networks_of(recognised)) > 1:
        what, remedy = "The file does not say of which network it is.", "Name the network too"
    else:
        return doubt_network(file, recognised, account)
    return _issue(file, what, f"{remedy}, such as {examples(recognised)}.")


def examples(recognised: str, handle: str = "acme") -> str:
    """Give how an account of a file is written, for each network that it may be of."""
    return " or ".join(f"{network}/{handle}" for network in networks_of(recognised))


def _issue(file: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, file, what, remedy)
