"""Scorecards as dictionaries, lists, text and numbers, for ``trueline score --json``."""

from collections.abc import Sequence
from typing import Any

from trueline.cli.forecasts import forecast_document
from trueline.core.codec import encode
from trueline.measure.balanced import Balance, Side
from trueline.measure.by_channel import ChannelBalance
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.usecases.deciding.needs_decision import NeededDecision


def scorecard_document(
    card: Scorecard, sides: Sequence[Side], channels: Sequence[ChannelBalance]
) -> dict[str, Any]:
    """Give a scorecard with its perspectives, channels and readings, and the rules that judged.

    Args:
        card: Of a plan.
        sides: The same by perspective, lead and lag apart.
        channels: The same by channel.
    """
    parts = {one.channel: one.actuals for one in card.channels}
    return {
        "organisation": card.organisation,
        "plan": card.plan,
        "plan_digest": card.plan_digest,
        "on": card.on,
        "revision": card.revision,
        "data_until": card.data_until,
        "pace": card.pace,
        "rules": encode(card.rules),
        "readings": [_reading(one) for one in card.readings],
        "perspectives": [_side(one) for one in sides],
        "channels": [_channel(one, parts.get(one.channel, ())) for one in channels],
    }


def decision_document(one: NeededDecision) -> dict[str, Any]:
    """Give what needs a decision, with what it is ranked by."""
    return {
        "matter": one.matter.value,
        "path": one.path,
        "cause": one.cause,
        "kpis": one.kpis,
        "share": one.share,
        "behind": one.behind,
        "near": one.near,
        "rank": one.rank,
        "days_left": one.days_left,
        "shortfall": one.shortfall,
        "currency": one.currency or None,
    }


def _side(one: Side) -> dict[str, Any]:
    return {
        "perspective": one.perspective.id,
        "name": one.perspective.name,
        "weight": one.perspective.weight,
        **_balance(one.whole),
        "lead": _balance(one.lead),
        "lag": _balance(one.lag),
        "kpis": [each.path for each in one.whole.readings],
    }


def _balance(one: Balance) -> dict[str, Any]:
    status = one.status.value if one.status else None
    return {"pace": one.pace, "counted": one.counted, "status": status}


def _channel(one: ChannelBalance, actuals: Sequence[tuple[str, Measured]]) -> dict[str, Any]:
    return {
        "channel": one.channel,
        "name": one.name,
        "pace": one.pace,
        "lead": one.lead,
        "lag": one.lag,
        "counted": one.counted,
        "status": one.status.value if one.status else None,
        "rests_on": [
            {"kpi": each.reading.path, "pace": each.reading.pace, "basis": each.basis.value}
            for each in one.parts
        ],
        "actuals": {
            path: {"value": actual.value, "unit": actual.measured_in, "why": actual.why}
            for path, actual in actuals
        },
    }


def _reading(one: Reading) -> dict[str, Any]:
    return {
        "kpi": one.path,
        "name": one.kpi.name,
        "perspective": one.kpi.perspective,
        "owner": one.kpi.owner,
        "metric": one.kpi.metric,
        "on": one.on,
        "held_on": one.held_on,
        "from": one.actual.period.first,
        "to": one.actual.period.last,
        "actual": one.actual.value,
        "unit": one.actual.measured_in,
        "target": one.kpi.target.value if one.kpi.target else None,
        "due": one.kpi.target.due if one.kpi.target else None,
        "expected": one.expected,
        "variance": one.variance,
        "progress": one.progress,
        "elapsed": one.elapsed,
        "pace": one.pace,
        "status": one.status.value,
        "why": one.why,
        "forecast": forecast_document(one.forecast) if one.forecast else None,
        "coverage": one.actual.coverage,
        "basis": one.actual.basis,
        "refusal": one.actual.why or None,
        "caveats": one.actual.caveats,
    }
