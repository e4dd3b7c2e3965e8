"""A part of the cascade in a page's words: its rank, its numbers, and what was found about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from trueline.plan.kpi import Kpi
from trueline.plan.naming import path_of
from trueline.plan.outline.places import Rank, ranks_under
from trueline.usecases.check_plan import Finding
from trueline.web.cascade_tree import Cascade, Leaf
from trueline.web.kpi_rows import KpiRow, kpi_row
from trueline.web.looked_at import LookedAt
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.wording import say_value

RANK_NAMES: Mapping[Rank, str | Promise] = {
    Rank.GOAL: gettext_lazy("Business goal"),
    Rank.SCOPE: gettext_lazy("Scope"),
    Rank.SOCIAL: gettext_lazy("Social goal"),
    Rank.KPI: gettext_lazy("KPI"),
    Rank.TACTIC: gettext_lazy("Tactic"),
}


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """A part of the cascade as pages show it.

    Attributes:
        leaf: What it is.
        rank: The same in words.
        address: Of the page that shows it.
        kpi: Its numbers; only for KPIs of the plan in force.
        target: What it is to reach, in words; empty for what has no target.
        also: Names of the other parts that it serves.
        above: Place that it stands under; empty for the top.
        takes: Ranks that may stand under it.
        is_linked: Whether it serves what it should.
        findings: What checks found about it.
    """

    leaf: Leaf
    rank: str | Promise
    address: str
    kpi: KpiRow | None
    target: str
    also: tuple[str, ...]
    above: str
    takes: tuple[Rank, ...]
    is_linked: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RowWords:
    """What rows are put into words with.

    Attributes:
        looked: The plan that is shown.
        read: The same against its actuals; None for a plan that was not read.
        marks: What checks found, by place.
    """

    looked: PlanLooked
    read: LookedAt | None
    marks: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def row(self, cascade: Cascade, leaf: Leaf) -> CascadeRow:
        """Put a part into words."""
        uppers = cascade.uppers.get(leaf.id, ())
        read = self.read and leaf.reading and kpi_row(self.read, leaf.reading)
        return CascadeRow(
            leaf=leaf,
            rank=RANK_NAMES[leaf.rank],
            address=read.address if read else part_address(self.looked, path_of(leaf.id)),
            kpi=read or None,
            target=_target(leaf.kpi, self.looked) if leaf.kpi else "",
            also=tuple(cascade.leaves[upper].title for upper in uppers[1:]),
            above=uppers[0] if uppers else "",
            takes=ranks_under(leaf.id),
            is_linked=leaf.rank is Rank.GOAL or bool(uppers),
            findings=self.marks.get(leaf.id, ()),
        )


def _target(kpi: Kpi, looked: PlanLooked) -> str:
    if kpi.target is None:
        return ""
    metrics = looked.metrics
    unit = metrics.get(kpi.metric).measured_in if kpi.metric in metrics else ""
    return say_value(kpi.target.value, looked.plan.currency if unit == "money" else unit)
