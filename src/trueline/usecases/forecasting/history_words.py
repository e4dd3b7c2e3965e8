"""What a reader must know of the history behind a forecast, in sentences."""

from collections.abc import Sequence
from datetime import date

from trueline.core.period import Period
from trueline.measure.gathered import Span


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


def caveats_of_days(
    days: Period, fresh: Sequence[Span], *, on: date, began_with: tuple[date | None, date]
) -> tuple[str, ...]:
    """Say why the weeks begin and end when they do.

    Args:
        days: From the first week to the last.
        fresh: Accounts that still report.
        on: No later day counts.
        began_with: Since when what is counted can be compared, None for ever; and the first day
            of the definition.
    """
    told = []
    if days.first in began_with:
        told.append(f"Only weeks since {days.first} count, when what is counted changed.")
    ahead = sorted(
        account
        for account in {one.account for one in fresh}
        if min(one.last_day for one in fresh if one.account == account) > days.last
    )
    if ahead and days.last < on:
        told.append(
            f"Weeks end on {days.last}, the newest day that every account has; later days of "
            f"{', '.join(ahead)} do not count yet."
        )
    return tuple(told)
