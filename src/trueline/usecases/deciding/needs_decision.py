"""Find what needs a decision: off pace, broken, blocked, missing or overdue, ranked by stakes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from trueline.measure.calibrating.stake import Stake
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.measure.verdict import Verdict
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Kind
from trueline.plan.document import Plan
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.naming import place_of
from trueline.plan.parts import join, split
from trueline.usecases.agreed.decisions import (
    LoggedDecision,
    overdue_reviews,
    parts_of,
)
from trueline.usecases.check_plan import CheckReport, Finding, blocking, check_plan
from trueline.usecases.deciding.stakes import (
    ONE,
    ZERO,
    behind_at,
    behind_by_guess,
    days_left,
    nearness,
    shares_of,
)
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.missing_days import MissingDays, newest_gaps
from trueline.usecases.read_assumptions import AssumptionReading, read_assumptions
from trueline.usecases.workspace import Workspace

MOST = 3
WAITS_LONG = Decimal(28)
"""A review that waits so many days counts in full."""
About = Reading | AssumptionReading | tuple[Finding, ...] | MissingDays | LoggedDecision


class Matter(StrEnum):
    """Why something needs a decision."""

    DATA_GAP = "data gap"
    OFF_PACE = "off pace"
    ASSUMPTION_BROKEN = "assumption broken"
    ALIGNMENT_BLOCK = "alignment block"
    REVIEW_OVERDUE = "overdue decision"


@dataclass(frozen=True, slots=True)
class DecisionGround:
    """What is looked at for decisions.

    Attributes:
        plan: In force.
        card: Of the plan.
        guesses: The plan's assumptions, as measured.
        gaps: Days that KPIs wait for.
        metrics: The catalogue.
        reviews: Decisions that should have been looked at again before the day.
    """

    plan: Plan
    card: Scorecard
    guesses: tuple[AssumptionReading, ...]
    gaps: tuple[MissingDays, ...]
    metrics: MetricCatalogue
    reviews: tuple[LoggedDecision, ...] = ()


@dataclass(frozen=True, slots=True)
class NeededDecision:
    """Something that somebody has to decide.

    Attributes:
        matter: Why.
        about: The reading, the guess, the findings that block, the gap, or the decision.
        path: Of the KPI, the guess or the first finding in the plan; of a gap the account, of a
            decision its id.
        kpis: Paths of the KPIs that it affects, in the scorecard's order.
        share: Of the scorecard that these KPIs are, 0 to 1.
        behind: How far what it affects is behind, 0 to 1: of a KPI by its pace, of a guess by the
            pace at which it lets its KPI end, of a review by how long it waits; 1 where that is not
            known.
        near: How much of their time is gone, 0.1 to 1.
        days_left: Until the first of them is due; negative after it, None without a due day.
        shortfall: Money that is missing against the plan today, or that a guess costs by the due
            day; None where it is no money.
        currency: Its code; empty without.
        cause: In a sentence.
    """

    matter: Matter
    about: About
    path: str
    kpis: tuple[str, ...]
    share: Decimal
    behind: Decimal
    near: Decimal
    days_left: int | None
    cause: str
    shortfall: Decimal | None = None
    currency: str = ""

    @property
    def rank(self) -> Decimal:
        """What it is ranked by: the part of the scorecard at stake, by how near its end is."""
        return self.share * self.behind * self.near


def needs_decision(
    workspace: Workspace,
    plan: Plan,
    card: Scorecard,
    *,
    as_of: datetime | None = None,
    most: int = MOST,
) -> tuple[NeededDecision, ...]:
    """Give what needs a decision on the day of a scorecard, the largest stakes first.

    Args:
        workspace: Of the organisation.
        plan: In force.
        card: Of the plan, by the same knowledge.
        as_of: Moment whose knowledge counts; None for what is known today.
        most: At most so many.
    """
    report = check_plan(workspace, plan, on=card.on, as_of=as_of)
    ground = decision_ground(workspace, plan, card, as_of=as_of)
    return rank_decisions(ground, report)[:most]


def decision_ground(
    workspace: Workspace, plan: Plan, card: Scorecard, *, as_of: datetime | None = None
) -> DecisionGround:
    """Gather what is looked at for decisions; arguments as for ``needs_decision``."""
    snapshot = workspace.facts.snapshot(as_of=card.revision)
    batches = [one for one in workspace.facts.batches() if one.revision <= card.revision]
    on: date = card.on
    metrics = catalogue_of(workspace, as_of=as_of)
    return DecisionGround(
        plan=plan,
        card=card,
        guesses=read_assumptions(workspace, plan, on=on, as_of=as_of),
        gaps=newest_gaps(snapshot, batches, plan, metrics, on=on),
        metrics=metrics,
        reviews=overdue_reviews(workspace, on=on, as_of=as_of),
    )


def rank_decisions(ground: DecisionGround, report: CheckReport) -> tuple[NeededDecision, ...]:
    """Give all that needs a decision, by the ground and what the checks say of the plan, ranked.

    By the share of the scorecard affected, how far that is behind, and how much of its time is
    gone; of equals the larger sum of money missing comes first. A KPI that waits for its newest
    days is not called off pace: the gap comes before it.
    """
    judged = (*_gaps(ground), *_off_pace(ground), *_broken(ground), *_blocked(ground, report))
    found = (*judged, *_overdue(ground))
    return tuple(sorted(found, key=lambda one: (-one.rank, -(one.shortfall or ZERO), one.path)))


def _off_pace(ground: DecisionGround) -> Iterator[NeededDecision]:
    waiting = {path for gap in ground.gaps for path in gap.kpis}
    for one in ground.card.readings:
        if one.status is not Status.OFF_PACE or one.path in waiting:
            continue
        unit = one.actual.measured_in
        is_money = ground.metrics.get(one.kpi.metric).kind is Kind.MONEY
        missing = -one.variance if is_money and one.variance is not None else None
        plain = _needed(ground, Matter.OFF_PACE, one, one.path, (one.path,))
        yield replace(
            plain,
            cause=one.why,
            behind=behind_at(one.pace),
            shortfall=missing,
            currency=unit if is_money else "",
        )


def _broken(ground: DecisionGround) -> Iterator[NeededDecision]:
    for one in ground.guesses:
        if one.verdict is not Verdict.BROKEN:
            continue
        places = [place_of(each.path) for each in one.carries]
        names = ", ".join(f"“{each.kpi.name}”" for each in one.carries)
        cause = f"What was measured contradicts the guess; {names} rests on it."
        plain = _needed(ground, Matter.ASSUMPTION_BROKEN, one, one.path, places)
        money = one.stake if one.stake and one.stake.is_money else None
        yield replace(
            plain,
            cause=cause,
            behind=_behind(ground, one),
            shortfall=_missing(one.carries[0].kpi, money) if money else None,
            currency=money.measured_in if money else "",
        )


def _behind(ground: DecisionGround, guess: AssumptionReading) -> Decimal:
    kpi, place = guess.carries[0].kpi, place_of(guess.carries[0].path)
    paces = (one.pace for one in ground.card.readings if one.path == place)
    return behind_by_guess(
        kpi,
        ground.metrics.get(kpi.metric),
        guess.stake,
        next(paces, None),
        plan_first=ground.plan.first,
    )


def _missing(kpi: Kpi, stake: Stake) -> Decimal | None:
    """Give the money that a guess costs: of what should grow the less, of a cost the more."""
    if stake.change is None:
        return None
    return stake.change if kpi.direction is Direction.DOWN else -stake.change


def _blocked(ground: DecisionGround, report: CheckReport) -> Iterator[NeededDecision]:
    found = blocking(report)
    if found:
        kpis = {path for one in found for path in _kpis_below(ground, one.path)}
        plain = _needed(ground, Matter.ALIGNMENT_BLOCK, found, found[0].path, kpis)
        yield replace(plain, cause=found[0].what)


def _overdue(ground: DecisionGround) -> Iterator[NeededDecision]:
    for one in ground.reviews:
        decision, day = one.decision, one.decision.review_on or ground.card.on
        kpis = tuple(place for path in parts_of(decision) if (place := place_of(path)))
        cause = f"It was to be looked at again on {day}."
        waits = Decimal((ground.card.on - day).days) / WAITS_LONG
        plain = _needed(ground, Matter.REVIEW_OVERDUE, one, decision.id, kpis)
        yield replace(plain, cause=cause, behind=min(waits, ONE), days_left=None)


def _gaps(ground: DecisionGround) -> Iterator[NeededDecision]:
    for one in ground.gaps:
        days = f"{one.days.first} to {one.days.last}"
        cause = f"No values of {one.account} came in for {days}, and KPIs wait for them."
        yield replace(_needed(ground, Matter.DATA_GAP, one, one.account, one.kpis), cause=cause)


def _needed(
    ground: DecisionGround, matter: Matter, about: About, path: str, kpis: Iterable[str]
) -> NeededDecision:
    wanted, card = set(kpis), ground.card
    known = tuple(one.path for one in card.readings if one.path in wanted)
    shares = shares_of(card)
    return NeededDecision(
        matter=matter,
        about=about,
        path=path,
        kpis=known,
        share=sum((shares[one] for one in known), ZERO),
        behind=ONE,
        near=nearness(ground.plan, card, known),
        days_left=days_left(card, known),
        cause="",
    )


def _kpis_below(ground: DecisionGround, path: str) -> tuple[str, ...]:
    """Give the KPIs that a part of the plan bears on: those below it, or of its channel."""
    steps = split(path) if path else ()
    if steps[:1] == ("channels",) and len(steps) > 1:
        return tuple(
            place
            for one in ground.card.channels
            if one.channel == steps[1]
            for place, _actual in one.actuals
        )
    ends = (place_of(join(*steps[:end])) for end in range(len(steps), 0, -1))
    near = next((one for one in ends if one), "").partition(":")[0]
    if steps and near in ("", "goal"):  # beside the cascade, or a goal that no KPI stands under
        return ()
    inside = (one.path for one in ground.card.readings)
    return tuple(one for one in inside if f"{one}/".startswith(f"{near}/" if near else ""))
