"""What no forecast is made of, with the reason; each would have had an interval that misleads."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from trueline.measure.forecast import Forecast
from trueline.measure.forecasting.door import forecasts
from trueline.measure.forecasting.history import Aim, Course, History, Outlook, Week
from trueline.measure.forecasting.rounding import rounded
from trueline.measure.forecasting.scales import Bounds

LAST = date(2026, 6, 30)


def forecast_of(weeks: tuple[Week, ...], course: Course = Course.SUM) -> Forecast:
    bounds = Bounds.SHARE if course is Course.MEAN else Bounds.POSITIVE
    is_sum = course is Course.SUM
    [found] = forecasts(
        [
            Outlook(
                history=History(course, bounds, LAST, weeks),
                due=LAST + timedelta(days=28),
                on=LAST,
                aim=Aim(1.0, None),
                first=LAST if is_sum else None,
                trailing_days=0 if is_sum else 28,
                done=(0.0, 0.0) if is_sum else None,
                least=0.0 if is_sum else None,
                seed=(1,),
            )
        ]
    )
    return found


def weeks_of(*values: float | None) -> tuple[Week, ...]:
    return tuple(Week(one, is_whole=one is not None) for one in values)


@pytest.mark.parametrize(
    ("weeks", "course", "said"),
    [
        (weeks_of(*[0.0] * 20), Course.SUM, "It was zero in each of its 20 whole weeks"),
        (weeks_of(*[10.0] * 20), Course.SUM, "It was the same in each of its 20 whole weeks"),
        (weeks_of(*[0.1 + 0.2, 0.3] * 10), Course.SUM, "the same in each of its 20"),
        (weeks_of(*range(100, 240, 7)), Course.STOCK, "It gained the same in each of its 20"),
        (weeks_of(*[100.0] * 20), Course.STOCK, "It gained zero in each of its 20"),
        ((Week(3.0, 3.0), Week(9.0, 9.0)) * 10, Course.MEAN, "the same in each of its 20"),
        (weeks_of(*[0.0, 0.0, 5.0] * 8), Course.SUM, "It was zero in 16 of 24 weeks"),
        (weeks_of(*[1.0, None] * 10), Course.STOCK, "Only 0 of its 10 whole weeks follow"),
    ],
)
def test_what_never_moved_or_is_mostly_zero_is_refused_with_the_reason(
    weeks: tuple[Week, ...], course: Course, said: str
) -> None:
    found = forecast_of(weeks, course)
    assert (found.landing, found.chance, found.path) == (None, None, ())
    assert said in found.why
    assert found.periods == sum(one.is_whole for one in weeks)


def test_zero_weeks_are_told_up_to_the_share_on_which_forecasts_were_tried() -> None:
    rng = np.random.default_rng(7)
    weeks = rng.poisson(20, 40).astype(float)
    weeks[rng.choice(40, 12, replace=False)] = 0.0
    assert forecast_of(weeks_of(*weeks.tolist())).landing is not None  # 12 of 40 are 0.3
    weeks[np.flatnonzero(weeks)[0]] = 0.0
    assert "13 of 40" in forecast_of(weeks_of(*weeks.tolist())).why


def test_a_week_that_differs_once_is_enough_for_an_interval_with_width() -> None:
    found = forecast_of(weeks_of(*[10.0] * 10, 11.0, *[10.0] * 9))
    assert found.landing is not None
    assert found.landing.low < found.landing.value < found.landing.high


def test_a_narrow_interval_beside_a_large_value_keeps_its_width_when_it_is_rounded() -> None:
    # Four digits of 1,234,567 alone would make 1235000 of both ends.
    ends = [rounded(one, width=40.0) for one in (1234547.0, 1234567.0, 1234587.0)]
    assert ends == [Decimal(1234547), Decimal(1234567), Decimal(1234587)]
    assert rounded(1234567.0, width=90000.0) == Decimal(1235000)
    assert rounded(0.123456, width=0.0004) == Decimal("0.12346")
