"""What a reader must know of the history behind a forecast, in sentences."""

from collections.abc import Sequence
from datetime import date

from trueline.measure.gathered import Span

WEEKS_OF_TWO_YEARS = 104


def why_stale(name: str, spans: Sequence[Span], on: date) -> str:
    """Say why nothing can be continued: there is no value, or none of late.

    Args:
        name: Of the metric.
        spans: What is known of its parts.
        on: No later day counts.
    """
    seen = [one for one in spans if one.first_day <= on]
    if not seen:
        return f"No import has brought {name} for what is asked about."
    newest = max(min(one.last_day, on) for one in seen)
    return f"Its newest value is of {newest}, older than four weeks: too old to go on from."


def caveats_of_accounts(
    known: Sequence[Span], fresh: Sequence[Span], first: date
) -> tuple[str, ...]:
    """Say which accounts are no longer, or not from the first week on, part of the history."""
    going_on = {one.account for one in fresh}
    silent = sorted({one.account for one in known} - going_on)
    told = []
    if silent:
        told.append(f"Nothing is forecast of {', '.join(silent)}: no value for four weeks.")
    for account in sorted(going_on):
        began = min(one.first_day for one in fresh if one.account == account)
        if began > first:
            told.append(f"{account} counts from {began} on, its first day with a value.")
    return tuple(told)


def caveats_of_days(first: date, last: date, *, broken: date | None, era: date) -> tuple[str, ...]:
    """Say why the history begins when it does, and what it is too short for."""
    told = []
    if first in (broken, era):
        told.append(f"Only weeks since {first} count, when what is counted changed.")
    if (last - first).days < 7 * WEEKS_OF_TWO_YEARS:
        told.append("With less than two years of history a season of the year is not known of.")
    return tuple(told)
