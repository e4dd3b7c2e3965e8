"""Asks what else began while the tactic was at work: promotions, outages, other tactics.

It reads what the organisation wrote down, on charts and in its plan. An event that began since
the start may have moved the outcome instead of the tactic, and no method can take the two apart
afterwards. A comparison takes out what reaches all units alike, but nobody can say that an event
did. A randomised trial is not asked: chance spread the event over both groups.

Trust it as far as the notes go: that nothing is written down does not mean that nothing happened.
A study that names no KPI, tactic or metric, or whose periods are no days, is tied to no notes; then
nothing is asked, and nothing passes.

Source: specification of evidence, 4: a logged coincident event within the window costs a step.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import Design
from trueline.evidence.observations import Panel
from trueline.evidence.observing.timeline import days_spanned
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.study import Study

NAME = "coincident-events"
DOUBTED = frozenset({Design.COMPARISON, Design.CALIBRATED, Design.ADJUSTED})
OTHERS = frozenset({"event", "tactic"})
SHOWN = 3


def _applies(case: Case) -> bool:
    return case.estimate.design in DOUBTED and case.observations.panel is not None


def _refute(case: Case) -> Refuted:
    panel = case.observations.panel
    if panel is None or not panel.treated.any():
        says = "Nothing says when the tactic began, so that no event can coincide with it."
        return Refuted(NAME, Criterion.EVENTS, Outcome.NOT_MADE, says)
    start = panel.first_start
    since = [
        one
        for one in case.observations.events
        if one.kind in OTHERS and start <= one.period < len(panel.periods)
    ]
    if not since and not _was_looked(case.study, panel):
        says = (
            "Nobody looked into what else is written down: the study names no KPI, tactic or "
            "metric of the plan, or its periods are no days. Name the one that it is about."
        )
        return Refuted(NAME, Criterion.EVENTS, Outcome.NOT_MADE, says)
    if not since:
        says = f"Nothing else is written down to have begun since {panel.periods[start]}."
        return Refuted(NAME, Criterion.EVENTS, Outcome.PASSED, says, 0.0, 0.0)
    told = "; ".join(f"{one.title} ({panel.periods[one.period]})" for one in since[:SHOWN])
    more = f", and {len(since) - SHOWN} more" if len(since) > SHOWN else ""
    says = f"While the tactic was at work this began as well: {told}{more}."
    return Refuted(NAME, Criterion.EVENTS, Outcome.FAILED, says, float(len(since)), 0.0)


def _was_looked(study: Study, panel: Panel) -> bool:
    """Say whether the study is tied to the plan and its days, whose notes are read only then."""
    is_tied = bool(study.source.metric or study.kpi or study.tactic)
    return is_tied and days_spanned(panel.periods, where=study.id) is not None


REFUTATION = Refutation(
    name=NAME,
    title="Other events since the start",
    applies=_applies,
    refute=_refute,
)
