"""What moves together in a plan, as its job keeps it and as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.codec import decode
from trueline.evidence.screening.screen import Tried
from trueline.usecases.studying.screen import ScreenedPlan

SMALL = 0.001


@dataclass(frozen=True, slots=True)
class KeptPair:
    """A KPI and a tactic's metric at the lag at which they move together most surely.

    Attributes:
        path: Of the KPI.
        kpi: Its name.
        metric: Name of the metric, with the part that it is counted of.
        tactics: Names of the tactics that are followed by it.
        is_planned: Whether the plan has one of these tactics move the KPI.
        lag: Weeks by which the metric goes ahead.
        value: Rank correlation of the weekly changes.
        low: Lower end of its 90 % interval.
        high: Upper end.
        p_value: With every try of the screen counted.
        weeks: Changes that both have.
        is_flagged: Whether chance hardly makes it.
    """

    path: str
    kpi: str
    metric: str
    tactics: tuple[str, ...]
    is_planned: bool
    lag: int
    value: float
    low: float
    high: float
    p_value: float
    weeks: int
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class KeptScreen:
    """A screen as its job keeps it.

    Attributes:
        last_day: Of the last week of all series; None where there is none.
        tries: Pairs at all lags.
        pairs: Each at its surest lag, those least likely by chance first.
        untried: KPI, metric and why the two were not held against each other.
        silent: What has no weeks, with the reason.
    """

    last_day: date | None
    tries: int
    pairs: tuple[KeptPair, ...]
    untried: tuple[tuple[str, str, str], ...]
    silent: tuple[tuple[str, str], ...]

    @property
    def flagged(self) -> tuple[KeptPair, ...]:
        """Give the pairs worth a study."""
        return tuple(one for one in self.pairs if one.is_flagged)


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair in a table.

    Attributes:
        kpi: Name of the KPI.
        ask_at: Where a study about it is begun.
        metric: Of the tactics.
        tactics: Their names.
        is_planned: Whether the plan says so too.
        lag: How much later the KPI follows, in words.
        value: Correlation.
        span: Its interval.
        p_value: In words.
    """

    kpi: str
    ask_at: str
    metric: str
    tactics: str
    is_planned: bool
    lag: str
    value: str
    span: str
    p_value: str


def kept_of(found: ScreenedPlan) -> KeptScreen:
    """Give what is kept of a screen: each pair at the lag least likely by chance."""
    best: dict[tuple[str, str], Tried] = {}
    for one in found.screen.tried:
        best.setdefault((one.outcome, one.mover), one)
    return KeptScreen(
        found.last_day,
        len(found.screen.tried),
        tuple(_pair(found, one) for one in best.values()),
        tuple(
            (found.kpis[one.outcome], found.metrics[one.mover].name, one.why)
            for one in found.screen.untried
        ),
        tuple(
            (found.kpis.get(name) or found.metrics[name].name, why) for name, why in found.silent
        ),
    )


def screen_kept(result: Mapping[str, Any] | None) -> KeptScreen | None:
    """Give the screen that a job kept; None before that, or where it failed."""
    if result is None or "screened" not in result:
        return None
    return decode(result["screened"], KeptScreen)


def pair_rows(pairs: tuple[KeptPair, ...]) -> tuple[PairRow, ...]:
    """Put pairs into rows."""
    return tuple(map(_row, pairs))


def _pair(found: ScreenedPlan, one: Tried) -> KeptPair:
    metric = found.metrics[one.mover]
    return KeptPair(
        path=one.outcome,
        kpi=found.kpis[one.outcome],
        metric=metric.name,
        tactics=tuple(dict.fromkeys(metric.tactics)),
        is_planned=found.is_planned(one.outcome, one.mover),
        lag=one.lag,
        value=one.found.value,
        low=one.found.low,
        high=one.found.high,
        p_value=one.adjusted_p,
        weeks=one.found.weeks,
        is_flagged=one.is_flagged,
    )


def _row(one: KeptPair) -> PairRow:
    lag = ngettext("{0} week later", "{0} weeks later", one.lag).format(one.lag)
    return PairRow(
        kpi=one.kpi,
        ask_at=f"{reverse('new-study')}?kpi={one.path}",
        metric=one.metric,
        tactics=", ".join(one.tactics),
        is_planned=one.is_planned,
        lag=lag if one.lag else _("in the same week"),
        value=f"{one.value:+.2f}",
        span=_("{0} to {1}").format(f"{one.low:+.2f}", f"{one.high:+.2f}"),
        p_value=f"{one.p_value:.3f}" if one.p_value >= SMALL else _("below {0}").format(SMALL),
    )
