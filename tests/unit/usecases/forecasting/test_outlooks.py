"""What is asked about the future: seasons of the plan, sides of a ratio, weeks that are whole."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests import factories
from tests.ledgers import Ledger, open_ledger
from tests.unit.usecases.forecasting.test_forecasts_of_a_ledger import (
    FIRST,
    ON,
    Rows,
    forecast,
    history,
    seen,
    span,
    uneven,
    weeks,
)
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.kpi import Measuring
from trueline.plan.target import Curve, CurveKind, CurvePoint

RATE = "engagement_rate_impressions@1"
YEAR_END = (3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 9, 9)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)


def rated(account: str, days: list[date], above: int, below: int) -> Rows:
    """Give daily likes and impressions, the likes one more and one less in turn."""
    wave = [2 * (day.toordinal() % 2) - 1 for day in days]
    parts = ("likes", "comments", "shares", "saves", "link_clicks")
    zero = [(account, part, "", day, "0") for part in parts[1:] for day in days]
    likes = [
        (account, "likes", "", day, str(above + one)) for day, one in zip(days, wave, strict=True)
    ]
    return [*zero, *likes, *((account, "impressions", "", day, str(below)) for day in days)]


def test_a_kpi_on_its_own_seasonal_path_keeps_its_chance_when_history_shows_no_year(
    ledger: Ledger,
) -> None:
    # 100 a day from January to April are 12,000; the plan's months bring 3 each, November and
    # December 9: 48 in all, 12 by now. So the path that it is on ends at 48,000, not at 36,500.
    ledger.days(uneven("x/a", span(FIRST, ON)))
    seasonal = Curve(CurveKind.SEASONAL, tuple(Decimal(one) for one in YEAR_END))
    on_path = forecast(seen(ledger, target=factories.target("48000", curve=seasonal)))
    assert on_path.landing is not None
    assert float(on_path.landing.value) == pytest.approx(48000, rel=0.01)
    assert on_path.chance is not None
    assert on_path.chance > Decimal("0.3")
    assert any("the season is the plan's own" in one for one in on_path.caveats)
    straight = forecast(seen(ledger, target=factories.target("48000")))
    assert straight.chance is not None
    assert straight.chance < Decimal("0.01")


def test_where_the_path_is_uneven_and_no_year_is_known_the_pace_decides(ledger: Ledger) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)))
    by_points = Curve(CurveKind.POINTS, points=(CurvePoint(date(2026, 11, 1), Decimal("0.5")),))
    some_none = Curve(CurveKind.SEASONAL, (Decimal(1),) * 11 + (Decimal(0),))
    for curve in (by_points, some_none):
        found = forecast(seen(ledger, target=factories.target("60000", curve=curve)))
        assert found.landing is not None
        assert found.chance is None
        assert any("no chance is told" in one for one in found.caveats)


def test_a_short_history_says_that_its_interval_is_wide_on_purpose(ledger: Ledger) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)))
    assert any(
        one.startswith("It stands on 17 weeks alone") for one in forecast(seen(ledger)).caveats
    )


def test_a_week_of_a_rate_that_lacks_a_day_of_one_side_is_a_gap(ledger: Ledger) -> None:
    lacking = {date(2026, 4, 10) + timedelta(days=one) for one in range(6)}
    rows = rated("x/a", span(FIRST, ON), 10, 200)
    ledger.days([one for one in rows if one[1] != "impressions" or one[3] not in lacking])
    at = seen(ledger, metric=RATE, measuring=Measuring.TRAILING, trailing_days=28)
    assert [one is None for one in weeks(at)] == [False] * 14 + [True] + [False] * 2


def test_a_rate_to_date_goes_on_from_both_sides_of_its_actual(ledger: Ledger) -> None:
    # B was closed: 2,000 of 20,000 in January and February stay in the year's rate for good.
    rows = rated("x/a", span(FIRST, ON), 10, 200)
    silent = rated("x/b", span(FIRST, date(2026, 2, 9)), 50, 500)
    ledger.days([*rows, *silent])
    at = seen(ledger, metric=RATE, target=factories.target("0.05"))
    found = forecast(at, all_there=True)
    assert found.landing is not None
    # A: 365 days of 10 of 200; B: 40 days of 50 of 500.
    expected = (365 * 10 + 40 * 50) / (365 * 200 + 40 * 500)
    assert float(found.landing.value) == pytest.approx(expected, rel=0.005)


def test_days_that_only_some_accounts_have_are_named_and_counted_once(ledger: Ledger) -> None:
    late = span(FIRST, date(2026, 4, 20))
    ledger.days([*rated("x/a", span(FIRST, ON), 10, 200), *rated("x/b", late, 10, 200)])
    at = seen(ledger, metric=RATE, target=factories.target("0.05"))
    above, below = history(at).known_after
    assert above == pytest.approx(100, abs=1)  # of A, ten days
    assert below == 2000
    found = forecast(at)
    assert found.landing is not None
    assert float(found.landing.value) == pytest.approx(0.05, rel=0.005)
    assert any(one.startswith("Weeks end on 2026-04-20") and "x/a" in one for one in found.caveats)


def test_weeks_before_the_first_that_is_not_zero_do_not_count(ledger: Ledger) -> None:
    begun = date(2026, 1, 16)
    zeros = [("x/a", "views", "", day, "0") for day in span(FIRST, begun - timedelta(days=1))]
    ledger.days([*zeros, *uneven("x/a", span(begun, ON))])
    assert len(weeks(seen(ledger))) == 15  # 105 days; 17 weeks with the zeros
