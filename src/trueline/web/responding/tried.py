"""Other cover hours beside today's, in words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from trueline.measure.responding.replay import Compared, Replayed
from trueline.web.responding.words import MINUTES, say_interval, say_spread
from trueline.web.wording import MISSING, say_value

Cell = tuple[str, str]
"""A figure and its interval."""


def tried_rows(found: Replayed) -> dict[str, list[Cell] | list[str] | None]:
    """Give the cells of the table: today's hours, the others, the change."""
    now, then = (
        say_value(one / 60, "hours")
        for one in (found.weekly_minutes_now, found.weekly_minutes_then)
    )
    change = (found.weekly_minutes_then - found.weekly_minutes_now) / 60
    return {
        "tried_minutes": _cells(found.minutes, MINUTES),
        "tried_kept": _cells(found.kept, "share") if found.kept else None,
        "tried_weekly": [now, then, _signed(change, say_value(change, "hours"))],
    }


def _cells(found: Compared, unit: str) -> list[Cell]:
    sides = [(say_spread(one, unit), say_interval(one, unit)) for one in (found.now, found.then)]
    ends = [_change(one, unit) for one in (found.change.low, found.change.high)]
    return [*sides, (_change(found.change.value, unit), _("{0} to {1}").format(*ends))]


def _change(value: Decimal | None, unit: str) -> str:
    """Put a change in words; that of a share is told in points, not in per cent of it."""
    if value is None:
        return MISSING
    if unit == MINUTES:
        return _signed(value, say_value(value, unit))
    return _("{0} points").format(_signed(value, f"{value * 100:.1f}"))


def _signed(value: Decimal, words: str) -> str:
    return f"+{words}" if value > 0 else words
