"""Digest: what a person should know of a day or a week, with the numbers inside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.usecases.watching.alert import Alert, AlertKind

FINE = frozenset({Status.ON_PACE, Status.REACHED, Status.EXCEEDED})
URGENCY = (Status.OFF_PACE, Status.AT_RISK, Status.NO_DATA)
STANDING = frozenset(
    {
        AlertKind.CALL,
        AlertKind.INCIDENT,
        AlertKind.CHECK_IN,
        AlertKind.ACTION,
        AlertKind.REVIEW,
        AlertKind.MEETING,
        AlertKind.POLICY,
        AlertKind.TRAINING,
        AlertKind.DRILL,
    }
)
"""Kinds that are told until they are done, however old they are."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told at once.

    Attributes:
        organisation: Its name.
        plan: Title of the plan in force.
        on: Day that it speaks of.
        days: So many days count as new.
        data_until: Newest day with a value; None without data.
        fine: KPIs on pace, reached or exceeded.
        count: All KPIs.
        behind: Those off pace, at risk and without data, in this order.
        alerts: That are new, and what is still owed.
    """

    organisation: str
    plan: str
    on: date
    days: int
    data_until: date | None
    fine: int
    count: int
    behind: tuple[Reading, ...]
    alerts: tuple[Alert, ...]


def digest_of(card: Scorecard, found: Sequence[Alert], *, days: int) -> Digest:
    """Put a digest together.

    Args:
        card: Readings of the plan in force.
        found: All that a person is told, in its order.
        days: Alerts of so many days up to that of the readings are new.
    """
    since = card.on - timedelta(days=days)
    counts = Counter(one.status for one in card.readings)
    behind = (one for word in URGENCY for one in card.readings if one.status is word)
    return Digest(
        organisation=card.organisation,
        plan=card.plan,
        on=card.on,
        days=days,
        data_until=card.data_until,
        fine=sum(counts[one] for one in FINE),
        count=len(card.readings),
        behind=tuple(behind),
        alerts=tuple(one for one in found if one.since >= since or one.kind in STANDING),
    )
