"""Ten ways in which others' numbers went wrong, each with an answer worked out by hand.

Those that are worked out elsewhere are named in ``ELSEWHERE``; the last test finds them there.
"""

import importlib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.factories import kpi, metric, target
from tests.ledgers import NOW, RULES, Ledger, day, open_ledger
from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import read_kpi
from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import PlacedKpi
from trueline.plan.document import Scope, SocialGoal
from trueline.plan.kpi import Measuring
from trueline.plan.target import Curve, CurveKind
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part

ELSEWHERE = {
    "F4 unique people summed": "tests.oracles.test_periods_and_definitions."
    "test_thirty_days_of_reach_have_no_sum_and_their_bounds_are_said",
    "F5 lifetime read as a period": "tests.oracles.test_periods_and_definitions."
    "test_a_period_from_one_snapshot_is_refused",
    "F6 a denominator drifts": "tests.oracles.test_periods_and_definitions."
    "test_another_denominator_parts_the_series",
    "F7 a network renames": "tests.unit.measure.explaining.test_breaks_on_the_way."
    "test_a_break_inside_the_days_is_on_the_way_of_the_accounts_that_it_touches",
    "F9 bots and closed hours": "tests.oracles.test_response_times."
    "test_each_conversation_has_the_answer_worked_by_hand",
    "F10 zero for missing": "tests.oracles.test_periods_and_definitions."
    "test_an_absent_day_is_not_zero",
}
ACME, OTHER = "x/acme", "x/other"
JANUARY = Period.closed(date(2026, 1, 1), date(2026, 1, 31))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules={**load_catalogue().metrics, **RULES})


def bring(ledger: Ledger, values: dict[int, int], *, name: str = "views", hours: int = 0) -> int:
    rows = [(ACME, name, "", day(number), value, "") for number, value in values.items()]
    return ledger.days(rows, name=f"{name}-{hours}", observed=NOW + timedelta(hours=hours)).revision


def asked(ledger: Ledger, name: str, *, as_of: int | None = None) -> Measured:
    answers = Answers(ledger.store.snapshot(as_of=as_of))
    return answers.value(MetricQuestion(name, Part(JANUARY, (ACME,))))


# F1: a total that is pushed twice


def test_the_headline_equals_the_files_own_total_however_often_it_is_brought(
    ledger: Ledger,
) -> None:
    values = {number: 100 + number for number in range(1, 32)}
    bring(ledger, values)
    whole = 31 * 100 + 31 * 32 // 2  # 3,100 and the numbers from 1 to 31
    assert asked(ledger, "views").value == whole == 3596
    bring(ledger, values, hours=1)  # the same days again, in another file
    bring(ledger, {31: 131}, hours=2)
    assert asked(ledger, "views").value == whole
    assert len(ledger.store.batches()) == 3


# F2: an estimate that is kept as a measurement


def test_likes_are_not_made_up_from_the_number_of_posts(ledger: Ledger) -> None:
    bring(ledger, dict.fromkeys(range(1, 32), 1), name="posts_published")
    found = asked(ledger, "likes")
    assert found.value is None  # not 31 posts times 120
    assert found.why


def test_what_is_forecast_never_becomes_an_actual(ledger: Ledger) -> None:
    bring(ledger, dict.fromkeys(range(1, 11), 100))
    found = asked(ledger, "views")
    assert found.value == 1000  # not 3,100, where the days that are missing were filled in
    assert found.coverage == Decimal(10) / 31


# F3: history that is overwritten


def test_a_corrected_export_changes_today_and_not_what_was_known_then(ledger: Ledger) -> None:
    first = bring(ledger, {1: 100, 2: 200})
    second = bring(ledger, {1: 90, 2: 200}, hours=1)
    assert asked(ledger, "views").value == 290
    assert asked(ledger, "views", as_of=first).value == 300
    ledger.undo(second)
    assert asked(ledger, "views").value == 300
    assert asked(ledger, "views", as_of=second).value == 290


# F8: a target that is one flat number


def december() -> Curve:
    """Eleven months of weight 1 and one of 9: a twentieth of the year in January."""
    return Curve(CurveKind.SEASONAL, tuple(Decimal(9 if one == 12 else 1) for one in range(1, 13)))


def on_31_january(curve: Curve, value: str) -> Reading:
    one = kpi(measuring=Measuring.TO_DATE, target=target("20000", curve=curve))
    actual = Measured(
        metric="views@1",
        period=JANUARY,
        value=Decimal(value),
        measured_in="count",
        coverage=Decimal(1),
        basis="",
        last_day=date(2026, 1, 31),
    )
    placed = PlacedKpi("s/g/kpi", one, SocialGoal("g", "Goal"), Scope("s", "Scope"))
    return read_kpi(placed, metric(), actual, on=date(2026, 1, 31), plan_first=date(2026, 1, 1))


def test_a_plan_that_expects_most_in_december_is_not_red_in_january() -> None:
    seasonal, flat = (on_31_january(one, "960") for one in (december(), Curve()))
    assert seasonal.expected == 1000  # a twentieth of 20,000
    assert seasonal.pace == Decimal("0.96")
    assert seasonal.status is Status.ON_PACE
    assert flat.expected == Decimal(20_000) * 31 / 365  # 1,698.63
    assert flat.status is Status.OFF_PACE


def test_the_target_itself_is_never_what_a_day_is_held_against() -> None:
    behind = on_31_january(december(), "700")
    assert behind.status is Status.OFF_PACE  # 0.7 of what is due by now, without a forecast
    assert behind.variance == -300  # and not 19,300 short of the target


# F4 to F7, F9 and F10 are worked out where their numbers are made.


@pytest.mark.parametrize("place", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_others_are_worked_out_where_their_numbers_are_made(place: str) -> None:
    module, _, name = place.rpartition(".")
    assert callable(getattr(importlib.import_module(module), name))
