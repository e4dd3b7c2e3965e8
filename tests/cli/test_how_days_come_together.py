"""How a person wants days to come together is honoured or refused, never passed over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
ROWS = """account,metric,breakdown,day,value
youtube/a,thumbnail_ctr,,2026-06-01,0.1
youtube/a,thumbnail_impressions,,2026-06-01,100
youtube/b,thumbnail_ctr,,2026-06-01,0.5
youtube/b,thumbnail_impressions,,2026-06-01,100
youtube/a,likes,,2026-06-01,10
youtube/a,likes,,2026-06-02,1
youtube/b,likes,,2026-06-01,1
youtube/b,likes,,2026-06-02,5
youtube/a,comments,,2026-06-01,0
youtube/a,views,,2026-06-01,100
"""


@pytest.fixture
def ask(trueline: Run, tmp_path: Path) -> Callable[[str, str], Said]:
    path = tmp_path / "days.csv"
    path.write_text(ROWS, encoding="utf-8")
    assert trueline("import", path).code == 0
    days = ("--from", "2026-06-01", "--to", "2026-06-02")
    return lambda metric, how: trueline("value", metric, "--how", how, *days, "--json")


def test_the_largest_day_is_one_day_of_all_accounts_together(
    ask: Callable[[str, str], Said],
) -> None:
    assert ask("likes", "largest").json["value"] == 11  # 10 + 1, not 10 + 5
    assert ask("likes", "last").json["value"] == 6
    assert ask("likes", "sum").json["value"] == 17


@pytest.mark.parametrize("how", ["sum", "mean", "last", "largest"])
@pytest.mark.parametrize("metric", ["thumbnail_ctr", "engagement_rate_impressions"])
def test_rates_of_days_are_refused(ask: Callable[[str, str], Said], metric: str, how: str) -> None:
    said = ask(metric, how)
    assert (said.code, said.json["value"]) == (1, None)
    assert said.json["instead"]


def test_a_derived_sum_has_a_sum_and_no_largest_day(ask: Callable[[str, str], Said]) -> None:
    # Only one account has comments, and only on one day: 10 likes + 0 comments.
    assert ask("engagements_std", "sum").json["value"] == 10
    assert ask("engagements_std", "largest").code == 1
