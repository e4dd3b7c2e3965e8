"""Wish: which report somebody wants, of which day, over which days, narrowed to what."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is asked of a report.

    Attributes:
        layout: Name of a template, or id of an own layout.
        on: Day of the readings; None for the organisation's today.
        days: How many days up to that day happenings are told of; None for the layout's own.
        scope: Id of a scope of the plan; empty for all.
        channel: Id of a channel of the plan; empty for all.
    """

    layout: str
    on: date | None = None
    days: int | None = None
    scope: str = ""
    channel: str = ""
