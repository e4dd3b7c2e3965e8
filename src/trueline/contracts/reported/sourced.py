"""What a report may ask about where its numbers come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from trueline.facts.batch import Batch
from trueline.metrics.catalogue import MetricCatalogue


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An account that numbers come in from.

    Attributes:
        account: ``network/handle``.
        metric_count: Metrics that it reports.
        first_day: First day with a value.
        last_day: Newest day with a value.
        coverage: Of the 28 days up to the newest, the share with a value; None where only single
            rows come in.
    """

    account: str
    metric_count: int
    first_day: date
    last_day: date
    coverage: Decimal | None


@dataclass(frozen=True, slots=True)
class RestatedLine:
    """Values of one metric of one account that changed since the issue before.

    Attributes:
        account: ``network/handle``.
        metric: Id.
        count: Values that changed.
        difference: New minus old, added up; None where the metric's days are not added up.
        currency: Of money; empty for the rest.
    """

    account: str
    metric: str
    count: int
    difference: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class HappenedLine:
    """Something that somebody did.

    Attributes:
        at: When, in UTC.
        by: Who.
        what: Such as ``plan approved`` or ``file imported``.
        about: What it was done to.
        mark: Digest or number by which it is found again; may be empty.
    """

    at: datetime
    by: str
    what: str
    about: str
    mark: str


class SourcedGround(Protocol):
    """Files, definitions and who did what, each read when it is first asked for."""

    def metrics(self) -> MetricCatalogue:
        """Give every metric that the organisation knows, as known at the moment."""

    def sources(self) -> tuple[SourceLine, ...]:
        """Give every account that numbers come in from, by name."""

    def imports(self) -> Sequence[Batch]:
        """Give every import that is known at the moment, newest first."""

    def restated(self) -> tuple[RestatedLine, ...] | None:
        """Give what changed since the issue before; None where there was none."""

    def happened(self) -> tuple[HappenedLine, ...]:
        """Give what people did in the period, newest first."""
