"""What if: other people, other minutes of work or other hours, as somebody asked for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.measure.responding.open_hours import OpenHours
from trueline.plan.organisation.cover import BusinessCalendar
from trueline.plan.organisation.opening_hours import read_week

MOST_PEOPLE = 200
MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class TriedStaffing:
    """What is tried instead of what the plan says.

    Attributes:
        people: Who answer at the same time; None for those of the plan, one more and one fewer.
        handling_min: Minutes of work for a conversation; None for those of the plan.
        hours: Lines of opening hours; empty for those of the promise.
        full_week: Hours a week of one person.
    """

    people: Decimal | None = None
    handling_min: Decimal | None = None
    hours: tuple[str, ...] = ()
    full_week: Decimal = Decimal(40)


USUAL = TriedStaffing()


def read_tried(people: str, minutes: str, hours: Sequence[str], full_week: str) -> TriedStaffing:
    """Read what somebody wrote; what is left empty stays as the plan has it.

    Raises:
        FaultyInputError: A number or a line of hours cannot be read; every fault is told.
    """
    issues: list[Issue] = []
    found = TriedStaffing(
        people=_number(people, "people", MOST_PEOPLE, issues),
        handling_min=_number(minutes, "minutes", MOST_MINUTES, issues),
        hours=tuple(one for one in hours if one.strip()),
        full_week=_number(full_week, "full_week", 168, issues) or USUAL.full_week,
    )
    try:
        if found.hours and not any(read_week(found.hours)):
            raise ValueError("No hour is open.", "Write a line such as Mon-Fri 09:00-18:00.")  # noqa: TRY301 - told as the others
    except ValueError as fault:
        what, remedy = fault.args
        issues.append(Issue(Severity.BLOCKS, "hours", what, remedy))
    if issues:
        raise FaultyInputError(*issues)
    return found


def other_hours(today: BusinessCalendar, lines: Sequence[str]) -> OpenHours | None:
    """Give the hours that are tried, with the holidays and own days of today's; None without."""
    return OpenHours(replace(today, name="Other hours", hours=tuple(lines))) if lines else None


def _number(text: str, where: str, most: int, issues: list[Issue]) -> Decimal | None:
    if not text.strip():
        return None
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and 0 < number <= most:
        return number
    what = f"“{text.strip()}” is not a number above 0 and up to {most}."
    issues.append(Issue(Severity.BLOCKS, where, what, "Write digits, such as 2 or 1.5."))
    return None
