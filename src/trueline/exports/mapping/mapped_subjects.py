"""What a row of a mapped table is about: whose account it is, and which part of it."""

from collections.abc import Iterator

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Asks, ask
from trueline.exports.cells.headers import normalise
from trueline.exports.mapping.mapping import Role, TableMapping
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.facts.ledger.staging import NETWORK

BETWEEN_PARTS = "; "
"""Between the parts of a breakdown by several dimensions, which are in the order of names."""

_SAME_NETWORKS = {
    "twitter": "x",
    "x (twitter)": "x",
    "x / twitter": "x",
    "x/twitter": "x",
    "fb": "facebook",
    "facebook page": "facebook",
    "ig": "instagram",
    "instagram business": "instagram",
    "tik tok": "tiktok",
    "linkedin page": "linkedin",
    "you tube": "youtube",
    "google analytics": "web",
}


def account_of(row: TableRow, mapping: TableMapping, context: ImportContext) -> str:
    """Give ``network/handle`` of a row; empty when its cell for it is empty.

    A column says it first, then the person who imports the file, then the mapping.

    Raises:
        FaultyInputError: Nobody says it, or the network named is none; a person is asked.
    """
    stated = row.text(Role.ACCOUNT)
    if row.table.has(Role.ACCOUNT) and not stated:
        return ""
    constant = context.account.strip() or mapping.account
    before, slash, rest = (stated or constant).strip().rpartition("/")
    named = network_of(before) if slash and NETWORK.fullmatch(network_of(before)) else ""
    handle = (rest if named else stated or constant).strip().removeprefix("@")
    network = _network_of_row(row) or named or mapping.network
    if not handle or not network:
        lacking = "account" if not handle else "network"
        raise ask(row.where, f"Nothing says whose {lacking} it is.", Asks.ACCOUNT)
    if named and named != network:
        raise row.refuse(Role.NETWORK, f"the row is of {network}, the account named of {named}")
    return f"{network}/{handle}"


def network_of(text: str) -> str:
    """Give the name by which a network is kept.

    Example:
        >>> network_of("X (Twitter)"), network_of("Instagram")
        ('x', 'instagram')
    """
    bare = normalise(text)
    return _SAME_NETWORKS.get(bare, bare.replace(" ", "-"))


def breakdown_of(row: TableRow, mapping: TableMapping) -> str | None:
    """Give the part of the account that a row is about; None when a cell for it is empty.

    A dimension that names a total is left out: such a row is about all of its parts.

    Raises:
        FaultyInputError: A cell of the role breakdown is not written ``name=value``.
    """
    parts = list(_parts(row, mapping))
    if any(not value for _, value in parts):
        return None
    told = [f"{name}={value}" for name, value in sorted(parts) if not is_total_label(value)]
    whole = " ".join(row.text(Role.BREAKDOWN).split())
    if whole and not all(whole.partition("=")):
        raise row.refuse(Role.BREAKDOWN, f"“{whole}” is not written as country=DE")
    return joined_breakdown(whole, *told)


def joined_breakdown(*parts: str) -> str:
    """Give one breakdown of several; empty parts are the whole and do not narrow it.

    Example:
        >>> joined_breakdown("country=DE", "", "device=mobile")
        'country=DE; device=mobile'
    """
    return BETWEEN_PARTS.join(sorted(one for one in parts if one))


def _parts(row: TableRow, mapping: TableMapping) -> Iterator[tuple[str, str]]:
    for column in mapping.of(Role.DIMENSION):
        yield column.name, " ".join(row.text(f"dimension:{column.name}").split())


def _network_of_row(row: TableRow) -> str:
    stated = row.text(Role.NETWORK)
    if not stated:
        return ""
    network = network_of(stated)
    if not NETWORK.fullmatch(network):
        raise _no_network(row, stated)
    return network


def _no_network(row: TableRow, stated: str) -> FaultyInputError:
    return row.refuse(Role.NETWORK, f"“{stated}” is not the name of a network")
