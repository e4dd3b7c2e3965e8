"""A scorecard worked out by hand, from actuals to the pace of the whole, to two decimals.

The plan runs from 1 January to 31 December 2026; it is read on 10 April, its 100th day of 365.

| KPI       | way                    | expected    | actual | pace | weight | side, timing    |
|-----------|------------------------|-------------|--------|------|--------|-----------------|
| views     | a sum from 0 to 36,500 | 10,000      | 9,000  | 0.90 | 3      | customers, lead |
| followers | from 1,000 to 1,365    | 1,100       | 1,070  | 0.70 | 1      | customers, lag  |
| cost      | a cap of 7,300         | 2,000 at most | 1,800 | 1   | 1      | people, lag     |
| training  | a sum from 0 to 365    | 100         | 50     | 0.50 | 2      | people, lead    |

Customers, weight 0.6: (3 x 0.90 + 1 x 0.70) / 4 = 3.40 / 4 = 0.85.
People, weight 0.4: (1 x 1 + 2 x 0.50) / 3 = 2 / 3 = 0.67.
The whole: 0.6 x 0.85 + 0.4 x 0.6667 = 0.51 + 0.2667 = 0.78.

Instagram has a target of its own for followers, from 1,000 to 1,730: it expects 1,200, has 1,150,
a pace of 0.75. It shares views and training, and has no part in the cost.
Customers: (3 x 0.90 + 0.75) / 4 = 0.8625. People: 0.50. 0.6 x 0.8625 + 0.4 x 0.50 = 0.72.
Facebook alone has the cost and shares the rest: 0.78, as the whole.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.factories import baseline, kpi, metric, target
from trueline.core.period import Period
from trueline.measure.balanced import balanced
from trueline.measure.by_channel import Basis, OwnReading, balance_channels
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import read_kpi
from trueline.measure.reading import Reading
from trueline.measure.scorecard import ChannelScore, Scorecard, by_perspective, mean_pace
from trueline.measure.status import Status
from trueline.metrics.metric import Rule
from trueline.plan.cascade import PlacedKpi
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Direction, Kpi, Measuring, Timing
from trueline.plan.metric_use import Filter

FIRST, ON = date(2026, 1, 1), date(2026, 4, 10)
DATE, LEVEL = metric("views"), metric("followers_total", over_time=Rule.LAST)
SUM = {"measuring": Measuring.TO_DATE}
SIDES = (
    Perspective("customers", "Customers", Decimal("0.6")),
    Perspective("people", "People", Decimal("0.4")),
)
VIEWS = kpi(id="views", weight=Decimal(3), timing=Timing.LEAD, target=target("36500"), **SUM)
FOLLOWERS = kpi(
    id="followers",
    metric="followers_total@1",
    baseline=baseline("1000"),
    target=target("1365"),
)
COST = kpi(
    id="cost",
    perspective="people",
    direction=Direction.DOWN,
    target=target("7300"),
    filter=Filter(channels=("facebook",)),
    **SUM,
)
TRAINING = kpi(
    id="training",
    perspective="people",
    timing=Timing.LEAD,
    weight=Decimal(2),
    target=target("365"),
    **SUM,
)
GOAL = SocialGoal("g", "Goal", kpis=(VIEWS, FOLLOWERS, COST, TRAINING))
PLAN = Plan(
    organisation="Acme",
    title="2026",
    first=FIRST,
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=SIDES,
    scopes=(Scope("s", "Scope", social_goals=(GOAL,)),),
    channels=(
        Channel("instagram", "Instagram", accounts=(Account("instagram", "acme"),)),
        Channel("facebook", "Facebook", accounts=(Account("facebook", "acme"),)),
    ),
)


def read(one: Kpi, value: str) -> Reading:
    of = LEVEL if one.metric == "followers_total@1" else DATE
    actual = Measured(
        metric=one.metric,
        period=Period.closed(FIRST, ON),
        value=Decimal(value),
        measured_in="count",
        coverage=Decimal(1),
        basis="",
        last_day=ON,
    )
    placed = PlacedKpi(f"s/g/{one.id}", one, GOAL, PLAN.scopes[0])
    return read_kpi(placed, of, actual, on=ON, plan_first=FIRST)


READINGS = (read(VIEWS, "9000"), read(FOLLOWERS, "1070"), read(COST, "1800"), read(TRAINING, "50"))
ACTUALS = {one.kpi.id: (one.path, one.actual) for one in READINGS}


def part_of(channel: str, *kpis: str) -> ChannelScore:
    return ChannelScore(channel, channel.title(), tuple(ACTUALS[one] for one in kpis))


CARD = Scorecard(
    organisation="Acme",
    plan="2026",
    plan_digest="",
    on=ON,
    revision=1,
    data_until=ON,
    perspectives=(found := by_perspective(SIDES, READINGS)),
    channels=(
        part_of("instagram", "views", "followers", "training"),
        part_of("facebook", "views", "followers", "cost", "training"),
    ),
    pace=mean_pace((one.perspective.weight, one.pace) for one in found),
)


def rounded(share: Decimal | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def test_each_pace_is_what_the_table_says() -> None:
    assert [rounded(one.pace) for one in READINGS] == ["0.90", "0.70", "1.00", "0.50"]
    assert [one.expected for one in READINGS] == [10_000, 1_100, 2_000, 100]


def test_perspectives_and_the_whole_are_means_by_weight() -> None:
    assert [rounded(one.pace) for one in CARD.perspectives] == ["0.85", "0.67"]
    assert rounded(CARD.pace) == "0.78"


def test_lead_and_lag_are_scored_apart() -> None:
    customers, people = balanced(PLAN, CARD)
    assert [rounded(one.pace) for one in (customers.lead, customers.lag)] == ["0.90", "0.70"]
    assert [rounded(one.pace) for one in (people.lead, people.lag)] == ["0.50", "1.00"]
    assert customers.whole.status is Status.AT_RISK
    assert people.whole.status is Status.OFF_PACE


def test_cost_below_the_plan_prints_positive_and_dearer_prints_negative() -> None:
    cost = READINGS[2]
    assert cost.variance == 200  # 2,000 allowed, 1,800 spent
    assert cost.status is Status.ON_PACE
    assert read(COST, "2300").variance == -300
    assert READINGS[0].variance == -1_000  # of views more is better, and 1,000 are missing


def test_channels_are_rolled_up_by_their_own_targets_and_then_by_the_kpis_that_look_at_them() -> (
    None
):
    own = replace(FOLLOWERS, target=target("1730"))
    held = {"instagram": [OwnReading("s/g", read(own, "1150"))]}
    instagram, facebook = balance_channels(PLAN, CARD, held)
    assert rounded(instagram.pace) == "0.72"
    assert instagram.pace == Decimal("0.7175")
    assert [instagram.count_of(one) for one in Basis] == [1, 0, 2]
    assert rounded(instagram.lag) == "0.75"
    assert instagram.status is Status.OFF_PACE
    assert rounded(facebook.pace) == "0.78"
    assert [facebook.count_of(one) for one in Basis] == [0, 1, 3]


def test_a_channel_that_no_kpi_looks_at_has_no_pace() -> None:
    alone = replace(CARD, channels=())
    for one in balance_channels(PLAN, alone, {}):
        assert (one.pace, one.status, one.counted, one.parts) == (None, None, 0, ())
