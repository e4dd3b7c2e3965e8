"""What needs a decision is ranked by what hangs on it; a gap in the data comes before its KPIs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.oracles.test_scorecard_by_hand import CARD, ON, PLAN
from trueline.contracts.check import Observed
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.core.issue import Severity
from trueline.core.period import Period
from trueline.measure.calibrating.stake import Stake
from trueline.measure.scorecard import Scorecard
from trueline.measure.verdict import Verdict
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.kpi import Assumption
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.check_plan import CheckReport, Finding
from trueline.usecases.deciding.needs_decision import (
    DecisionGround,
    Matter,
    NeededDecision,
    rank_decisions,
)
from trueline.usecases.deciding.stakes import days_left, nearness, shares_of
from trueline.usecases.missing_days import MissingDays
from trueline.usecases.read_assumptions import AssumptionReading, Carried

METRICS = load_catalogue()
QUIET = CheckReport((), (), (), Decimal(1))
VIEWS, TRAINING = "s/g/views", "s/g/training"


def ground(card: Scorecard = CARD, **changes: object) -> DecisionGround:
    plain = DecisionGround(plan=PLAN, card=card, guesses=(), gaps=(), metrics=METRICS)
    return replace(plain, **changes)  # type: ignore[arg-type]


def matters(found: tuple[NeededDecision, ...]) -> list[tuple[Matter, str]]:
    return [(one.matter, one.path) for one in found]


def finding(path: str, severity: Severity = Severity.BLOCKS) -> Finding:
    return Finding("check", severity, path, "It lacks a source.", "Name one.", "", "No source")


def guess(verdict: Verdict) -> AssumptionReading:
    views = next(one.kpi for one in CARD.readings if one.path == VIEWS)
    return AssumptionReading(
        path="scopes/s/social_goals/g/kpis/views/assumptions/clicks",
        assumption=Assumption("clicks", "Clicks stay", Decimal(10)),
        carries=(Carried("scopes/s/social_goals/g/kpis/views", views),),
        metric=None,
        days=None,
        seen=Observed(Decimal(5)),
        verdict=verdict,
    )


def stake(change: Decimal, *, is_money: bool = False) -> Stake:
    return Stake(change, "EUR" if is_money else "count", is_money, None)


def test_the_shares_of_a_scorecard_add_up_to_the_whole() -> None:
    shares = shares_of(CARD)
    # Customers 0.6: views 3 of 4 and followers 1 of 4; people 0.4: cost 1 of 3, training 2 of 3.
    assert shares[VIEWS] == Decimal("0.45")
    assert shares["s/g/followers"] == Decimal("0.15")
    assert sum(shares.values()) == pytest.approx(1)


def test_what_weighs_most_and_is_furthest_behind_comes_first() -> None:
    found = rank_decisions(ground(), QUIET)
    # Training: 0.2667 of the scorecard, half behind; followers: 0.15, 0.30 behind.
    assert matters(found) == [
        (Matter.OFF_PACE, TRAINING),
        (Matter.OFF_PACE, "s/g/followers"),
    ]
    first = found[0]
    assert first.behind == Decimal("0.5")
    assert first.near == Decimal(99) / 364  # from 1 January to 10 April, of those to 31 December
    assert first.days_left == 265
    assert first.rank == first.share * first.behind * first.near


def test_a_kpi_that_waits_for_data_raises_the_gap_and_is_not_called_off_pace() -> None:
    gap = MissingDays("instagram/acme", Period(ON - timedelta(days=4), ON), ("views",), (TRAINING,))
    found = rank_decisions(ground(gaps=(gap,)), QUIET)
    assert (Matter.DATA_GAP, "instagram/acme") in matters(found)
    assert (Matter.OFF_PACE, TRAINING) not in matters(found)
    assert "2026-04-06 to 2026-04-09" in found[0].cause


def test_a_broken_assumption_counts_by_the_kpis_that_rest_on_it() -> None:
    broken = guess(Verdict.BROKEN)
    found = rank_decisions(ground(guesses=(broken, guess(Verdict.UNCERTAIN))), QUIET)
    assert [one for one in matters(found) if one[0] is Matter.ASSUMPTION_BROKEN] == [
        (Matter.ASSUMPTION_BROKEN, broken.path)
    ]
    [one] = [one for one in found if one.matter is Matter.ASSUMPTION_BROKEN]
    assert (one.share, one.kpis) == (Decimal("0.45"), (VIEWS,))
    # The views are at a pace of 0.90 today; nothing else says what the guess does to them.
    assert one.behind == Decimal("0.1")


def test_a_broken_guess_and_a_kpi_off_pace_are_held_to_one_yardstick() -> None:
    # Views go from 0 to their target; a guess that costs a quarter of it lets them end at 0.75.
    views = next(one.kpi for one in CARD.readings if one.path == VIEWS)
    assert views.target is not None
    change = -views.target.value / 4
    costly = replace(guess(Verdict.BROKEN), stake=stake(change))
    [first, *_] = rank_decisions(ground(guesses=(costly,)), QUIET)
    # Training: 0.2667 x 0.5 = 0.1333. The guess: 0.45 x 0.25 = 0.1125, so it comes second.
    assert first.path == TRAINING
    ruinous = replace(costly, stake=stake(2 * change))
    [first, *_] = rank_decisions(ground(guesses=(ruinous,)), QUIET)
    assert (first.matter, first.behind) == (Matter.ASSUMPTION_BROKEN, Decimal("0.5"))
    lucky = replace(costly, stake=stake(-change))
    [*_, last] = rank_decisions(ground(guesses=(lucky,)), QUIET)
    assert (last.matter, last.rank) == (Matter.ASSUMPTION_BROKEN, 0)


def test_money_that_a_guess_costs_is_said() -> None:
    costly = replace(guess(Verdict.BROKEN), stake=stake(Decimal(-250), is_money=True))
    found = rank_decisions(ground(guesses=(costly,)), QUIET)
    [one] = [one for one in found if one.matter is Matter.ASSUMPTION_BROKEN]
    assert (one.shortfall, one.currency) == (Decimal(250), "EUR")


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("scopes/s/social_goals/g/kpis/views/source", 1),
        ("scopes/s/mission", 4),
        ("channels/instagram/vision", 3),
        ("", 4),
        ("policies/legal", 0),
    ],
)
def test_what_blocks_the_plan_counts_by_the_kpis_that_it_bears_on(path: str, count: int) -> None:
    report = CheckReport((finding(path), finding("", Severity.WARNS)), (), (), Decimal(0))
    [block] = [
        one for one in rank_decisions(ground(), report) if one.matter is Matter.ALIGNMENT_BLOCK
    ]
    assert len(block.kpis) == count
    assert len(block.about) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("metric", "told"),
    [
        ("revenue_gross@1", (Decimal(50), "EUR")),
        ("views@1", (None, "")),  # three capitals are no money
        ("aov@1", (None, "")),  # the mean of orders is no sum of money
    ],
)
def test_money_that_is_missing_is_said_by_what_the_metric_is(
    metric: str, told: tuple[Decimal | None, str]
) -> None:
    [training] = [one for one in CARD.readings if one.path == TRAINING]
    money = replace(
        training,
        kpi=replace(training.kpi, metric=metric),
        actual=replace(training.actual, measured_in="EUR"),
    )
    sides = tuple(
        replace(
            side,
            readings=tuple(money if one.path == TRAINING else one for one in side.readings),
        )
        for side in CARD.perspectives
    )
    [found, *_] = rank_decisions(ground(replace(CARD, perspectives=sides)), QUIET)
    assert (found.shortfall, found.currency) == told


def test_past_its_due_day_all_of_the_time_is_gone() -> None:
    late = replace(CARD, on=date(2027, 2, 1))
    assert nearness(PLAN, late, (VIEWS,)) == 1
    assert days_left(late, (VIEWS,)) == -32
    assert days_left(CARD, ()) is None
    assert nearness(PLAN, replace(CARD, on=PLAN.first), ()) == Decimal("0.1")


def test_an_overdue_review_counts_by_the_kpis_that_it_named_and_how_long_it_waits() -> None:
    due = ON - timedelta(days=7)
    decision = Decision(
        "2026-03-01-1",
        "We wait",
        DecisionKind.KEEP,
        "It is early.",
        about=("scopes/s/social_goals/g/kpis/views",),
        decided_on=date(2026, 3, 1),
        review_on=due,
    )
    logged = LoggedDecision(decision, 1, "ann", datetime(2026, 3, 1, tzinfo=UTC))
    found = rank_decisions(ground(reviews=(logged,)), QUIET)
    [one] = [each for each in found if each.matter is Matter.REVIEW_OVERDUE]
    assert (one.path, one.kpis) == ("2026-03-01-1", (VIEWS,))
    assert one.behind == Decimal("0.25")  # 7 of the 28 days after which it counts in full
    assert str(due) in one.cause
