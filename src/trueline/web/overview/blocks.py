"""The executive overview, block by block, from the plan in force against its actuals."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from trueline.measure.responding.responses import ChannelResponses
from trueline.usecases.check_plan import CheckReport
from trueline.usecases.deciding.needs_decision import (
    MOST,
    DecisionGround,
    NeededDecision,
    decision_ground,
    rank_decisions,
)
from trueline.usecases.deciding.stakes import shares_of
from trueline.usecases.read_channel import ChannelKpi, read_channels
from trueline.usecases.responding.read_responses import ResponseQuestion, read_responses
from trueline.web.alignment import report_of, whole_score
from trueline.web.charting.charted import charted_kpi
from trueline.web.first_steps import first_steps
from trueline.web.judging.rule_words import patience_sentence, rule_sentences
from trueline.web.kpi_rows import kpi_row
from trueline.web.looked_at import LookedAt
from trueline.web.overview.channel_cells import ChannelGround, ChannelLine, cells_of, heads, in_use
from trueline.web.overview.decision_cards import decision_card
from trueline.web.overview.forecast_words import forecast_words, usual_due
from trueline.web.plan_looked import PlanLooked
from trueline.web.remembered import Remembered
from trueline.web.staging.found import stages_found
from trueline.web.staging.rows import stage_columns
from trueline.web.state_sentence import state_of
from trueline.web.studying.about_kpi import proof_of
from trueline.web.studying.known_studies import known_studies
from trueline.web.studying.returns import ReturnsShown, returns_shown
from trueline.web.trends import sparks_of

GROUNDS: Remembered[DecisionGround] = Remembered(32)
CHANNELS: Remembered[dict[str, tuple[ChannelKpi, ...]]] = Remembered(32)
ANSWERS: Remembered[Mapping[str, ChannelResponses]] = Remembered(32)


def overview_of(looked: LookedAt) -> dict[str, Any]:
    """Give all that the overview shows, for its templates."""
    plan = _plan_looked(looked)
    report = report_of(plan, looked.revision, looked.as_of)
    needed = rank_decisions(_ground(looked), report)
    rules = looked.scorecard.rules
    return {
        "looked": looked,
        "state": state_of(looked),
        "rules": rule_sentences(rules),
        "patience": patience_sentence(rules),
        "aligned": whole_score(report.score),
        "first_steps": first_steps(looked),
        "decisions": [decision_card(looked, plan, one) for one in needed[:MOST]],
        "more_decisions": max(len(needed) - MOST, 0),
        **_scorecard(looked),
        **_chart(looked, needed),
        "returns": _returns(looked),
        **_channels(looked),
        **_stages(looked, report),
    }


def _stages(looked: LookedAt, report: CheckReport) -> dict[str, Any]:
    """Give the grid of stages and their sides."""
    columns = stage_columns(stages_found(looked, report))
    return {
        "stages": columns,
        "stage_rows": [
            (cell.name, [one.cells[place] for one in columns])
            for place, cell in enumerate(columns[0].cells)
        ],
        "stages_at": looked.address("stages"),
    }


def _plan_looked(looked: LookedAt) -> PlanLooked:
    return PlanLooked(
        workspace=looked.workspace,
        plan=looked.adopted.plan,
        version=looked.adopted.number,
        adopted=looked.adopted,
        draft=None,
        is_editable=False,
        why_not="",
        named=dict(looked.named),
    )


def _ground(looked: LookedAt) -> DecisionGround:
    moment = looked.as_of.moment if looked.as_of else None
    return GROUNDS.get(
        (*looked.key, looked.kept),
        lambda: decision_ground(
            looked.workspace, looked.adopted.plan, looked.scorecard, as_of=moment
        ),
    )


def _scorecard(looked: LookedAt) -> dict[str, Any]:
    card, sparks = looked.scorecard, sparks_of(looked)
    due = usual_due(card.readings)
    sides = [
        (
            side,
            [
                (
                    kpi_row(looked, one, sparks.get(one.path)),
                    forecast_words(one, due),
                    proof_of(looked, one.path),
                )
                for one in side.readings
            ],
        )
        for side in card.perspectives
    ]
    return {"sides": sides, "due": due}


def _chart(looked: LookedAt, needed: tuple[NeededDecision, ...]) -> dict[str, Any]:
    """Draw the KPI that matters most: of what needs a decision first, else the weightiest."""
    readings = {one.path: one for one in looked.scorecard.readings}
    shares = shares_of(looked.scorecard)
    urgent = (path for one in needed for path in one.kpis)
    path = next(urgent, None) or max(shares, key=lambda one: shares[one], default=None)
    if path is None:
        return {}
    return {
        "charted": charted_kpi(looked, readings[path]),
        "charted_at": looked.address_of(path),
        "charted_live": looked.address("kpi-chart", *path.split("/")),
    }


def _returns(looked: LookedAt) -> ReturnsShown | None:
    """Give what channels returned, on a scale of their own; None before a study says it of any."""
    said = known_studies(looked).returns
    names = {one.id: one.name for one in looked.adopted.plan.channels}
    return returns_shown(replace(said, studies=()), names) if said.studies else None


def _channels(looked: LookedAt) -> dict[str, Any]:
    plan = looked.adopted.plan
    read = CHANNELS.get(
        looked.key,
        lambda: read_channels(
            looked.workspace,
            plan,
            plan.channels,
            on=looked.on,
            as_of=looked.known,
            rules=looked.scorecard.rules,
        ),
    )
    ground = ChannelGround(
        plan=plan,
        readings={one.path: one for one in looked.scorecard.readings},
        read=read,
        answers=ANSWERS.get(looked.key, lambda: _answers(looked)),
        on=looked.on,
    )
    lines = [
        ChannelLine(one, looked.address("channel", one.id), cells_of(ground, one))
        for one in in_use(plan)
    ]
    return {"channel_lines": lines, "channel_heads": heads()}


def _answers(looked: LookedAt) -> Mapping[str, ChannelResponses]:
    """Give how fast customers were answered by network or medium; nothing without messages."""
    found = read_responses(
        looked.workspace,
        looked.adopted.plan,
        ResponseQuestion(looked.on),
        as_of=looked.known,
    )
    return {one.channel: one for one in found.responses.channels} if found else {}
