"""What a person said of a file that it does not say itself, now or for its source before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from trueline.core.codec import decode
from trueline.exports.cells.answers import Answers
from trueline.exports.tables.accounts import may_be_of
from trueline.exports.tables.recognition import Recognition
from trueline.usecases.import_file import ImportOrder
from trueline.web.stores.answers import SourceAnswer
from trueline.web.stores.jobs import JobRecord
from trueline.web.uploads import upload_path


@dataclass(frozen=True, slots=True)
class Said:
    """Answers for one file.

    Attributes:
        account: Whose it is; empty when unsaid.
        currency: Of amounts that name none; empty when unsaid.
        month_first: Whether 03/04/2025 is 4 March; None when unsaid.
        mapping: Name of the mapping to read it by; empty to let the file decide.
        made: Day on which it was downloaded, as ISO text; empty for today.
    """

    account: str = ""
    currency: str = ""
    month_first: bool | None = None
    mapping: str = ""
    made: str = ""


def said_of(file: JobRecord) -> Said:
    """Give what was said of a file that was brought."""
    told: Mapping[str, Any] = file.order.get("said") or {}
    return decode(told, Said)


def said_document(said: Said) -> dict[str, Any]:
    """Give answers as the job of a file keeps them."""
    return {name: getattr(said, name) for name in Said.__slots__}


def source_of(recognition: Recognition, mapping: str) -> str:
    """Give the name under which answers are remembered: the importer, or the mapping's name."""
    return f"{recognition.importer} {mapping.partition('@')[0]}".strip()


def filled_in(
    said: Said, recognition: Recognition, mapping: str, known: Sequence[SourceAnswer]
) -> tuple[Said, tuple[str, ...]]:
    """Fill in what was said of the source before, and name what was filled in.

    An account is filled in only where one alone was ever named: of two, a person has to choose.

    Args:
        said: Of the file itself; it comes first.
        recognition: What the file is.
        mapping: Name and version of what reads it; empty for none.
        known: All that was said of sources.
    """
    own = [one for one in known if one.importer == source_of(recognition, mapping)]
    found, names = said, []
    if not said.account and not recognition.states_account:
        accounts = [one.account for one in own if _may_be(one.account, recognition.network)]
        if len(accounts) == 1:
            found, names = replace(found, account=accounts[0]), ["account"]
    same = next((one for one in own if one.account == found.account), None)
    if same is None:
        return found, tuple(names)
    if same.currency and not said.currency:
        found, names = replace(found, currency=same.currency), [*names, "currency"]
    if same.month_first is not None and said.month_first is None:
        found, names = replace(found, month_first=same.month_first), [*names, "month_first"]
    return found, tuple(names)


def order_of(file: JobRecord, said: Said, *, now: datetime) -> ImportOrder:
    """Give what importing a file would ask for.

    Raises:
        MissingError: Its bytes are not kept any more.
    """
    return ImportOrder(
        path=upload_path(file.order["upload"]),
        name=file.order["name"],
        account=said.account,
        observed_at=_end_of(said.made, now),
        by=file.by,
        answers=Answers(said.currency, said.month_first),
        mapping=said.mapping,
    )


def _may_be(account: str, network: str) -> bool:
    named, slash, _ = account.rpartition("/")
    return bool(account) and (not slash or not network or may_be_of(network, named))


def _end_of(made: str, now: datetime) -> datetime | None:
    """Give the last moment of the day on which an export was made; None for today or later."""
    try:
        moment = datetime.combine(date.fromisoformat(made), time(23, 59, 59), tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment < now else None
