"""What is wrong with a wish about a meeting: its reason, its day, its hour and its zone."""

from collections.abc import Callable, Iterator
from datetime import date

from trueline.coordination.meeting.occurrence import starts_at
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.plan.governance.clock import read_hour, zone_of

LONGEST_TEXT = 300
SHORTER = f"Use {LONGEST_TEXT} characters at most."


def reason_issues(because: str) -> Iterator[Issue]:
    """Yield what is wrong with a reason that has to be given."""
    if not because.strip():
        yield blocking(
            "because", "Nothing says why.", "Say it in a few words: those invited read it."
        )
    elif len(because) > LONGEST_TEXT:
        yield blocking("because", "The text is too long.", SHORTER)


def moment_issues(day: date, starts: str, zone: str) -> Iterator[Issue]:
    """Yield what is wrong with a day, an hour and a zone."""
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        yield blocking("day", f"{day} cannot be the day.", "Give the day on which it is held.")
        return
    faults = [*_unread("starts", read_hour, starts), *_unread("zone", zone_of, zone)]
    yield from faults
    if not faults:
        moment, told = starts_at(day, starts, zone)
        if moment.astimezone(zone_of(zone)).time() != read_hour(starts):
            yield blocking("starts", told, "Write an hour that comes.")


def _unread(field: str, read: Callable[[str], object], text: str) -> Iterator[Issue]:
    try:
        read(text)
    except ValueError as fault:
        what, remedy = fault.args
        yield blocking(field, what, remedy)


def blocking(field: str, what: str, remedy: str) -> Issue:
    """Give an issue of a field of a wish."""
    return Issue(Severity.BLOCKS, field, what, remedy)
