"""Days that addresses name: the day that is looked at, and the day as of whose end numbers are."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils import timezone

from trueline.core.errors import MissingError
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.web.visit import Visit


@dataclass(frozen=True, slots=True)
class AsOf:
    """A past day whose knowledge counts.

    Attributes:
        day: What was known at its end.
        moment: That end, in UTC.
    """

    day: date
    moment: datetime


def what_is_said(visit: Visit, then: AsOf | None) -> tuple[object, ...]:
    """Give what changes whenever people define metrics or breaks, for what is remembered."""
    return visit.organisation.defined, visit.organisation.broken, then


def read_day(text: str) -> date:
    """Understand a day in an address.

    Raises:
        MissingError: It is none, or one that nobody speaks of.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise MissingError(f"“{text}” is not a day; write it as 2026-11-20.") from None
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        what = f"Days are looked at from {FIRST_YEAR} to before {LAST_YEAR}, and {text} is not."
        raise MissingError(what)
    return day


def end_of(day: date) -> datetime:
    """Give the last moment of a day, in UTC."""
    return datetime.combine(day, time.max, tzinfo=UTC)


def as_of(visit: Visit) -> AsOf | None:
    """Give the past day as of which the address asks; None where it asks for what is known now.

    Raises:
        MissingError: The address names a day that is none.
    """
    text = visit.request.GET.get("as_of", "")
    if not text:
        return None
    day = read_day(text)
    return AsOf(day, end_of(day)) if day < timezone.now().astimezone(UTC).date() else None
