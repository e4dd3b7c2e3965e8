"""Frame: of what a report speaks, on which day, over which days, and by whose knowledge."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.briefing.wording import day_in_words
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.period import Period
from trueline.plan.document import Plan


@dataclass(frozen=True, slots=True)
class Frame:
    """What every part of a report is about.

    Attributes:
        organisation: Its name, for people.
        adopted: The plan in force, as known at the moment.
        on: Day of the readings.
        period: Days that happenings are told of; ends with ``on``.
        as_of: Moment whose knowledge counts, in UTC.
        revision: Of the ledger at that moment.
        scope: Id of the scope that it is narrowed to; empty for all.
        channel: Id of the channel that it is narrowed to; empty for all.
        issued_before: Moment of the knowledge of the issue before; None for the first.
        most: At most so many rows in a table, so that it fits its page; 0 for all.
    """

    organisation: str
    adopted: AdoptedPlan
    on: date
    period: Period
    as_of: datetime
    revision: int
    scope: str = ""
    channel: str = ""
    issued_before: datetime | None = None
    most: int = 0

    @property
    def plan(self) -> Plan:
        """The document of the plan in force."""
        return self.adopted.plan

    @property
    def period_in_words(self) -> str:
        """The days of the period, both ends inside."""
        return f"{day_in_words(self.period.first)} to {day_in_words(self.period.last)}"

    def takes(self, path: str) -> bool:
        """Say whether a KPI belongs to the scope that the report is narrowed to.

        Args:
            path: ``scope/goal/kpi``.
        """
        return not self.scope or path.partition("/")[0] == self.scope
