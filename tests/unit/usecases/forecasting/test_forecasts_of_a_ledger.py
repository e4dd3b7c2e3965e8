"""Forecasts from a ledger: which weeks count, and what is said when none do."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import factories
from tests.ledgers import NOW, Ledger, open_ledger
from trueline.measure.forecast import Forecast
from trueline.measure.forecasting.history import Course
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Direction, Measuring
from trueline.usecases.answering import Answers
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.forecast_kpis import forecasts_seen
from trueline.usecases.forecasting.histories import KpiHistory, kpi_histories
from trueline.usecases.kpi_ground import kpi_ground

FIRST = date(2026, 1, 1)
ON = date(2026, 4, 30)  # 120 days: 17 weeks and a day
PATH = "marketing/seen/kpi"
Rows = list[tuple[Any, ...]]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules=load_catalogue().metrics)


def daily(account: str, days: Iterator[date] | Sequence[date], value: int = 10) -> Rows:
    return [(account, "views", "", day, str(value)) for day in days]


def uneven(account: str, days: Sequence[date], value: int = 100) -> Rows:
    """Give values that are one above and one below in turn, so that no two weeks are the same."""
    return [(account, "views", "", day, str(value + 2 * (day.toordinal() % 2) - 1)) for day in days]


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


def seen(ledger: Ledger, *breaks: DefinitionBreak, on: date = ON, **kpi: Any) -> Seen:
    plain: dict[str, Any] = {"measuring": Measuring.TO_DATE, "target": factories.target("5000")}
    goal = SocialGoal("seen", "Be seen", kpis=(factories.kpi(**(plain | kpi)),), serves=())
    accounts = (Account("x", "a", "A"), Account("x", "b", "B"))
    plan = Plan(
        organisation="acme",
        title="Acme",
        first=FIRST,
        until=date(2027, 1, 1),
        currency="EUR",
        perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        scopes=(Scope("marketing", "Marketing", social_goals=(goal,)),),
        channels=(Channel("x", "X", accounts=accounts),),
    )
    return Seen(Answers(ledger.store.snapshot()), plan, breaks, on)


def history(at: Seen) -> KpiHistory:
    [found] = kpi_histories(at, placed_kpis(at.plan))
    return found


def forecast(at: Seen, *, all_there: bool = False) -> Forecast:
    """Forecast the one KPI; ``all_there`` is for accounts that ended and are not missed."""
    [placed] = placed_kpis(at.plan)
    ground = kpi_ground(at.answers, at.plan, placed, at.on)
    missing = "" if all_there else ground.known.missing
    return forecasts_seen(at, [(placed, ground.actual(), missing)])[PATH]


def weeks(at: Seen) -> list[float | None]:
    found = history(at).history
    assert found is not None
    return [one.above if one.is_whole else None for one in found.weeks]


def test_weeks_end_with_the_newest_day_and_a_part_of_a_week_at_the_start_is_left_out(
    ledger: Ledger,
) -> None:
    ledger.days(daily("x/a", span(FIRST, ON)))
    assert weeks(seen(ledger)) == [70.0] * 17
    assert weeks(seen(ledger, on=date(2026, 3, 1))) == [70.0] * 8  # 60 days


def test_a_week_that_lacks_a_day_is_a_gap(ledger: Ledger) -> None:
    days = [one for one in span(FIRST, ON) if one != date(2026, 4, 10)]
    ledger.days(uneven("x/a", days))
    assert [one is None for one in weeks(seen(ledger))] == [False] * 14 + [True] + [False] * 2
    landed = forecast(seen(ledger))
    # 119 days of 100, then 245 of 100: what is missing so far stays missing.
    assert landed.landing is not None
    assert float(landed.landing.value) == pytest.approx(119 * 100 + 245 * 100, rel=0.002)


def test_weeks_end_where_the_slower_account_ends_and_what_the_other_has_since_counts_once(
    ledger: Ledger,
) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)) + uneven("x/b", span(FIRST, date(2026, 4, 25))))
    at = seen(ledger)
    found = history(at)
    assert found.history is not None
    assert found.history.last_day == date(2026, 4, 25)
    assert found.known_after[0] == pytest.approx(500, abs=1)  # of A, 26 to 30 April
    assert found.history.course is Course.SUM
    landed = forecast(at)
    assert landed.landing is not None
    # 115 days of 200 are done on 25 April; 250 days of 200 are ahead.
    assert float(landed.landing.value) == pytest.approx(365 * 200, rel=0.002)


def test_what_is_left_is_no_forecast_of_the_whole_once_an_account_is_silent(
    ledger: Ledger,
) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)) + uneven("x/b", span(FIRST, date(2026, 3, 1))))
    said = forecast(seen(ledger))
    assert said.landing is None
    assert said.chance is None
    assert "x/b has had no value since 1 Mar 2026" in said.why


def test_a_sum_with_gaps_lands_without_a_chance(ledger: Ledger) -> None:
    days = [one for one in span(FIRST, ON) if not 3 <= one.day <= 6]
    ledger.days(uneven("x/a", days))
    said = forecast(seen(ledger, target=factories.target("36500")))
    # 16 of 120 days are missing.
    assert said.landing is not None
    assert said.chance is None
    assert any("86.7% of the days" in one for one in said.caveats)


def test_an_account_that_began_later_counts_from_its_first_day_and_is_named(
    ledger: Ledger,
) -> None:
    ledger.days(daily("x/a", span(FIRST, ON)) + daily("x/b", span(date(2026, 3, 5), ON), 5))
    at = seen(ledger)
    # Weeks end on 30 April; B began with the eighth-last week but one.
    assert weeks(at)[-8:] == [105.0] * 8
    assert weeks(at)[0] == 70.0
    assert any(one.startswith("x/b counts from 2026-03-05 on") for one in forecast(at).caveats)


def test_a_stale_ledger_says_how_old_its_newest_value_is(ledger: Ledger) -> None:
    ledger.days(daily("x/a", span(FIRST, date(2026, 3, 31))))
    landed = forecast(seen(ledger))
    assert landed.landing is None
    assert landed.chance is None
    assert "31 Mar 2026" in landed.why


def test_a_short_history_says_so(ledger: Ledger) -> None:
    ledger.days(daily("x/a", span(date(2026, 3, 25), ON)))
    landed = forecast(seen(ledger))
    assert landed.landing is None
    assert landed.why == "It has 5 whole weeks of history and needs 8."


def test_weeks_before_a_definition_break_do_not_count_and_a_renaming_changes_nothing(
    ledger: Ledger,
) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON), 10))
    changed = DefinitionBreak(
        id="own", network="x", metric="views", day=date(2026, 2, 26), what="Counts repeats.",
        bridge="", source="", settled=date(2026, 2, 26),
    )  # fmt: skip
    at = seen(ledger, changed)
    assert weeks(at) == [69.0, 71.0] * 4 + [69.0]  # 26 February to 30 April are 64 days
    assert any("2026-02-26" in one for one in forecast(at).caveats)
    renamed = DefinitionBreak(
        id="own", network="x", metric="views", day=date(2026, 2, 26), what="Renamed.",
        bridge="The same.", source="", settled=date(2026, 2, 26), is_renaming=True,
    )  # fmt: skip
    assert len(weeks(seen(ledger, renamed))) == 17


def test_followers_are_a_stock_whose_last_value_stands(ledger: Ledger) -> None:
    rows = [
        ("x/a", "followers_total", "", day, str(1000 + number + (number // 7) % 2))
        for number, day in enumerate(span(FIRST, ON))
    ]
    ledger.days(rows)
    at = seen(
        ledger, metric="followers_total@1", measuring=Measuring.TRAILING, trailing_days=7,
        baseline=factories.baseline("1000"),
        target=factories.target("1364", due=date(2026, 12, 31)),
    )  # fmt: skip
    landed = forecast(at)
    assert landed.landing is not None
    assert float(landed.landing.value) == pytest.approx(1364, abs=4)  # one more every day


def test_a_cap_has_the_chance_of_staying_below(ledger: Ledger) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)))
    chances = [
        forecast(seen(ledger, direction=Direction.DOWN, target=factories.target(cap))).chance
        for cap in ("11000", "30000", "45000")
    ]
    assert chances[0] == Decimal("0.0001")  # 12,000 are used up, unless they are corrected
    assert chances[1] is not None
    assert 0 < chances[1] < Decimal("0.01")
    assert chances[2] is not None
    assert Decimal("0.99") < chances[2] < 1


def test_on_the_due_day_there_is_nothing_ahead(ledger: Ledger) -> None:
    ledger.days(daily("x/a", span(FIRST, ON)))
    landed = forecast(seen(ledger, target=factories.target("9", due=ON)))
    assert (landed.landing, landed.chance, landed.path) == (None, None, ())
    assert "2026-04-30 is here" in landed.why


def test_a_kpi_without_a_target_has_no_forecast(ledger: Ledger) -> None:
    ledger.days(daily("x/a", span(FIRST, ON)))
    at = seen(ledger, target=None)
    [placed] = placed_kpis(at.plan)
    actual = kpi_ground(at.answers, at.plan, placed, at.on).actual()
    assert forecasts_seen(at, [(placed, actual, "")]) == {}


def test_different_people_of_a_month_are_refused_with_their_own_reason(ledger: Ledger) -> None:
    ledger.days([("x/a", "reach", "", day, "10") for day in span(FIRST, ON)])
    at = seen(ledger, metric="reach@1", measuring=Measuring.TRAILING, trailing_days=28)
    landed = forecast(at)
    assert landed.landing is None
    assert "people" in landed.why


def test_before_the_plan_begins_its_whole_year_lies_ahead(ledger: Ledger) -> None:
    before = date(2025, 12, 31)
    ledger.days(uneven("x/a", span(date(2025, 9, 1), before)))
    landed = forecast(seen(ledger, on=before))
    assert landed.landing is not None
    assert float(landed.landing.value) == pytest.approx(36500, rel=0.002)


def test_what_was_known_earlier_is_forecast_as_then(ledger: Ledger) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)))
    then = forecast(seen(ledger))
    ledger.days(uneven("x/a", span(FIRST, ON), 200), observed=NOW + timedelta(days=1))
    now = forecast(seen(ledger))
    at = seen(ledger)
    again = Seen(Answers(ledger.store.snapshot(as_of=1)), at.plan, (), ON)
    assert forecast(again) == then
    assert now.landing is not None
    assert float(now.landing.value) == pytest.approx(73000, rel=0.002)


def test_facts_that_a_kpi_does_not_look_at_leave_its_forecast_as_it_is(ledger: Ledger) -> None:
    ledger.days(uneven("x/a", span(FIRST, ON)))
    then = forecast(seen(ledger, target=factories.target("36500")))
    ledger.days([("y/else", "views", "", ON, "7"), ("x/a", "likes", "", ON, "3")], name="more.csv")
    assert ledger.store.snapshot().revision == 2
    assert forecast(seen(ledger, target=factories.target("36500"))) == then
    assert then.chance is not None
    assert Decimal("0.3") < then.chance < Decimal("0.7")


def test_a_level_is_not_taken_from_a_week_in_which_an_account_is_silent(ledger: Ledger) -> None:
    rows = [
        (account, "followers_total", "", day, str(1000 + number + (number // 7) % 2))
        for account in ("x/a", "x/b")
        for number, day in enumerate(span(FIRST, ON))
    ]
    # The week ends with B on 24 April; A says nothing from 18 April on, but for today.
    silent = {date(2026, 4, 18) + timedelta(days=one) for one in range(12)}
    rows = [one for one in rows if one[0] != "x/a" or one[3] not in silent]
    rows = [one for one in rows if one[0] != "x/b" or one[3] <= date(2026, 4, 24)]
    ledger.days(rows)
    at = seen(
        ledger, metric="followers_total@1", measuring=Measuring.TRAILING, trailing_days=7,
        target=factories.target("3000"),
    )  # fmt: skip
    assert weeks(at)[-2:] == [2214.0, None]  # both on 17 April: 1,107 each
    landed = forecast(at)
    assert landed.landing is not None
    assert float(landed.landing.low) > 2214


def test_money_that_changed_its_currency_goes_on_from_the_new_one_alone(ledger: Ledger) -> None:
    change = date(2026, 2, 20)
    rows = [
        ("x/a", "spend", "", day, "10", "USD" if day < change else "EUR") for day in span(FIRST, ON)
    ]
    ledger.days(rows)
    at = seen(ledger, metric="spend@1", measuring=Measuring.TRAILING, trailing_days=28)
    assert weeks(at) == [70.0] * 10  # 20 February to 30 April
    to_date = seen(ledger, metric="spend@1")
    assert "EUR and USD" in forecast(to_date).why  # so far it has no sum either


def test_each_week_is_what_the_question_about_it_gives(ledger: Ledger) -> None:
    rng = np.random.default_rng(1)
    rows = [
        (account, metric, "", day, str(int(rng.integers(1, 90))))
        for account in ("x/a", "x/b")
        for metric in ("likes", "comments", "impressions")
        for day in span(FIRST, ON)
    ]
    ledger.days(rows)
    for metric in ("likes@1", "engagements_std@1", "engagement_rate_impressions@1"):
        at = seen(ledger, metric=metric, measuring=Measuring.TRAILING, trailing_days=7)
        [placed] = placed_kpis(at.plan)
        found = history(at).history
        assert found is not None
        asked = [
            kpi_ground(at.answers, at.plan, placed, ON - timedelta(days=7 * back)).actual().value
            for back in range(16, -1, -1)
        ]
        mine = [(one.above or 0) / one.below for one in found.weeks]
        assert mine == pytest.approx([float(one or 0) for one in asked]), metric
