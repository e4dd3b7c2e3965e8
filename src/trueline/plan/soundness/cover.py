"""Whether cover hours can be counted: hours that are hours, zones and holidays that are known."""

from collections.abc import Callable, Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise
from trueline.plan.organisation.opening_hours import read_day, read_week
from trueline.plan.parts import Placed, join
from trueline.plan.public_holidays import knows_holidays
from trueline.plan.soundness.fault import Fault

_TARGETS = ("first_reply_min", "next_reply_min", "resolution_min")


def faults_of_cover(placed: Placed) -> Iterator[Fault]:
    """Yield what would make answers late or in time by mistake."""
    match placed.record:
        case BusinessCalendar() as calendar:
            yield from _of_calendar(placed.path, calendar)
        case ResponsePromise() as promise:
            yield from _of_promise(placed.path, promise)


def _of_calendar(path: str, calendar: BusinessCalendar) -> Iterator[Fault]:
    if not _is_zone(calendar.zone):
        what = f"“{calendar.zone}” is no time zone."
        yield Fault(join(path, "zone"), what, "Write one such as Europe/Dublin, or UTC.")
    if calendar.holidays and not knows_holidays(calendar.holidays):
        what = f"The holidays of “{calendar.holidays}” are not known."
        remedy = "Write a country such as IE, or a country and its part such as DE-BY."
        yield Fault(join(path, "holidays"), what, remedy)
    yield from _read(join(path, "hours"), lambda: read_week(calendar.hours))
    days: list[date] = []
    yield from _read(join(path, "extra"), lambda: days.extend(map(_day_of, calendar.extra)))
    for day in sorted({one for one in days if days.count(one) > 1}):
        yield Fault(join(path, "extra"), f"{day} stands here twice.", "Write each day once.")


def _of_promise(path: str, promise: ResponsePromise) -> Iterator[Fault]:
    if all(getattr(promise, name) is None for name in _TARGETS):
        what = f"“{promise.name}” promises nothing."
        yield Fault(path, what, "Write first_reply_min, next_reply_min or resolution_min.")


def _read(path: str, read: Callable[[], object]) -> Iterator[Fault]:
    try:
        read()
    except ValueError as fault:
        what, remedy = fault.args
        yield Fault(path, what, remedy)


def _day_of(line: str) -> date:
    return read_day(line)[0]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
