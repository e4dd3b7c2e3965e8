"""Door for checks: what is judged about a plan, on what ground, and how a finding is said.

A check is one file in ``plugins/checks``; its docstring is its page in the user guide. It looks at
a plan and yields what it finds. What takes facts asks the ground for them; where there is no ledger
the ground says so and the check counts as not made, never as passed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.evidence.weighing.claiming import ShownEffect
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.plan.organisation.support_hours import ActivityHours

USUAL_WEIGHTS = {Severity.BLOCKS: 3, Severity.WARNS: 2, Severity.NOTES: 1}
"""What a check counts in the score when nothing else is said."""


class NotCheckedError(Exception):
    """A check cannot be made; its text is the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """One fault that a check found.

    Attributes:
        path: Where in the plan, such as ``scopes/service/social_goals/answer-fast``; a field where
            one can be mended.
        what: What is wrong, in a sentence, with the numbers that show it.
        remedy: What to do about it, in a sentence.
        about: What the fault consists of beyond its place, such as the accounts or the two numbers
            of the plan that disagree, without what is measured or the day; empty where the path
            says it all. Who accepts a finding accepts this; when it changes, the finding counts
            again.
    """

    path: str
    what: str
    remedy: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Observed:
    """What the ledger says of a metric over days.

    Attributes:
        value: In the metric's unit; None when the facts cannot answer.
        low: Lower end of its 95 % interval; None when the number is no estimate.
        high: Upper end; None likewise.
        why: The reason where there is no value.
        is_rough: It is an estimate of too few weeks for an interval, so that nothing is broken by
            it.
    """

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    why: str = ""
    is_rough: bool = False


class FactGround(Protocol):
    """What checks may ask of an organisation's facts."""

    def accounts(self) -> tuple[str, ...]:
        """Give every account that facts name, as ``network/handle``."""

    def weekly(self, metric: str, part: Filter, period: Period) -> tuple[Decimal | None, ...]:
        """Give a metric week by week, Monday first; None for weeks that cannot be said."""

    def lacking(self, metric: str, part: Filter) -> tuple[str, ...]:
        """Give the names of metrics that never came in, so that a metric had no value ever."""

    def observed(self, metric: str, part: Filter, period: Period) -> Observed:
        """Give a metric over a period."""


@dataclass(frozen=True, slots=True)
class CheckGround:
    """What a check may look at.

    Attributes:
        plan: To be judged.
        metrics: The catalogue.
        breaks: Days on which metrics changed what they count.
        today: Day on which it is judged.
        ledger: The facts; None when there is no ledger, or it is empty.
        effects: Gives what studies of its KPIs show.
        support: Gives the hours of ongoing support by what came in; None where no facts can be
            asked.
    """

    plan: Plan
    metrics: MetricCatalogue
    breaks: tuple[DefinitionBreak, ...]
    today: date
    ledger: FactGround | None = None
    effects: Callable[[], Sequence[ShownEffect]] = tuple
    support: Callable[[], Sequence[ActivityHours]] | None = None

    @property
    def facts(self) -> FactGround:
        """The facts, for checks that cannot do without.

        Raises:
            NotCheckedError: There are none.
        """
        if self.ledger is None:
            raise NotCheckedError("There are no facts yet; import an export first.")
        return self.ledger


@dataclass(frozen=True, slots=True)
class Check:
    """One rule about plans.

    Attributes:
        name: Named by the fault, hyphenated, such as ``kpi-without-baseline``; never changes.
        title: The fault in a few words, for lists.
        severity: Of all that it finds.
        source: Who asks for it: method and number, such as ``S1, A3``.
        find: Yields the faults.
        weight: In the score; 0 for the usual of its severity: 3 where it blocks, 2 where it warns,
            1 where it notes.
    """

    name: str
    title: str
    severity: Severity
    source: str
    find: Callable[[CheckGround], Iterable[Found]]
    weight: int = 0

    @property
    def counts(self) -> int:
        """Its weight in the score."""
        return self.weight or USUAL_WEIGHTS[self.severity]
