"""Definitions that an organisation gives itself: new versions of metrics, and metrics of its own.

A definition is never changed: another version takes its place from a day on. So a name goes on,
and the series under it is split where it began to mean something else.
"""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.metrics.metric import Better


@dataclass(frozen=True, slots=True)
class OwnDefinition:
    """What an organisation says that a metric is, from a day on.

    Attributes:
        metric: Id; of the catalogue, or one of the organisation's own.
        version: Counts on from the definition before it; 1 for a metric of their own.
        name: In words.
        formula: See ``metrics.formula``. Other metrics in it are meant as they are defined on the
            day asked about.
        measured_in: See ``metrics.soundness``.
        better: Which direction is good.
        definition: What is counted, in a sentence.
        since: First day in force. What a metric's first version says counts on every day.
        by: Who said so.
        at: When, in UTC.
        why: In their words.
        withdrawn_at: When it was taken back, in UTC; None while it counts. What was known before
            that moment goes on to count by it.
        withdrawn_by: Who did; empty while it counts.
    """

    metric: str
    version: int
    name: str
    formula: str
    measured_in: str
    better: Better
    definition: str
    since: date
    by: str
    at: datetime
    why: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""

    @property
    def reference(self) -> str:
        """Id and version, as plans write it."""
        return f"{self.metric}@{self.version}"
