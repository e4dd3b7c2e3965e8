"""Staffing: required people by hand, and the replayed queue against Erlang's formula."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from trueline.coordination.staffing.asked_work import AskedWork
from trueline.coordination.staffing.erlang import waiting
from trueline.coordination.staffing.open_axis import open_axis
from trueline.coordination.staffing.predicted import Handled, predict
from trueline.coordination.staffing.required import Wanted, required
from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.open_hours import ROUND_THE_CLOCK, OpenHours
from trueline.plan.organisation.cover import BusinessCalendar

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
OFFICE = OpenHours(BusinessCalendar("desk", "Desk", "UTC", ("Mon-Fri 09:00-13:00",)))
CLOCK = OpenHours(ROUND_THE_CLOCK)


def work(minutes: Any, hours: OpenHours, *, weeks: int, limit: float = 60) -> AskedWork:
    """Give conversations at minutes after a Monday's midnight, all due and all kept."""
    after = np.sort(np.asarray(minutes, dtype=float))
    return AskedWork(
        hours=hours,
        asked=MONDAY.timestamp() / 60 + after,
        limit_min=np.full(len(after), limit),
        is_due=np.ones(len(after), dtype=bool),
        is_kept=np.ones(len(after), dtype=bool),
        is_worked=np.ones(len(after), dtype=bool),
        week=(after // (7 * 24 * 60)).astype(int),
        weeks=weeks,
        days=7 * weeks,
    )


def test_hours_of_a_week_are_those_reckoned_by_hand() -> None:
    # Four weeks. On Mondays from nine to ten 12 write, spread evenly: a load of 12 × 10 / 60 = 2.
    # Three people (2/3 busy): B = 4/19, C = 4/9, and 1 - 4/9·e^(-(3-2)·20/10) = 0.940 ≥ 0.9.
    # Two would be busy without end. The other 19 open hours need somebody there all the same.
    minute = [week * 10_080 + 9 * 60 + 5 * one for week in range(4) for one in range(12)]
    found = required(
        work(minute, OFFICE, weeks=4),
        Wanted(10, 30, 0.9, shrinkage=Decimal("0.2"), full_week=Decimal(40)),
    )
    assert [one.agents for one in found.hours] == [3, *[1] * 19]
    first = found.hours[0]
    assert (first.weekday, first.hour, first.volume) == (0, 9, Decimal(12))
    assert first.chance == Decimal("0.4444")
    assert first.mean_wait_min == Decimal("4.4")  # 4/9 × 10 / (3 - 2)
    assert (found.volume_week, found.work_hours) == (Decimal(12), Decimal(2))
    assert (found.present_hours, found.open_hours) == (Decimal(22), Decimal(20))
    assert found.paid_hours == Decimal("27.5")  # 22 / 0.8
    assert found.people == Decimal("0.7")  # 27.5 / 40


def test_what_came_while_nobody_was_there_falls_to_the_first_hours() -> None:
    # Saturday noon, twelve a week, due within 120 minutes of Monday nine: six an hour.
    minute = [week * 10_080 + 5 * 1_440 + 720 for week in range(4) for _ in range(12)]
    found = required(work(minute, OFFICE, weeks=4), Wanted(5, 120, 0.8))
    volumes = {(one.weekday, one.hour): one.volume for one in found.hours if one.volume}
    assert volumes == {(0, 9): Decimal(6), (0, 10): Decimal(6)}


def test_a_stated_volume_takes_the_place_of_the_counted_one() -> None:
    minute = [week * 10_080 + 9 * 60 + 5 * one for week in range(4) for one in range(12)]
    found = required(work(minute, OFFICE, weeks=4), Wanted(10, 30, 0.9, volume_week=Decimal(24)))
    # A load of 4 on Monday from nine: five people wait 0.554·e^(-2) = 7.5 % of the time too long.
    assert found.hours[0].agents == 5
    assert found.work_hours == Decimal(4)


@pytest.mark.parametrize(
    ("days", "wanted", "why"),
    [
        (20, Wanted(10, 30, 0.9), "at least 28 days"),
        (28, Wanted(40, 30, 0.9), "takes 40 minutes of work"),
        (28, Wanted(10, 30, 1.0), "with certainty"),
    ],
)
def test_what_cannot_be_required_is_refused_in_words(days: int, wanted: Wanted, why: str) -> None:
    told = work(range(600, 700), OFFICE, weeks=4)
    short = AskedWork(
        told.hours, told.asked, told.limit_min, told.is_due, told.is_kept, told.is_worked,
        told.week, told.weeks, days,
    )  # fmt: skip
    with pytest.raises(RefusedQuestionError, match=why):
        required(short, wanted)


def test_the_replayed_queue_agrees_with_erlang_where_its_assumptions_hold(
    rng: np.random.Generator,
) -> None:
    # Round the clock, Poisson, eight an hour, 12 minutes of work: a load of 1.6 for two people.
    # A reply is out when its work is done: the wait and the work together take an hour at most.
    weeks = 40
    count = rng.poisson(8 * 24 * 7 * weeks)
    told = work(rng.uniform(0, weeks * 10_080, count), CLOCK, weeks=weeks)
    found = predict(told, Handled(12, Decimal(2)), (Decimal(3),), np.random.default_rng(1))
    model = waiting(1.6, 2, 12)
    handled = rng.exponential(12, 400_000)
    expected = np.mean([model.answered_within(60 - one) for one in handled[:20_000]])
    assert found.now.kept is not None
    assert float(found.now.kept.value) == pytest.approx(float(expected), abs=0.015)
    assert found.now.busy is not None
    assert float(found.now.busy) == pytest.approx(0.8, abs=0.02)


def test_another_person_is_tried_only_where_the_model_fits() -> None:
    minute = [week * 10_080 + day * 1_440 + 9 * 60 + 20 * one
              for week in range(10) for day in range(5) for one in range(12)]  # fmt: skip
    told = work(minute, OFFICE, weeks=10)
    fits = predict(told, Handled(5, Decimal(1)), (Decimal(0), Decimal(2)), np.random.default_rng(1))
    assert fits.fits
    nobody, two = fits.others
    assert (nobody.kept, nobody.why) == (None, "Nobody would be there.")
    assert two.kept is not None
    assert fits.now.kept is not None
    assert two.kept.value >= fits.now.kept.value
    # 600 × 19 minutes are 95 % of the 200 open hours: the queue is long, while all was kept.
    slow = predict(told, Handled(19, Decimal(1)), (Decimal(2),), np.random.default_rng(1))
    assert (slow.fits, slow.others) == (False, ())
    full = predict(told, Handled(25, Decimal(1)), (Decimal(2),), np.random.default_rng(1))
    assert "grows without end" in full.now.why


def test_the_same_seed_gives_the_same_prediction() -> None:
    minute = [week * 10_080 + 600 + 15 * one for week in range(10) for one in range(12)]
    told = work(minute, OFFICE, weeks=10)
    first, again = (
        predict(told, Handled(10, Decimal("0.7")), (Decimal(1),), np.random.default_rng(7))
        for _ in range(2)
    )
    assert first == again


def test_too_few_weeks_give_no_prediction() -> None:
    told = work(range(600, 720), OFFICE, weeks=2)
    with pytest.raises(
        RefusedQuestionError, match=r"takes 8 weeks and 100 promises.*are 2 and 120"
    ):
        predict(told, Handled(5, Decimal(1)), (), np.random.default_rng(1))


def test_open_minutes_lead_to_the_clock_and_back() -> None:
    axis = open_axis(OFFICE, date(2026, 3, 2), date(2026, 3, 8))
    assert axis.minutes == 5 * 240
    start = MONDAY.timestamp() / 60
    # Tuesday 8:00 is closed: Monday's 240 minutes have passed. 300 open minutes end at 10:00.
    assert axis.opened_by(np.array([start + 1_440 + 480])).tolist() == [240]
    assert (axis.clock_at(np.array([240.0, 300.0])) - start).tolist() == [780, 1_440 + 600]
