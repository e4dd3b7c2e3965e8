"""Opening hours are read as people write them; what could mean two things is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from trueline.metrics.catalogue import load_catalogue
from trueline.plan.document import Plan
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise
from trueline.plan.organisation.opening_hours import OpenPeriod, read_day, read_week
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.public_holidays import holidays_of, knows_holidays
from trueline.plan.soundness.whole import faults_of_plan
from trueline.plan.yaml.text import read_plan, write_plan

SHOP = BusinessCalendar(
    "shop",
    "Shop",
    "Europe/Dublin",
    hours=("Mon-Thu 09:00-12:30, 13:30-18:00", "Fri, Sat 10:00-14:00"),
    holidays="IE",
    closed=(date(2026, 12, 24),),
    extra=("2026-11-28 09:00-17:00",),
)
FAST = ResponsePromise("fast", "Fast", "shop", policy="answers", first_reply_min=60)
POLICY = Policy("answers", PolicyKind.RESPONSE_TIMES, "When we answer")
PLAN = Plan(
    "Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", (),
    policies=(POLICY,), calendars=(SHOP,), promises=(FAST,),
)  # fmt: skip


def faults(plan: Plan) -> list[str]:
    return [one.path for one in faults_of_plan(plan, load_catalogue())]


def of_calendar(**changes: Any) -> list[str]:
    return faults(replace(PLAN, calendars=(replace(SHOP, **changes),)))


def test_a_week_is_read_from_lines_with_several_periods_a_day() -> None:
    week = read_week(SHOP.hours)
    # 09:00 is minute 540, 12:30 is 750, 13:30 is 810, 18:00 is 1,080.
    assert week[0] == week[3] == (OpenPeriod(540, 750), OpenPeriod(810, 1080))
    assert week[4] == week[5] == (OpenPeriod(600, 840),)
    assert week[6] == ()


def test_lines_add_up_in_the_order_of_the_clock_and_whole_days_are_open() -> None:
    week = read_week(["tue 20:00-24:00", "Tuesday 00:00-01:30"])
    assert week[1] == (OpenPeriod(0, 90), OpenPeriod(1200, 1440))


@pytest.mark.parametrize(
    "line",
    [
        "09:00-17:00",
        "Funday 09:00-17:00",
        "Mon 9-17",
        "Mon 17:00-09:00",
        "Mon 09:00-25:00",
        "Mon 09:75-10:00",
        "Fri-Mon 09:00-17:00",
        "Mon 09:00-12:00, 11:00-13:00",
        "Mon",
        "",
    ],
)
def test_hours_that_could_mean_two_things_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_week([line])
    assert len(refused.value.args) == 2


def test_a_single_day_has_hours_of_its_own() -> None:
    assert read_day("2026-11-28 09:00-12:00, 13:00-17:00")[1][1] == OpenPeriod(780, 1020)
    with pytest.raises(ValueError, match="does not begin with a day"):
        read_day("28.11.2026 09:00-17:00")


def test_a_sound_calendar_and_promise_have_no_fault() -> None:
    assert faults(PLAN) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"zone": "Dublin"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"zone": "../etc/passwd"}, "zone"),
        ({"holidays": "Ireland"}, "holidays"),
        ({"holidays": "DE-XX"}, "holidays"),
        ({"hours": ("Mon 9-17",)}, "hours"),
        ({"extra": ("Saturday 09:00-17:00",)}, "extra"),
        ({"extra": ("2026-11-28 09:00-10:00", "2026-11-28 12:00-13:00")}, "extra"),
    ],
)
def test_a_calendar_that_cannot_be_counted_is_refused_at_its_field(
    changes: dict[str, Any], field: str
) -> None:
    assert of_calendar(**changes) == [f"calendars/shop/{field}"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"first_reply_min": None}, "promises/fast"),
        ({"first_reply_min": 0}, "promises/fast/first_reply_min"),
        ({"calendar": "office"}, "promises/fast/calendar"),
        ({"policy": "law"}, "promises/fast/policy"),
        ({"channels": ("letters",)}, "promises/fast/channels"),
    ],
)
def test_a_promise_that_cannot_be_kept_or_broken_is_refused(
    changes: dict[str, Any], path: str
) -> None:
    assert faults(replace(PLAN, promises=(replace(FAST, **changes),))) == [path]


def test_calendars_and_promises_come_back_from_yaml_as_they_went_in() -> None:
    assert read_plan(write_plan(PLAN), "plan.yaml") == PLAN


def test_public_holidays_are_known_by_country_and_part() -> None:
    # Saint Patrick's Day is a public holiday in Ireland; Corpus Christi 2026 is on 4 June (Easter
    # is 5 April, and it is 60 days later), a holiday in Bavaria and not in Berlin.
    assert date(2026, 3, 17) in holidays_of("IE", 2026)
    assert date(2026, 6, 4) in holidays_of("DE-BY", 2026)
    assert date(2026, 6, 4) not in holidays_of("DE-BE", 2026)
    assert holidays_of("", 2026) == {}
    assert [knows_holidays(one) for one in ("IE", "DE-BY", "XX", "DE-XX")] == [
        True, True, False, False,
    ]  # fmt: skip
