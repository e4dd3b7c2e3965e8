"""Ongoing support as the command line prints it."""

from collections.abc import Iterator
from typing import Any

from trueline.cli.printing import number, table
from trueline.coordination.staffing.predicted import Predicted, Staffed
from trueline.coordination.staffing.required import Required
from trueline.core.percent import per_cent
from trueline.measure.responding.figures import Spread
from trueline.usecases.staffing.support_lines import (
    Answering,
    SupportLine,
    SupportReading,
    hours_short,
)

HEADS = ("  activity", "needed", "assigned", "missing", "who", "backup", "funded until")


def support_document(found: SupportReading) -> dict[str, Any]:
    """Give ongoing support for ``--json``."""
    return {
        "on": found.on,
        "hours_missing": hours_short(found.lines),
        "activities": [_activity(one) for one in found.lines],
    }


def support_lines(found: SupportReading) -> list[str]:
    """Give ongoing support for people."""
    lines = [table(HEADS, (_row(one) for one in found.lines))]
    for one in found.lines:
        if one.answering is not None and one.is_first:
            lines += ["", f"{one.activity.activity}. {one.how}", *_answering_lines(one.answering)]
    return lines


def _activity(one: SupportLine) -> dict[str, Any]:
    return {
        "activity": one.activity.id,
        "name": one.activity.activity,
        "hours_needed": one.needed,
        "how": one.how,
        "hours_assigned": one.assigned,
        "hours_missing": one.missing,
        "person": one.activity.person,
        "role": one.activity.role,
        "backup": one.activity.backup,
        "cover": one.activity.cover,
        "funded_until": one.activity.funded_until,
        "days_funded": one.days_funded,
        "answering": None if one.answering is None else _answering(one.answering),
    }


def _answering(one: Answering) -> dict[str, Any]:
    return {
        "from": one.period.first if one.period else None,
        "to": one.period.last if one.period else None,
        "conversations": one.conversations,
        "handling_min": one.handling_min,
        "people": one.people,
        "promise": one.promise.id if one.promise else None,
        "required": None if one.required is None else _required(one.required),
        "why_not_required": one.why_not_required or None,
        "predicted": None if one.predicted is None else _predicted(one.predicted),
        "why_not_predicted": one.why_not_predicted or None,
        "caveats": one.caveats,
    }


def _required(one: Required) -> dict[str, Any]:
    return {
        "conversations_week": one.volume_week,
        "work_hours": one.work_hours,
        "present_hours": one.present_hours,
        "paid_hours": one.paid_hours,
        "people": one.people,
        "open_hours": one.open_hours,
        "hours": one.hours,
    }


def _predicted(one: Predicted) -> dict[str, Any]:
    return {
        "weeks": one.weeks,
        "due": one.due,
        "measured": _spread(one.measured),
        "fits": one.fits,
        "now": _staffed(one.now),
        "tried": [_staffed(each) for each in one.others],
    }


def _staffed(one: Staffed) -> dict[str, Any]:
    return {
        "people": one.people,
        "present_hours": one.present_hours,
        "busy": one.busy,
        "kept": None if one.kept is None else _spread(one.kept),
        "why_not": one.why or None,
    }


def _spread(one: Spread) -> dict[str, Any]:
    return {"share": one.value, "low": one.low, "high": one.high}


def _row(one: SupportLine) -> tuple[str, ...]:
    activity = one.activity
    return (
        f"  {activity.activity}",
        number(one.needed),
        number(one.assigned),
        number(one.missing),
        activity.person or activity.role or "nobody",
        activity.backup or "nobody",
        str(activity.funded_until or "open"),
    )


def _answering_lines(one: Answering) -> Iterator[str]:
    if one.required is not None:
        yield (
            f"  The work alone takes {one.required.work_hours} hours a week; to be there in time "
            f"{one.required.present_hours}, with breaks, training and leave "
            f"{one.required.paid_hours}: {one.required.people} people."
        )
    if one.why_not_required:
        yield f"  No number of people: {one.why_not_required}"
    if one.predicted is not None:
        yield from _predicted_lines(one.predicted)
    if one.why_not_predicted:
        yield f"  No prediction: {one.why_not_predicted}"
    yield from (f"  Note: {each}" for each in one.caveats)


def _predicted_lines(one: Predicted) -> Iterator[str]:
    yield (
        f"  Promises kept over {one.weeks} weeks ({one.due:,} due): measured "
        f"{share_line(one.measured)}; predicted for today's people {_kept(one.now)}."
    )
    if not one.fits:
        yield (
            "  The two are far apart: something else decides than the number of people, so that "
            "no effect of another one is given."
        )
    for each in one.others:
        yield f"  With {each.people} people, {each.present_hours} hours a week: {_kept(each)}."


def _kept(one: Staffed) -> str:
    if one.kept is None:
        return one.why.rstrip(".")
    busy = f", {per_cent(one.busy)} of their time busy" if one.busy is not None else ""
    return f"{share_line(one.kept)}{busy}"


def share_line(one: Spread) -> str:
    """Give a share with its interval."""
    if one.low is None or one.high is None:
        return per_cent(one.value)
    return f"{per_cent(one.value)} ({per_cent(one.low)} to {per_cent(one.high)})"
