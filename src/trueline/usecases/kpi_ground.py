"""What a KPI's actual stands on, taken from the ledger once for the whole and its channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import days_of
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
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
    """

    placed: PlacedKpi
    accounts: tuple[str, ...]
    days: Period
    ground: Ground | None
    why: str
    answers: Answers

    def actual(self) -> Measured:
        """Give the KPI's actual over its days."""
        if self.ground is not None:
            return work_out(self.ground)
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
    accounts = accounts_of(plan, placed.kpi.filter)
    days = days_of(placed.kpi, on, plan_first=plan.first)
    why = ""
    if days is None:
        why = f"The plan begins on {plan.first}."
    elif not accounts:
        why = "The plan names no account that this KPI looks at."
    asked = days or Period(on, on + timedelta(days=1))
    ground = None if why else answers.ground(question_of(placed, asked, accounts))
    return KpiGround(placed, accounts, asked, ground, why, answers)


def kpi_grounds(
    answers: Answers, plan: Plan, kpis: Sequence[PlacedKpi], on: date
) -> tuple[KpiGround, ...]:
    """Take the same for many KPIs; what they need of the ledger is asked together."""
    answers.expect(
        question_of(one, days, accounts)
        for one in kpis
        if (days := days_of(one.kpi, on, plan_first=plan.first))
        and (accounts := accounts_of(plan, one.kpi.filter))
    )
    return tuple(kpi_ground(answers, plan, one, on) for one in kpis)


def question_of(placed: PlacedKpi, days: Period, accounts: tuple[str, ...]) -> MetricQuestion:
    """Give the question whose answer is the KPI's actual over some days."""
    return MetricQuestion(
        placed.kpi.metric, Part(days, accounts, placed.kpi.filter.segments or ("",))
    )
