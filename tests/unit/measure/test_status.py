"""The first rule that holds gives the status."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import baseline, kpi, metric, target
from trueline.measure.judging.judge import judge
from trueline.measure.pacing import way_of
from trueline.measure.status import Standing, Status
from trueline.metrics.metric import Rule
from trueline.plan.kpi import Direction

ON = date(2026, 7, 2)


def standing(
    progress: str | None, *, pace: str | None, last_day: date | None = ON, on: date = ON
) -> Standing:
    way = way_of(
        kpi(baseline=baseline("0"), target=target("100", stretch=Decimal(120))),
        metric(over_time=Rule.LAST),
        plan_first=date(2026, 1, 1),
    )
    done = None if progress is None else Decimal(progress)
    return Standing(
        on=on,
        way=way,
        actual=None if done is None else done * 100,
        last_day=last_day,
        frequency_days=7,
        progress=done,
        elapsed=Decimal("0.5"),
        pace=None if pace is None else Decimal(pace),
    )


@pytest.mark.parametrize(
    ("progress", "pace", "status"),
    [
        ("0.475", "0.95", Status.ON_PACE),
        ("0.4749", "0.9498", Status.AT_RISK),
        ("0.425", "0.85", Status.AT_RISK),
        ("0.4249", "0.8498", Status.OFF_PACE),
        ("-0.1", "-0.2", Status.OFF_PACE),
        ("1", "2", Status.REACHED),
        ("1.2", "2.4", Status.EXCEEDED),
    ],
)
def test_pace_decides_at_the_published_thresholds(progress: str, pace: str, status: Status) -> None:
    assert judge(standing(progress, pace=pace))[0] is status


def test_a_value_older_than_twice_its_frequency_is_no_data() -> None:
    assert judge(standing("0.5", pace="1", last_day=date(2026, 6, 18)))[0] is Status.ON_PACE
    status, why = judge(standing("0.5", pace="1", last_day=date(2026, 6, 17)))
    assert status is Status.NO_DATA
    assert "17 Jun 2026" in why


def test_before_the_first_day_it_has_not_begun_even_without_data() -> None:
    early = standing(None, pace=None, last_day=None, on=date(2025, 12, 1))
    assert judge(early)[0] is Status.NOT_BEGUN


def test_a_band_that_is_kept_is_on_pace_and_never_reached() -> None:
    band = kpi(
        direction=Direction.BAND, baseline=baseline("5"), target=target("6", floor=Decimal(4))
    )
    kept = Standing(
        on=ON,
        way=way_of(band, metric(over_time=Rule.LAST), plan_first=date(2026, 1, 1)),
        actual=Decimal(5),
        last_day=ON,
        frequency_days=7,
        progress=Decimal(1),
        elapsed=Decimal(1),
        pace=Decimal(1),
    )
    assert judge(kept)[0] is Status.ON_PACE
