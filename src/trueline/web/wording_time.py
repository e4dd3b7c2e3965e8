"""How days, moments and lengths of time are put in words, by the reader's locale."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_datetime, format_timedelta
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.web.wording import MISSING, locale

MINUTE, HOUR = 60, 3600


def say_day(day: date | None) -> str:
    """Put a day in words: 22 Nov 2026."""
    return MISSING if day is None else format_date(day, format="d MMM y", locale=locale())


def say_month(day: date) -> str:
    """Put a month in words, short; with its year where a year begins: Nov, Jan 27."""
    pattern = "MMM yy" if day.month == 1 else "MMM"
    return format_date(day, format=pattern, locale=locale())


def say_moment(moment: datetime | None) -> str:
    """Put a moment in words, in the time zone of the pages."""
    if moment is None:
        return MISSING
    here = timezone.localtime(moment)
    return format_datetime(here, format="d MMM y, HH:mm", locale=locale()) + f" {here:%Z}"


def say_seconds(seconds: int) -> str:
    """Put a length of time in words, roughly."""
    if seconds < MINUTE:
        return _("{0} s").format(seconds)
    if seconds < HOUR:
        return _("{0} min").format(round(seconds / MINUTE))
    return _("{0} h").format(round(seconds / HOUR, 1))


def say_ago(length: timedelta) -> str:
    """Put how long ago something was in words, in its largest unit only."""
    return format_timedelta(max(length, timedelta(0)), granularity="second", locale=locale())
