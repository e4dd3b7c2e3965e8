"""Arguments that many commands share, read strictly."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, date, datetime, time
from typing import TypeVar

from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.exports.cells.money import currency_codes
from trueline.home.opening import open_home
from trueline.usecases.workspace import Workspace

Day = TypeVar("Day", date, datetime)


def add_organisation(parser: ArgumentParser) -> None:
    """Let a command be told which organisation it is about."""
    parser.add_argument(
        "--organisation",
        metavar="NAME",
        default="",
        help="short name of the organisation; needed only when the home holds several",
    )


def add_as_of(parser: ArgumentParser) -> None:
    """Let a command be asked about what was known earlier."""
    parser.add_argument(
        "--as-of",
        metavar="TIME",
        type=moment,
        help="answer from what was known then: a day (its end, UTC) or an ISO time",
    )


def workspace_of(options: Namespace) -> Workspace:
    """Open the home and the organisation that a command is about.

    Raises:
        MissingError: There is no such organisation, or there are several and none was named.
    """
    return open_home().workspace(options.organisation)


def day(text: str) -> date:
    """Read a day such as 2026-03-31.

    Raises:
        ArgumentTypeError: It is not one, or of a year that no export speaks of.
    """
    try:
        given = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-03-31") from None
    return _near(given)


def moment(text: str) -> datetime:
    """Read a time; a day means its end, a time without a zone is UTC.

    Raises:
        ArgumentTypeError: It is not one, or of a year that no export speaks of.
    """
    try:
        if len(text) == len("2026-03-31"):
            return datetime.combine(_near(date.fromisoformat(text)), time.max, UTC)
        given = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            f"“{text}” is not a day or a time such as 2026-03-31T09:00"
        ) from None
    return _near(given if given.tzinfo else given.replace(tzinfo=UTC))


def currency(text: str) -> str:
    """Read a currency such as EUR; nothing, the default, means none.

    Raises:
        ArgumentTypeError: It is no ISO 4217 code.
    """
    code = text.strip().upper()
    if code and code not in currency_codes():
        raise ArgumentTypeError(f"“{text}” is not a currency code such as EUR")
    return code


def _near(given: Day) -> Day:
    if not FIRST_YEAR <= given.year <= LAST_YEAR:
        raise ArgumentTypeError(f"the year {given.year} is not from {FIRST_YEAR} to {LAST_YEAR}")
    return given
