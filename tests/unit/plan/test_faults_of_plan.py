"""A plan refers only to what is there, and its values make sense."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.metrics.catalogue import load_catalogue
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import BusinessGoal, Perspective, Plan, Scope, SocialGoal, Tactic
from trueline.plan.kpi import Assumption, Direction, Kpi, Measuring
from trueline.plan.metric_use import Filter, MetricUse
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.target import Baseline, Curve, CurveKind, CurvePoint, Target

GOAL = "scopes/service/social_goals/answer-fast"
KPI = f"{GOAL}/kpis/first-response"
DUE = date(2026, 12, 31)


def _kpi(**changes: object) -> Kpi:
    plain = Kpi("first-response", "First", "first_response_min@1", Direction.DOWN, "customers")
    return replace(plain, **changes)  # type: ignore[arg-type]


def _plan(kpi: Kpi | None = None, tactic: Tactic | None = None, **changes: object) -> Plan:
    goal = SocialGoal(
        id="answer-fast",
        name="Answer fast",
        serves=("fewer-calls",),
        kpis=(kpi or _kpi(),),
        tactics=(tactic or Tactic("guides", "Guides", channels=("inbox",)),),
    )
    scope = Scope(
        "service",
        "Service",
        goals=(BusinessGoal("fewer-calls", "Fewer calls", serves=("loyal",)),),
        social_goals=(goal,),
    )
    plain = Plan(
        organisation="Acme",
        title="Plan",
        first=date(2026, 1, 1),
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        goals=(BusinessGoal("loyal", "Loyal customers"),),
        scopes=(scope,),
        channels=(Channel("inbox", "Inbox", (Account("inbox", "acme"),)),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _faults(plan: Plan) -> list[tuple[str, str]]:
    return [(fault.path, fault.what) for fault in faults_of_plan(plan, load_catalogue())]


def test_a_sound_plan_has_no_fault() -> None:
    assert _faults(_plan()) == []


@pytest.mark.parametrize(
    ("kpi", "path", "what"),
    [
        (_kpi(metric="first_respons_min@1"), f"{KPI}/metric", "Did you mean first_response_min"),
        (_kpi(metric="first_response_min@9"), f"{KPI}/metric", "is at version 1"),
        (_kpi(metric="first_response_min"), f"{KPI}/metric", "does not say which version"),
        (_kpi(perspective="money"), f"{KPI}/perspective", "no perspective “money”"),
        (_kpi(filter=Filter(channels=("x",))), f"{KPI}/filter/channels", "no channel “x”"),
        (
            _kpi(filter=Filter(accounts=("inbox/other",))),
            f"{KPI}/filter/accounts",
            "no account of a channel “inbox/other”",
        ),
    ],
)
def test_a_kpi_refers_to_what_is_there(kpi: Kpi, path: str, what: str) -> None:
    ((found, said),) = _faults(_plan(kpi))
    assert found == path
    assert what in said


def test_an_assumption_refers_to_what_is_there() -> None:
    one, two, three = map(Decimal, (1, 2, 3))
    guess = Assumption("guess", "A guess", two, one, three, DUE, "viewz@1", Filter(("x",)))
    assert [path for path, _ in _faults(_plan(_kpi(assumptions=(guess,))))] == [
        f"{KPI}/assumptions/guess/metric",
        f"{KPI}/assumptions/guess/filter/channels",
    ]


def test_a_tactic_refers_to_what_is_there() -> None:
    tactic = Tactic(
        "guides", "Guides", channels=("x",), kpis=("other",), metrics=(MetricUse("viewz@1"),)
    )
    assert [path for path, _ in _faults(_plan(tactic=tactic))] == [
        f"{GOAL}/tactics/guides/channels",
        f"{GOAL}/tactics/guides/kpis",
        f"{GOAL}/tactics/guides/metrics/1/metric",
    ]


def test_loose_work_moves_no_kpi() -> None:
    loose = (Tactic("tidy", "Tidy up", kpis=("first-response",)),)
    assert [path for path, _ in _faults(_plan(loose_tactics=loose))] == ["loose_tactics/tidy/kpis"]


def test_goals_serve_goals_that_are_there() -> None:
    goals = (BusinessGoal("growth", "Growth", serves=("loyal",)),)
    assert _faults(_plan(goals=goals)) == [
        ("goals/growth/serves", "A goal of the organisation serves no other."),
        (
            "scopes/service/goals/fewer-calls/serves",
            "There is no goal of the organisation “loyal”.",
        ),
    ]


def test_a_social_goal_serves_goals_of_its_own_scope() -> None:
    plan = _plan()
    scope = replace(plan.scopes[0], goals=(BusinessGoal("other", "Other"),))
    assert _faults(replace(plan, scopes=(scope,))) == [
        (f"{GOAL}/serves", "There is no goal of the same scope “fewer-calls”.")
    ]


BASELINE = Baseline(Decimal(90), date(2026, 1, 1), date(2026, 2, 1))


def _target(**changes: object) -> Target:
    return replace(Target(Decimal(60), DUE), **changes)  # type: ignore[arg-type]


def _curve(kind: CurveKind, weights: list[int], points: list[tuple[date, int]]) -> Kpi:
    curve = Curve(
        kind,
        tuple(map(Decimal, weights)),
        tuple(CurvePoint(day, Decimal(share)) for day, share in points),
    )
    return _kpi(target=_target(curve=curve))


@pytest.mark.parametrize(
    ("kpi", "path"),
    [
        (_kpi(weight=Decimal(0)), "weight"),
        (_kpi(on_pace_from=Decimal("0.8"), at_risk_from=Decimal("0.9")), "at_risk_from"),
        (_kpi(frequency_days=0), "frequency_days"),
        (_kpi(trailing_days=0), "trailing_days"),
        (_kpi(baseline=replace(BASELINE, until=BASELINE.first)), "baseline/until"),
        (_kpi(baseline=BASELINE, target=_target(due=BASELINE.until)), "target/due"),
        (_kpi(trailing_days=1_101), "trailing_days"),
        (_kpi(baseline=BASELINE, target=_target(value=Decimal(91))), "target/value"),
        (_kpi(target=_target(stretch=Decimal(61))), "target/stretch"),
        (_kpi(direction=Direction.UP, target=_target(stretch=Decimal(59))), "target/stretch"),
        (_kpi(target=_target(due=date(2025, 12, 31))), "target/due"),
        (_curve(CurveKind.POINTS, [], [(date(2026, 6, 1), 5)]), "target/curve/points"),
        (_kpi(direction=Direction.BAND, target=_target()), "target/floor"),
        (_kpi(direction=Direction.BAND, target=_target(floor=Decimal(61))), "target/floor"),
        (_curve(CurveKind.SEASONAL, [1] * 11, []), "target/curve/month_weights"),
        (_curve(CurveKind.SEASONAL, [0] * 12, []), "target/curve/month_weights"),
        (_curve(CurveKind.SEASONAL, [-1] + [1] * 11, []), "target/curve/month_weights"),
        (_curve(CurveKind.SEASONAL, [], []), "target/curve/month_weights"),
        (_curve(CurveKind.LINEAR, [1] * 12, []), "target/curve/month_weights"),
        (_curve(CurveKind.LINEAR, [], [(date(2026, 6, 1), 0)]), "target/curve/points"),
        (_curve(CurveKind.POINTS, [], []), "target/curve/points"),
        (_curve(CurveKind.POINTS, [], [(DUE, 1)]), "target/curve/points"),
        (_curve(CurveKind.POINTS, [], [(date(2026, 6, 1), 0)] * 2), "target/curve/points"),
    ],
)
def test_values_that_make_no_sense_are_refused(kpi: Kpi, path: str) -> None:
    assert [found for found, _ in _faults(_plan(kpi))] == [f"{KPI}/{path}"]


def test_limits_of_pace_may_be_alike_or_stand_alone() -> None:
    limits = {"on_pace_from": Decimal("0.8"), "at_risk_from": Decimal("0.8")}
    assert _faults(_plan(_kpi(**limits))) == []
    assert _faults(_plan(_kpi(at_risk_from=Decimal("0.9")))) == []


def test_limits_of_pace_leave_room_for_at_risk_and_for_off_pace() -> None:
    never = _kpi(at_risk_from=Decimal(1))  # above the usual 0.95
    always = _kpi(on_pace_from=Decimal(0))
    assert [path for path, _ in _faults(_plan(never))] == [f"{KPI}/at_risk_from"]
    assert [path for path, _ in _faults(_plan(always))] == [f"{KPI}/on_pace_from"]


def test_a_kpi_to_date_needs_no_days_to_look_back() -> None:
    assert _faults(_plan(_kpi(measuring=Measuring.TO_DATE, trailing_days=0))) == []


def test_a_band_may_be_as_narrow_as_one_value() -> None:
    kpi = _kpi(direction=Direction.BAND, target=_target(floor=Decimal(60)))
    assert _faults(_plan(kpi)) == []


def test_the_range_of_an_assumption_rises() -> None:
    three, two = Decimal(3), Decimal(2)
    guess = Assumption("guess", "A guess", two, three, three, DUE)
    assert _faults(_plan(_kpi(assumptions=(guess,)))) == [
        (f"{KPI}/assumptions/guess/p50", "The range 3 – 2 – 3 does not rise.")
    ]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"until": date(2026, 1, 1)}, "until"),
        ({"currency": "euro"}, "currency"),
        ({"loose_tactics": (Tactic("a/b", "Slash"),)}, "loose_tactics/a%2Fb/id"),
        ({"loose_tactics": (Tactic("", "Nothing"),)}, "loose_tactics/1/id"),
    ],
)
def test_the_head_of_a_plan_makes_sense(change: dict[str, object], path: str) -> None:
    assert [found for found, _ in _faults(_plan(**change))] == [path]


@pytest.mark.parametrize("weight", ["0", "-0.1", "1.1"])
def test_a_perspective_weighs_something_and_at_most_all(weight: str) -> None:
    sides = (Perspective("customers", "Customers", Decimal(weight)),)
    assert _faults(_plan(perspectives=sides))[0][0] == "perspectives/customers/weight"


def test_an_account_belongs_to_one_channel() -> None:
    page = (Account("inbox", "acme"),)
    channels = (Channel("inbox", "Inbox", page), Channel("post", "Post", page))
    assert _faults(_plan(channels=channels)) == [
        ("channels/post/accounts/inbox:acme", "inbox/acme belongs to the channel inbox already.")
    ]


def test_an_account_has_a_network_and_a_handle() -> None:
    channels = (
        Channel("inbox", "Inbox", (Account("", "acme"), Account("x", ""), Account("a/b", "c"))),
    )
    assert [path for path, _ in _faults(_plan(channels=channels))] == [
        "channels/inbox/accounts/:acme",
        "channels/inbox/accounts/x:",
        "channels/inbox/accounts/a%2Fb:c",
    ]
