"""Seen: a post's lifetime numbers, each as an export found it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

LONGEST_OFF = timedelta(days=1)
OFF_SHARE = 10
"""A snapshot may be off a period's end by a tenth of the period, and never by more than a day."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A post's lifetime number at one moment.

    Attributes:
        at: When the export was made, in UTC.
        value: All that the post had gathered by then.
        batch: Revision of the import whose file holds it.
        part: Number of the sheet or table, from 0.
        line: Physical line or row, from 1.
    """

    at: datetime
    value: Decimal
    batch: int = 0
    part: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class SeenPost:
    """A post with all of its snapshots of one metric.

    Attributes:
        post: ``network/native id``.
        account: ``network/handle``.
        published_on: As written in the file; None when no file says.
        sightings: At least one, oldest first.
    """

    post: str
    account: str
    published_on: date | None
    sightings: tuple[Sighting, ...]

    @property
    def newest(self) -> Sighting:
        """What it had gathered when it was last seen."""
        return self.sightings[-1]

    def near(self, moment: datetime, *, within: timedelta) -> Sighting | None:
        """Give the snapshot nearest to a moment; None when none is near enough."""
        nearest = min(self.sightings, key=lambda one: abs(one.at - moment))
        return nearest if abs(nearest.at - moment) <= within else None


def moments_of(posts: Sequence[SeenPost]) -> tuple[datetime, ...]:
    """Give every moment at which some post was seen, oldest first."""
    return tuple(sorted({one.at for post in posts for one in post.sightings}))
