"""When scheduled reports are due: on the clocks of their zone, over a change of the clocks."""

from datetime import UTC, datetime

import pytest

from trueline.usecases.reporting.due import last_due, next_due
from trueline.usecases.scheduling.schedule import Rhythm, Schedule
from trueline.usecases.scheduling.wish import ReportWish

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def schedule(rhythm: Rhythm, zone: str = "Europe/Dublin", *, hour: int = 7) -> Schedule:
    """A report on Thursdays, or on the 15th."""
    return Schedule(
        id="one",
        wish=ReportWish("committee-pack"),
        rhythm=rhythm,
        weekday=3,
        month_day=15,
        hour=hour,
        zone=zone,
        recipients=("ada@acme.example",),
        formats=(),
        since=BEGAN,
    )


@pytest.mark.parametrize(
    ("now", "last", "following"),
    [
        # clocks in Dublin go forward on Sunday 29 March 2026: 7:00 is 7:00 UTC, then 6:00 UTC
        ("2026-03-26T07:00", "2026-03-26T07:00", "2026-04-02T06:00"),
        ("2026-04-02T05:59", "2026-03-26T07:00", "2026-04-02T06:00"),
        ("2026-04-02T06:00", "2026-04-02T06:00", "2026-04-09T06:00"),
    ],
)
def test_a_weekly_report_keeps_its_hour_over_the_change_of_clocks(
    now: str, last: str, following: str
) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    weekly = schedule(Rhythm.WEEKLY)
    assert last_due(weekly, at) == datetime.fromisoformat(last).replace(tzinfo=UTC)
    assert next_due(weekly, at) == datetime.fromisoformat(following).replace(tzinfo=UTC)


def test_a_day_begins_in_the_zone_and_not_in_utc() -> None:
    tokyo = schedule(Rhythm.WEEKLY, "Asia/Tokyo", hour=3)  # Thursday 3:00 is Wednesday 18:00 UTC
    at = datetime(2026, 3, 25, 18, tzinfo=UTC)
    assert last_due(tokyo, at) == at


def test_a_quarterly_report_is_due_four_times_a_year() -> None:
    quarterly = schedule(Rhythm.QUARTERLY, "UTC")
    at, found = datetime(2026, 1, 2, tzinfo=UTC), []
    for _ in range(4):
        at = next_due(quarterly, at)
        found.append(f"{at:%m-%d}")
    assert found == ["01-15", "04-15", "07-15", "10-15"]


def test_a_monthly_report_is_due_every_month_and_not_before_it_was_set_up() -> None:
    monthly = schedule(Rhythm.MONTHLY, "UTC")
    assert last_due(monthly, datetime(2026, 1, 14, tzinfo=UTC)) is None
    assert next_due(monthly, datetime(2026, 1, 31, tzinfo=UTC)).date().isoformat() == "2026-02-15"
