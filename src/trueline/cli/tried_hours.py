"""Other cover hours beside today's, printed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from trueline.cli.printing import number, table
from trueline.core.percent import per_cent
from trueline.measure.responding.figures import Spread
from trueline.measure.responding.replay import Compared, Replayed

MODEL = (
    "A model, not a promise: the same conversations, each answer with the open minutes that it "
    "took. Every open hour is taken to be staffed as today's are."
)


def spread(one: Spread | None) -> dict[str, Any] | None:
    """Give a figure with its interval as a document."""
    if one is None:
        return None
    told = {"value": one.value, "low": one.low, "high": one.high}
    return told | {"at_least": True} if one.is_least else told


def tried_document(tried: Replayed) -> dict[str, Any]:
    """Give what other hours would bring as a document."""
    return {
        "model": MODEL,
        "answered": tried.answered,
        "unanswered": tried.unanswered,
        "weeks": tried.weeks,
        "median_clock_min": _compared(tried.minutes),
        "promise_kept": _compared(tried.kept) if tried.kept else None,
        "weekly_open_min": {"now": tried.weekly_minutes_now, "then": tried.weekly_minutes_then},
    }


def tried_lines(tried: Replayed) -> list[str]:
    """Give what other hours would bring in lines."""
    minutes, kept = tried.minutes, tried.kept
    rows = [("  Median wait on the clock", *(_minutes(one) for one in _sides(minutes)))]
    if kept is not None:
        rows.append(("  Promise kept", *(_share(one) for one in _sides(kept))))
    hours = [f"{one / 60:.1f} h" for one in (tried.weekly_minutes_now, tried.weekly_minutes_then)]
    change = (tried.weekly_minutes_then - tried.weekly_minutes_now) / 60
    rows.append(("  Open hours a week", *hours, f"{change:+.1f} h"))
    return ["", table(("  Other hours", "today's", "these", "change"), rows), MODEL]


def _sides(one: Compared) -> tuple[Spread, Spread, Spread]:
    return one.now, one.then, one.change


def _compared(one: Compared) -> dict[str, Any]:
    return {"now": spread(one.now), "then": spread(one.then), "change": spread(one.change)}


def _minutes(one: Spread) -> str:
    return _with_ends(one, lambda value: number(value, "minutes"))


def _share(one: Spread) -> str:
    return _with_ends(one, per_cent)


def _with_ends(one: Spread, say: Callable[[Decimal], str]) -> str:
    if one.low is None or one.high is None:
        return say(one.value)
    return f"{say(one.value)} ({say(one.low)} to {say(one.high)})"
