"""Hours and zones as a plan writes them."""

import re
from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def read_hour(text: str) -> time:
    """Understand an hour such as 14:30.

    Raises:
        ValueError: It is none; the two arguments say so and how to write it.

    Example:
        >>> read_hour("9:05")
        datetime.time(9, 5)
    """
    found = _HOUR.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no hour.", "Write one such as 14:30.")
    return time(int(found[1]), int(found[2]))


def zone_of(name: str) -> ZoneInfo:
    """Give a time zone; UTC for an empty name.

    Raises:
        ValueError: It is none; the two arguments say so and how to write it.
    """
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        what = f"“{name}” is no time zone."
        raise ValueError(what, "Write one such as Europe/Dublin, or UTC.") from None
