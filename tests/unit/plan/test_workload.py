"""Hours that channels need and have, as a person with a pencil adds them up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.plan.actions import Per
from trueline.plan.cadence import turned_into
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel, ChannelStatus, Depth
from trueline.plan.channels.content import ContentPillar
from trueline.plan.channels.four_cs import C
from trueline.plan.channels.resources import PeopleResource
from trueline.plan.document import Plan
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.support import SupportActivity
from trueline.plan.person_load import person_loads
from trueline.plan.publishing import loads_of
from trueline.plan.workload import depth_options, priority_steps, workload_of

REELS = ContentPillar("reels", "Repairs", quantity=3, hours_each=Decimal("1.5"))
REPLIES = ContentPillar(
    "replies",
    "Questions of the day",
    purpose=C.CONVERSATIONS,
    per=Per.DAY,
    hours_each=Decimal("0.5"),
)
ADA = PeopleResource("films", "Films", person="Ada", hours_week=Decimal(6))
CHANNEL = Channel(
    "instagram",
    "Instagram",
    accounts=(Account("instagram", "acme"), Account("instagram", "acme-jobs")),
    content=(REELS,),
    people=(ADA,),
)
PLAN = Plan(
    organisation="Acme",
    title="2026",
    first=date(2026, 1, 1),
    until=date(2027, 1, 1),
    currency="EUR",
    perspectives=(),
    channels=(CHANNEL, Channel("x", "X")),
    team=(TeamMember("ada", "Ada", hours_week=Decimal(8)),),
    support=(
        SupportActivity(
            "watch",
            "Watch comments",
            person="Ada",
            channels=("instagram",),
            hours_required=Decimal(2),
            hours_assigned=Decimal("2.5"),
        ),
        SupportActivity("crisis", "Crisis rota", hours_required=Decimal(40)),
    ),
)


@pytest.mark.parametrize(
    ("amount", "per", "wanted", "expected"),
    [
        (2, Per.DAY, Per.WEEK, "14"),
        (12, Per.YEAR, Per.MONTH, "1"),
        (4, Per.YEAR, Per.QUARTER, "1"),
        (3, Per.MONTH, Per.QUARTER, "9"),
        (5, Per.WEEK, Per.WEEK, "5"),
    ],
)
def test_an_amount_is_turned_into_another_period(
    amount: int, per: Per, wanted: Per, expected: str
) -> None:
    turned = turned_into(amount, per, wanted)
    assert turned is not None
    assert turned == pytest.approx(Decimal(expected), rel=Decimal("1e-20"))  # decimal division


def test_what_happens_once_has_no_pace() -> None:
    assert turned_into(1, Per.ONCE, Per.WEEK) is None
    assert turned_into(1, Per.ONCE, Per.ONCE) is None


def test_support_of_one_channel_counts_on_both_sides_and_shared_support_on_neither() -> None:
    load = workload_of(PLAN, CHANNEL)
    assert load.needed == Decimal("6.5")  # three films of 1.5 hours, and 2 of support
    assert load.available == Decimal("8.5")  # Ada's 6, and 2.5 assigned to that support
    assert load.shared == ("Crisis rota",)
    assert load.fits is True


def test_rows_without_hours_are_named_and_nothing_is_said_to_fit() -> None:
    channel = replace(CHANNEL, content=(REELS, replace(REELS, id="x", hours_each=Decimal(0))))
    load = workload_of(PLAN, channel)
    assert load.needed == Decimal("6.5")
    assert load.unknown == ("Repairs",)
    assert load.fits is None


def test_too_few_hours_are_too_few_whatever_is_not_known() -> None:
    bare = replace(REELS, id="x", hours_each=Decimal(0))
    channel = replace(CHANNEL, content=(replace(REELS, quantity=9), bare))
    assert workload_of(PLAN, channel).fits is False


def test_each_depth_needs_the_work_of_those_before_it() -> None:
    channel = replace(CHANNEL, content=(REELS, REPLIES))
    observe, present, engage, convert = depth_options(PLAN, channel)
    assert [observe.depth, convert.depth] == [Depth.OBSERVE, Depth.CONVERT]
    assert (observe.needed, observe.fits) == (Decimal(2), True)
    assert (present.needed, present.fits) == (Decimal("6.5"), True)
    assert engage.needed is None  # nothing is planned for customers
    assert engage.missing == (C.CUSTOMERS,)
    assert convert.missing == (C.CUSTOMERS, C.CONVERSION)
    assert convert.fits is None


def test_a_depth_that_takes_more_than_there_is_does_not_fit() -> None:
    meet = replace(REELS, id="meet", purpose=C.CUSTOMERS, quantity=1, hours_each=Decimal(1))
    options = depth_options(PLAN, replace(CHANNEL, content=(REELS, REPLIES, meet)))
    assert options[2].needed == Decimal(11)  # 4.5 films, 3.5 replies, 1 meeting, 2 support
    assert options[2].fits is False


def test_a_depth_for_which_no_work_at_all_is_planned_is_not_known() -> None:
    observe = depth_options(PLAN, PLAN.channels[1])[0]
    assert (observe.needed, observe.missing, observe.fits) == (None, (), None)
    assert workload_of(PLAN, PLAN.channels[1]).needed is None
    assert workload_of(PLAN, PLAN.channels[1]).fits is None


def test_people_are_counted_on_over_the_whole_plan() -> None:
    (ada,) = person_loads(PLAN)
    assert (ada.promised, ada.has) == (Decimal("8.5"), Decimal(8))
    assert ada.is_overloaded
    stranger = replace(CHANNEL, id="x", people=(replace(ADA, person="Eve"),))
    loads = person_loads(replace(PLAN, channels=(stranger,), support=()))
    assert [(one.name, one.has, one.is_overloaded) for one in loads] == [
        ("Ada", Decimal(8), False),
        ("Eve", None, False),
    ]


def test_a_row_without_account_is_posted_to_each() -> None:
    only = replace(REELS, id="jobs", account="instagram/acme-jobs", quantity=8, per=Per.MONTH)
    channel = replace(CHANNEL, content=(REELS, only), posts_cap=4)
    acme, jobs = loads_of(channel)
    assert (acme.planned, acme.is_above) == (Decimal(3), False)
    assert jobs.planned == pytest.approx(Decimal("4.84"), abs=Decimal("0.01"))  # 3 + 8 × 12 / 52.18
    assert jobs.is_above
    assert not any(one.is_above for one in loads_of(replace(channel, posts_cap=None)))


def test_the_teams_hours_are_held_against_channels_priority_by_priority() -> None:
    first = replace(CHANNEL, priority=1)
    second = replace(CHANNEL, id="x", name="X", priority=2)
    paused = replace(CHANNEL, id="y", priority=1, status=ChannelStatus.PAUSED)
    plan = replace(PLAN, channels=(second, paused, first), support=PLAN.support[:1])
    one, two = priority_steps(plan)
    assert (one.channels, one.needed, one.fits) == (("Instagram",), Decimal("6.5"), True)
    assert (two.channels, two.needed, two.fits) == (("X", "Instagram"), Decimal(11), False)
    assert two.available == Decimal(8)
    assert priority_steps(replace(plan, team=()))[1].fits is None
