"""Score a plan: every KPI read on a day, by perspective and by channel."""

from datetime import date, datetime

from trueline.measure.judging.rules import StatusRules
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import JudgedBy, read_kpi
from trueline.measure.scorecard import ChannelScore, Scorecard, by_perspective, mean_pace
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.upgrades import plan_digest
from trueline.usecases.answering import Answers
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.forecast_kpis import forecasts_seen
from trueline.usecases.judging.status_rules import status_rules
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import KpiGround, kpi_grounds
from trueline.usecases.workspace import Workspace


def score(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | int | None = None,
    rules: StatusRules | None = None,
) -> Scorecard:
    """Give a plan against its actuals on a day, with where each KPI will land.

    Args:
        workspace: Whose ledger.
        plan: Any plan; it need not be in force.
        on: Day of the readings.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
        rules: To judge by; None for those in force, at the moment of ``as_of`` if it is one.
    """
    if rules is None:
        rules = status_rules(workspace, as_of=as_of if isinstance(as_of, datetime) else None)
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    grounds = kpi_grounds(answers, plan, placed_kpis(plan), on)
    actuals = tuple((one.placed, one.actual(), one.known.missing) for one in grounds)
    seen = Seen(answers, plan, definition_breaks(workspace, as_of=as_of), on)
    ahead = forecasts_seen(seen, actuals)
    readings = tuple(
        read_kpi(
            one.placed,
            answers.catalogue.get(one.placed.kpi.metric),
            actual,
            on=on,
            plan_first=plan.first,
            by=JudgedBy(rules, ahead.get(one.placed.path), one.known),
        )
        for one, (_, actual, _) in zip(grounds, actuals, strict=True)
    )
    sides = by_perspective(plan.perspectives, readings)
    days = [one.actual.last_day for side in sides for one in side.readings if one.actual.last_day]
    return Scorecard(
        organisation=plan.organisation,
        plan=plan.title,
        plan_digest=plan_digest(plan),
        on=on,
        revision=answers.snapshot.revision,
        data_until=max(days, default=None),
        perspectives=sides,
        channels=tuple(_channel(one, grounds) for one in plan.channels),
        pace=mean_pace((one.perspective.weight, one.pace) for one in sides),
        rules=rules,
    )


def _channel(channel: Channel, grounds: tuple[KpiGround, ...]) -> ChannelScore:
    found: list[tuple[str, Measured]] = [
        (one.placed.path, actual)
        for one in grounds
        if (actual := one.actual_of(channel)) is not None
    ]
    return ChannelScore(channel.id, channel.name, tuple(found))
