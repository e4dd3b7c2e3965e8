"""What a KPI's actual stands on, taken from the ledger once for the whole and its channels."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.facts.questions import WHOLE
from trueline.measure.known_until import KnownUntil, ended_before, known_until
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import days_of
from trueline.metrics.metric import Rule
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.in_use import accounts_closed, accounts_in_use
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi, Measuring
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, work_out


@dataclass(frozen=True, slots=True)
class KpiGround:
    """A KPI with what its actual stands on.

    Attributes:
        placed: The KPI with its place in the plan.
        accounts: What it looks at.
        days: What its actual covers; one day when there is none to cover.
        ground: None when nothing can be asked.
        why: The reason then, else empty.
        answers: For what has to be asked again for one channel.
        known: How far its accounts are known; its days end there.
    """

    placed: PlacedKpi
    accounts: tuple[str, ...]
    days: Period
    ground: Ground | None
    why: str
    answers: Answers
    known: KnownUntil

    def actual(self) -> Measured:
        """Give the KPI's actual over its days, with what is missing from it."""
        if self.ground is not None:
            found = work_out(self.ground)
            return replace(found, caveats=(*self.known.caveats, *found.caveats))
        return Measured(
            metric=self.placed.kpi.metric,
            period=self.days,
            value=None,
            measured_in=self.answers.catalogue.get(self.placed.kpi.metric).measured_in,
            coverage=Decimal(0),
            basis="",
            why=self.why,
        )

    def actual_of(self, channel: Channel) -> Measured | None:
        """Give the actual of one channel; None when the KPI does not look at it."""
        own = tuple(one.key for one in channel.accounts if one.key in self.accounts)
        if not own or self.ground is None:
            return None
        if set(own) == set(self.accounts):
            return self.actual()
        if self.ground.quantile is not None:
            return self.answers.value(question_of(self.placed, self.days, own))
        return work_out(self.ground.narrowed(own))


def kpi_ground(answers: Answers, plan: Plan, placed: PlacedKpi, on: date) -> KpiGround:
    """Take from the ledger what a KPI's actual on a day stands on."""
    return _taken(answers, plan, placed, on, known_of(answers, plan, placed)(on))


def kpi_grounds(
    answers: Answers, plan: Plan, kpis: Sequence[PlacedKpi], on: date
) -> tuple[KpiGround, ...]:
    """Take the same for many KPIs; what they need of the ledger is asked together."""
    known = [known_of(answers, plan, one)(on) for one in kpis]
    answers.expect(
        question_of(one, days, accounts)
        for one, until in zip(kpis, known, strict=True)
        if (days := days_known(one.kpi, until, on, plan_first=plan.first))
        and (accounts := accounts_of(plan, one.kpi.filter))
    )
    return tuple(
        _taken(answers, plan, one, on, until) for one, until in zip(kpis, known, strict=True)
    )


def known_of(answers: Answers, plan: Plan, placed: PlacedKpi) -> Callable[[date], KnownUntil]:
    """Give what says how far a KPI's accounts are known on any day.

    Raises:
        MissingError: There is no such metric.
    """
    part, catalogue = placed.kpi.filter, answers.catalogue
    accounts = accounts_of(plan, part)
    names = catalogue.leaves(placed.kpi.metric) if accounts else ()
    leaves = {one: catalogue.reported(one) for one in names}
    spans = answers.known.spans(leaves, accounts, part.segments or WHOLE) if accounts else ()
    in_use = accounts_in_use(plan.channels)
    heard = {one.account for one in spans}
    unheard = [one for one in accounts if one in in_use and one not in heard] if heard else []
    is_level = catalogue.get(placed.kpi.metric).over_time is Rule.LAST
    closed = accounts_closed(plan.channels) if is_level else frozenset()
    missed = _missed(part, unheard, heard, answers.known.accounts() if unheard else ())

    def on_day(on: date) -> KnownUntil:
        last = placed.kpi.counts_until(on)
        found = known_until(spans, last, due_every=placed.kpi.frequency_days, in_use=in_use)
        ended = ended_before(found.day, (one for one in spans if one.account in closed))
        named = tuple(sorted(missed))
        return replace(found, unheard=tuple(sorted(unheard)), missed=named, ended=ended)

    return on_day


def _missed(
    part: Filter, unheard: Sequence[str], heard: Collection[str], known: Collection[str]
) -> Sequence[str]:
    """Give the accounts that never brought what a KPI counts and that it names.

    A channel may have accounts on networks that do not know the metric: of a KPI that names the
    channel alone, one is missed if another of its network brings the metric, or nothing at all is
    known of it.
    """
    if part.accounts:
        return unheard
    networks = {_network(one) for one in heard}
    can_have = [one for one in unheard if _network(one) in networks or one not in known]
    return can_have if part.channels else ()


def _network(account: str) -> str:
    return account.partition("/")[0]


def days_known(kpi: Kpi, known: KnownUntil, on: date, *, plan_first: date) -> Period | None:
    """Give the days that a KPI's actual covers on a day, as far as its accounts are known.

    Args:
        kpi: Of the plan.
        known: How far its accounts are known.
        on: Day of the reading.
        plan_first: First day of the plan.

    Returns:
        None for a KPI to date before the plan begins.
    """
    until = known.day or on
    if kpi.measuring is Measuring.TO_DATE and until < plan_first:
        until = on  # what is known ends before the plan begins: there is no value yet
    return days_of(kpi, until, plan_first=plan_first)


def _taken(
    answers: Answers, plan: Plan, placed: PlacedKpi, on: date, known: KnownUntil
) -> KpiGround:
    accounts = accounts_of(plan, placed.kpi.filter)
    days = days_known(placed.kpi, known, on, plan_first=plan.first)
    why = ""
    if days is None:
        why = f"The plan begins on {plan.first}."
    elif not accounts:
        why = "The plan names no account that this KPI looks at."
    asked = days or Period(on, on + timedelta(days=1))
    ground = None if why else answers.ground(question_of(placed, asked, accounts))
    if ground is not None and known.ended:
        ground = ground.narrowed(set(accounts) - {one for one, _ in known.ended})
    return KpiGround(placed, accounts, asked, ground, why, answers, known)


def question_of(placed: PlacedKpi, days: Period, accounts: tuple[str, ...]) -> MetricQuestion:
    """Give the question whose answer is the KPI's actual over some days."""
    return MetricQuestion(
        placed.kpi.metric, Part(days, accounts, placed.kpi.filter.segments or ("",))
    )
