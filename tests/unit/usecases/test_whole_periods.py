"""Periods against which posts are counted: only those that are over."""

from datetime import date
from itertools import pairwise

import pytest

from trueline.core.period import Period
from trueline.plan.actions import Per
from trueline.usecases.posts_against_cap import whole_periods


@pytest.mark.parametrize(
    ("per", "on", "newest", "oldest"),
    [
        (Per.DAY, "2026-03-01", ("2026-03-01", "2026-03-02"), ("2026-02-18", "2026-02-19")),
        (Per.WEEK, "2026-03-01", ("2026-02-23", "2026-03-02"), ("2025-12-08", "2025-12-15")),
        (Per.WEEK, "2026-02-28", ("2026-02-16", "2026-02-23"), ("2025-12-01", "2025-12-08")),
        (Per.MONTH, "2026-02-28", ("2026-02-01", "2026-03-01"), ("2025-03-01", "2025-04-01")),
        (Per.MONTH, "2026-02-27", ("2026-01-01", "2026-02-01"), ("2025-02-01", "2025-03-01")),
        (Per.QUARTER, "2026-03-30", ("2025-10-01", "2026-01-01"), ("2023-01-01", "2023-04-01")),
        (Per.YEAR, "2025-12-31", ("2025-01-01", "2026-01-01"), ("2014-01-01", "2015-01-01")),
    ],
)
def test_only_periods_that_are_over_are_counted(
    per: Per, on: str, newest: tuple[str, str], oldest: tuple[str, str]
) -> None:
    periods = whole_periods(per, date.fromisoformat(on))
    assert len(periods) == 12
    assert periods[0] == Period(*map(date.fromisoformat, newest))
    assert periods[-1] == Period(*map(date.fromisoformat, oldest))
    assert all(old.until == new.first for new, old in pairwise(periods))


def test_what_happens_once_has_no_periods() -> None:
    assert whole_periods(Per.ONCE, date(2026, 3, 1)) == ()
