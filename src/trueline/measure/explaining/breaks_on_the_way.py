"""Definition breaks between two days: where numbers differ without anything having happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from trueline.core.period import Period
from trueline.measure.gathered import Span
from trueline.metrics.breaks import DefinitionBreak

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BreakOnTheWay:
    """A definition break that lies between numbers somebody wants to compare.

    Attributes:
        broken: What changed, when, and how the series goes on.
        accounts: Whose numbers it touches, ``network/handle``, in order.
    """

    broken: DefinitionBreak
    accounts: tuple[str, ...]

    @property
    def is_bridged(self) -> bool:
        """Say whether the series goes on: only the name changed.

        A bridge in words leads to another number; it does not make these ones comparable.
        """
        return self.broken.is_renaming

    @property
    def days(self) -> Period:
        """Days from the change until the new definition surely was in force, at least one."""
        return Period(self.broken.day, max(self.broken.settled, self.broken.day + ONE_DAY))


def breaks_on_the_way(
    breaks: Iterable[DefinitionBreak], spans: Sequence[Span], period: Period
) -> tuple[BreakOnTheWay, ...]:
    """Give the breaks between the first and the last day of a period, oldest first.

    A break counts for an account that has values of the broken metric in the period from before
    the new definition surely was in force. It is no matter whether it has them after it too: a
    formula may go on with another metric.

    Args:
        breaks: Of the ledger of breaks.
        spans: Which account has which metric, and from when to when.
        period: From the first to the last day that are compared.
    """
    found = []
    for one in breaks:
        if one.day > period.last:
            continue
        touched = {span.account for span in spans if _is_touched(one, span, period)}
        if touched:
            found.append(BreakOnTheWay(one, tuple(sorted(touched))))
    return tuple(sorted(found, key=lambda one: (one.broken.day, one.broken.id)))


def _is_touched(broken: DefinitionBreak, span: Span, period: Period) -> bool:
    inside = span.inside(period)
    is_meant = broken.touches(span.account.partition("/")[0], span.metric)
    return inside is not None and is_meant and inside.first < broken.settled
