"""What criteria may look at, asked of an organisation only when one of them does."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial

from trueline.contracts.check import CheckGround
from trueline.contracts.criterion import (
    BusinessKpi,
    CannotJudgeError,
    ClaimedReturn,
    CriterionGround,
    HeldReviews,
    Improvement,
    LiveCommunity,
)
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.coordination.training.register import TrainingLine
from trueline.facts.community.extent import newest_posts
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Plan
from trueline.plan.kpi import Level
from trueline.plan.narrowed import with_kpis
from trueline.usecases.agreed.decisions import decisions
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_facts import fact_ground
from trueline.usecases.check_plan import CheckReport, ground_of, judge
from trueline.usecases.coordinating.meeting.adherence import review_adherence
from trueline.usecases.coordinating.policies.read_policies import read_policies
from trueline.usecases.coordinating.training.read_training import read_training
from trueline.usecases.link_visits import link_visits
from trueline.usecases.returning.read_return import returns_of
from trueline.usecases.score import score
from trueline.usecases.studying.listed_studies import listed_studies
from trueline.usecases.workspace import Workspace

TACTIC = "tactic"


@dataclass(frozen=True, slots=True)
class StageQuestion:
    """What is asked of an organisation's stages.

    Attributes:
        workspace: Of the organisation.
        plan: In force.
        on: Day of the judgement.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
        card: Gives the plan's scorecard on that day; None to have its business KPIs read.
        report: Gives what all checks say of the plan on that day; None to have those made that
            criteria ask for.
    """

    workspace: Workspace
    plan: Plan
    on: date
    as_of: datetime | None = None
    card: Callable[[], Scorecard] | None = None
    report: Callable[[], CheckReport] | None = None


def criterion_ground(asked: StageQuestion) -> CriterionGround:
    """Give the ground of a question; each part is worked out once, and only if it is asked for."""
    return CriterionGround(
        plan=asked.plan,
        on=asked.on,
        findings=cache(partial(_findings, cache(partial(_check_ground, asked)), asked)),
        communities=cache(partial(_communities, asked)),
        business=cache(partial(_business, asked)),
        claims=cache(partial(_claims, asked)),
        reviews=cache(partial(_reviews, asked)),
        improvements=cache(partial(_improvements, asked)),
        seen_links=cache(partial(_seen_links, asked)),
        policies=cache(partial(_policies, asked)),
        training=cache(partial(_training, asked)),
    )


def _check_ground(asked: StageQuestion) -> CheckGround:
    return ground_of(asked.workspace, asked.plan, on=asked.on, as_of=asked.as_of)


def _findings(ground: Callable[[], CheckGround], asked: StageQuestion, check: str) -> Sequence[str]:
    if asked.report is not None:
        report = asked.report()
    else:
        waivers = asked.workspace.plans.waivers.all(as_of=asked.as_of)
        report = judge(ground(), [CHECKS.get(check)], waivers)
    for one in report.not_checked:
        if one.check.name == check:
            raise CannotJudgeError(one.reason)
    found = (one for one in report.findings if one.check == check)
    return tuple(one.what for one in found if one.waived is None)


def _communities(asked: StageQuestion) -> Sequence[LiveCommunity]:
    rows = asked.workspace.facts.snapshot(as_of=asked.as_of).ask(newest_posts()).to_pylist()
    found = (LiveCommunity(row["account"], row["at"].date()) for row in rows)
    return tuple(sorted(found, key=lambda one: one.account))


def _business(asked: StageQuestion) -> Sequence[BusinessKpi]:
    places = {one.path for one in placed_kpis(asked.plan) if one.kpi.level is Level.BUSINESS}
    if not places:
        return ()
    if asked.card is not None:
        card = asked.card()
    else:
        plan = with_kpis(asked.plan, places)
        card = score(asked.workspace, plan, on=asked.on, as_of=asked.as_of)
    return tuple(_as_kpi(one) for one in card.readings if one.path in places)


def _as_kpi(one: Reading) -> BusinessKpi:
    return BusinessKpi(one.kpi.name, one.status is not Status.NO_DATA, one.why)


def _claims(asked: StageQuestion) -> Sequence[ClaimedReturn]:
    studies = listed_studies(asked.workspace, as_of=asked.as_of)
    runs = {one.run.asked.id: one.run for one in studies if one.run is not None}
    found = []
    for one in returns_of(studies, asked.plan).studies:
        finding = runs[one.study.id].results.finding
        if not one.is_counted or finding is None:
            continue
        estimates = (each.estimate for each in finding.graded)
        designs = {each.design.value for each in estimates if each.effect == TACTIC}
        found.append(ClaimedReturn(one.study.id, one.name, tuple(sorted(designs))))
    return tuple(found)


def _reviews(asked: StageQuestion) -> HeldReviews | None:
    every = review_adherence(asked.workspace, on=asked.on, as_of=asked.as_of)
    return HeldReviews(every[0].in_time, len(every[0].due)) if every else None


def _improvements(asked: StageQuestion) -> Sequence[Improvement]:
    logged = (one.decision for one in decisions(asked.workspace, on=asked.on, as_of=asked.as_of))
    changed = (one for one in logged if one.plan_after not in (None, one.plan_before))
    found = (Improvement(one.id, one.what, one.decided_on) for one in changed)
    return tuple(sorted(found, key=lambda one: (one.on, one.decision), reverse=True))


def _seen_links(asked: StageQuestion) -> Collection[tuple[str, str]]:
    facts = fact_ground(asked.workspace, asked.plan, as_of=asked.as_of)
    if facts is None or not any(one.startswith("web/") for one in facts.accounts()):
        raise CannotJudgeError("No web analytics came in; import an export of them.")
    return frozenset(link_visits(asked.workspace, asked.plan, on=asked.on, as_of=asked.as_of))


def _policies(asked: StageQuestion) -> Sequence[PolicyStanding]:
    return read_policies(asked.workspace, asked.plan, on=asked.on, as_of=asked.as_of).standings


def _training(asked: StageQuestion) -> Sequence[TrainingLine]:
    return read_training(asked.workspace, asked.plan, on=asked.on, as_of=asked.as_of).lines
