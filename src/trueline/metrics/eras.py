"""Which definition of a metric counts on which days of a period."""

from collections.abc import Sequence
from datetime import date

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric, Rule

Changes = Sequence[tuple[date, Metric]]
"""First days of definitions, in order; the first is that in force when the days begin."""


def eras_within(
    catalogue: MetricCatalogue, reference: str, period: Period
) -> tuple[tuple[Metric, Period], ...]:
    """Give each definition that is in force in a period, with its days, in order.

    A level speaks of the last day alone, so that only the newest definition counts.

    Args:
        catalogue: With the organisation's own definitions.
        reference: Id, or id and version; later versions do not count then.
        period: Days asked about.

    Returns:
        At least one.

    Raises:
        MissingError: There is no such metric.
    """
    eras = catalogue.eras(reference)
    found = []
    for at, (first, metric) in enumerate(eras):
        until = eras[at + 1][0] if at + 1 < len(eras) else date.max
        begins, ends = max(first, period.first), min(until, period.until)
        if begins < ends:
            found.append((metric, Period(begins, ends)))
    is_level = found[-1][0].over_time is Rule.LAST
    return tuple(found[-1:] if is_level else found)


def refusal_of_change(period: Period, changes: Changes) -> RefusedQuestionError:
    """Say why days before and after a change of definition have no value together.

    Args:
        period: Days asked about; a change lies among them.
        changes: Definitions in force.
    """
    inside = [one for one in changes[1:] if period.first < one[0] <= period.last]
    told = " and ".join(f"on {day} (version {one.version})" for day, one in inside)
    name, day = inside[-1][1].name, inside[-1][0]
    before = max((one for one in changes if one[0] <= period.first), key=lambda one: one[0])[1]
    return RefusedQuestionError(
        f"The definition of {name} changed {told}; days before and after are counted in "
        "different ways and have no value together.",
        instead=f"Ask for the days from {day} on, or for {before.reference} on all of them.",
    )
