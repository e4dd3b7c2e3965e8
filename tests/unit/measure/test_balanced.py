"""The balanced scorecard against sums that were done by hand."""

from datetime import date
from decimal import Decimal

from tests.factories import reading
from trueline.measure.balanced import balance_of, balanced
from trueline.measure.scorecard import Scorecard, by_perspective
from trueline.measure.status import Status
from trueline.plan.document import BusinessGoal, Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Timing

ON = date(2026, 6, 30)
SIDES = (
    Perspective("customers", "Customers", Decimal("0.6")),
    Perspective("people", "People", Decimal("0.4")),
)


def scope(name: str, serves: tuple[str, ...]) -> Scope:
    goals = (BusinessGoal("own", "Own", serves=serves),)
    return Scope(name, name.title(), goals=goals, social_goals=(SocialGoal("g", "G", ("own",)),))


PLAN = Plan(
    organisation="Acme",
    title="2026",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=SIDES,
    goals=(BusinessGoal("grow", "Grow"), BusinessGoal("keep", "Keep")),
    scopes=(scope("sales", ("grow", "keep")), scope("service", ("keep",)), scope("hr", ())),
)
READINGS = (
    reading("sales/g/a", "1.00", timing=Timing.LEAD, weight=Decimal(3)),
    reading("sales/g/b", "0.50", timing=Timing.LAG),
    reading("service/g/c", "0.60", timing=Timing.LAG),
    reading("hr/g/d", None, timing=Timing.LEAD),
    reading("hr/g/e", "2.00", perspective="people"),
)
CARD = Scorecard(
    organisation="Acme",
    plan="2026",
    plan_digest="",
    on=ON,
    revision=1,
    data_until=ON,
    perspectives=by_perspective(SIDES, READINGS),
    channels=(),
    pace=None,
)


def test_lead_and_lag_are_scored_apart() -> None:
    customers, people = balanced(PLAN, CARD)
    assert (customers.lead.pace, customers.lead.counted) == (Decimal(1), 1)
    assert len(customers.lead.readings) == 2  # one has no pace and does not count
    assert customers.lag.pace == Decimal("0.55")  # the mean of 0.50 and 0.60
    assert customers.whole.pace == Decimal("0.82")  # (3 + 0.5 + 0.6) / 5
    assert customers.whole.status is Status.OFF_PACE
    assert people.whole.pace == 1  # twice the pace counts as the whole way
    assert people.lead.pace is None
    assert people.lead.status is None


def test_a_kpi_stands_under_each_goal_that_it_helps_and_under_none_when_it_helps_none() -> None:
    customers, _ = balanced(PLAN, CARD)
    grow, keep, none = customers.rows
    assert [grow.goal, keep.goal, none.goal] == ["grow", "keep", ""]
    assert [one.kpi.id for one in grow.whole.readings] == ["a", "b"]
    assert [one.kpi.id for one in keep.whole.readings] == ["a", "b", "c"]
    assert list(none.scopes) == ["hr"]


def test_a_scope_that_stands_elsewhere_than_the_whole_differs() -> None:
    customers, _ = balanced(PLAN, CARD)
    keep = customers.rows[1]
    assert keep.whole.status is Status.OFF_PACE  # 0.82
    assert keep.scopes["sales"].pace == Decimal("0.875")
    assert keep.differing == ("sales",)  # at risk; service is off pace as the whole is
    assert customers.rows[2].differing == ()  # no pace, so nothing to differ with


def test_the_limits_of_pace_are_those_of_single_kpis() -> None:
    for pace, status in (
        ("0.95", Status.ON_PACE),
        ("0.94", Status.AT_RISK),
        ("0.84", Status.OFF_PACE),
    ):
        assert balance_of([reading("sales/g/a", pace)]).status is status
    assert balance_of([]).status is None
