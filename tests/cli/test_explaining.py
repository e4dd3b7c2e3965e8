"""Why a KPI changed, on the command line: parts add up, and breaks are never run across."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
PLAN = """
organisation: Acme
title: Plan 2026
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives: [{id: customers, name: Customers, weight: 1}]
scopes:
  - id: marketing
    name: Marketing
    social_goals:
      - id: be-seen
        name: Be seen
        kpis:
          - {id: views, name: Views, metric: views@1, direction: up, perspective: customers,
             trailing_days: 10, filter: {channels: [youtube, tiktok]}}
          - {id: shorts, name: Shorts, metric: views@1, direction: up, perspective: customers,
             trailing_days: 10, filter: {channels: [youtube]}}
          - {id: sends, name: Sends, metric: sends@1, direction: up, perspective: customers,
             trailing_days: 10, filter: {channels: [x]}}
          - {id: rate, name: Click rate, metric: ctr@1, direction: up, perspective: customers,
             trailing_days: 10, filter: {channels: [youtube, tiktok]}}
          - {id: reach, name: Reach, metric: reach@1, direction: up, perspective: customers,
             trailing_days: 10, filter: {channels: [x]}}
          - {id: nobody, name: Nobody, metric: views@1, direction: up, perspective: customers,
             filter: {channels: [empty]}}
channels:
  - {id: youtube, name: Films, accounts: [{network: youtube, handle: acme}]}
  - {id: tiktok, name: Clips, accounts: [{network: tiktok, handle: acme}]}
  - {id: x, name: X, accounts: [{network: x, handle: acme}]}
  - {id: empty, name: Empty}
"""
FIRST, SECOND = date(2026, 6, 1), date(2026, 6, 11)
HEAD = "account,metric,breakdown,day,value\n"


def days(first: date, count: int) -> Iterator[date]:
    return (first + timedelta(days=one) for one in range(count))


def values(account: str, metric: str, first: date, each: list[int], part: str = "") -> str:
    spans = zip(days(first, len(each)), each, strict=True)
    return "".join(f"{account},{metric},{part},{day},{value}\n" for day, value in spans)


@pytest.fixture
def bring(trueline: Run, tmp_path: Path) -> Callable[[str], None]:
    """Give a function that imports rows; the plan is in force."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN)
    assert trueline("plan", "adopt", plan, "--accept", "Tried out").code == 0

    def run(rows: str) -> None:
        path = tmp_path / f"rows-{len(rows)}.csv"
        path.write_text(HEAD + rows)
        assert trueline("import", path).code == 0

    return run


@pytest.fixture
def explain(trueline: Run) -> Callable[..., Any]:
    """Give a function that explains a KPI's change from the first ten days to the next ten."""

    def run(kpi: str, *words: str) -> Any:
        return trueline(
            "explain", f"marketing/be-seen/{kpi}", "--on", "2026-06-20", *words, "--json"
        ).json

    return run


def test_channels_and_what_was_not_measured_add_up_to_the_change(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    """Films: ten days of 100, one without, nine of 120. Clips: ten of 10, then ten of 25."""
    bring(
        values("youtube/acme", "views", FIRST, [100] * 10)
        + values("youtube/acme", "views", SECOND + timedelta(days=1), [120] * 9)
        + values("tiktok/acme", "views", FIRST, [10] * 10)
        + values("tiktok/acme", "views", SECOND, [25] * 10)
    )
    found = explain("views")
    assert (found["earlier"]["from"], found["later"]["to"]) == ("2026-06-01", "2026-06-20")
    assert (found["earlier"]["value"], found["later"]["value"]) == (1100, 1330)
    assert (found["change"], found["by"], found["method"]) == (230, "channel", "differences")
    said = {(one["label"], one["kind"]): one["contribution"] for one in found["lines"]}
    assert said == {
        ("Films", "part"): 190,  # 20 more on each of (10 + 9) / 2 days
        ("Clips", "part"): 150,
        (None, "days without a value"): -110,  # a day fewer at a mean of 110
    }
    assert sum(said.values()) == found["change"]


def test_a_sum_that_misses_a_quarter_of_its_days_has_no_difference(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    """Fifteen of the later twenty days of the two accounts hold a value: 75%."""
    bring(
        values("youtube/acme", "views", FIRST, [100] * 10)
        + values("youtube/acme", "views", SECOND + timedelta(days=5), [120] * 5)
        + values("tiktok/acme", "views", FIRST, [10] * 10)
        + values("tiktok/acme", "views", SECOND, [25] * 10)
    )
    found = explain("views")
    assert (found["change"], found["relative"], found["method"]) == (None, None, "not added up")
    assert found["why"].startswith("75.0% of the later days hold a value and 100% of the earlier")
    assert (found["earlier"]["value"], found["later"]["value"]) == (1100, 850)


def test_a_ratio_is_told_by_rate_and_mix(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    """Simpson's paradox of the unit test, as facts: both rates rise and the whole falls."""
    bring(
        values("youtube/acme", "link_clicks", FIRST, [9] * 10)
        + values("youtube/acme", "views", FIRST, [10] * 10)
        + values("tiktok/acme", "link_clicks", FIRST, [3] * 10)
        + values("tiktok/acme", "views", FIRST, [10] * 10)
        + values("youtube/acme", "link_clicks", SECOND, [19, *[0] * 9])
        + values("youtube/acme", "views", SECOND, [2] * 10)
        + values("tiktok/acme", "link_clicks", SECOND, [72, *[0] * 9])
        + values("tiktok/acme", "views", SECOND, [18] * 10)
    )
    found = explain("rate")
    assert found["method"] == "rate and mix"
    assert found["change"] == -0.145
    effects = {one["label"]: one["effects"] for one in found["lines"]}
    assert effects == {
        "Films": {"rate": 0.015, "mix": -0.159},
        "Clips": {"rate": 0.07, "mix": -0.071},
    }


def test_segments_leave_a_remainder_that_is_named(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    bring(
        values("youtube/acme", "views", FIRST, [100] * 10)
        + values("youtube/acme", "views", SECOND, [90] * 10)
        + values("youtube/acme", "views", FIRST, [60] * 10, part="country=DE")
        + values("youtube/acme", "views", SECOND, [40] * 10, part="country=DE")
        + values("youtube/acme", "views", SECOND, [5] * 10, part="country=FR")
    )
    found = explain("shorts", "--by", "segment")
    assert (found["by"], found["ways"]) == ("country", ["country"])
    said = {(one["label"], one["kind"]): one["contribution"] for one in found["lines"]}
    assert said == {
        ("DE", "part"): -200,
        ("FR", "unmeasured"): 50,  # nobody knows whether there was none before
        (None, "remainder"): 50,
    }
    [new] = [one for one in found["lines"] if one["kind"] == "unmeasured"]
    assert (new["before"], new["after"]) == (None, 50)


def test_no_difference_is_given_across_a_break_and_both_values_stay(
    bring: Callable[[str], None], trueline: Run
) -> None:
    """F7: views of Shorts count every start from 31 March 2025 on; engaged views go on."""
    before = date(2025, 3, 21)
    bring(
        values("youtube/acme", "views", before, [100] * 10)
        + values("youtube/acme", "views", date(2025, 3, 31), [180] * 10)
        + values("tiktok/acme", "views", before, [10] * 10)
        + values("tiktok/acme", "views", date(2025, 3, 31), [12] * 10)
    )
    said = trueline("explain", "marketing/be-seen/views", "--on", "2025-04-09", "--json")
    found = said.json
    assert said.code == 1
    assert (found["change"], found["relative"]) == (None, None)
    assert (found["earlier"]["value"], found["later"]["value"]) == (1100, 1920)
    assert [one["contribution"] for one in found["lines"]] == [None, None]
    assert [(one["break"], one["accounts"]) for one in found["breaks"]] == [
        ("youtube-shorts-views", ["youtube/acme"])
    ]
    assert "for youtube/acme" in found["why"]
    assert "2025-03-31 on" in found["instead"]
    assert "Engaged views" in found["instead"]
    words = trueline("explain", "marketing/be-seen/views", "--on", "2025-04-09").text
    assert "change: –" in words
    assert "Definition break on 2025-03-31" in words
    after = trueline("explain", "marketing/be-seen/views", "--from", "2025-04-05", "--to",
                     "2025-04-09", "--against-from", "2025-03-31", "--against-to", "2025-04-04",
                     "--json").json  # fmt: skip
    assert (after["change"], after["breaks"]) == (0, [])


def test_a_renaming_is_named_and_the_difference_given(
    bring: Callable[[str], None], trueline: Run
) -> None:
    bring(
        values("x/acme", "sends", date(2025, 2, 7), [10] * 10)
        + values("x/acme", "sends", date(2025, 2, 17), [12] * 10)
    )
    found = trueline("explain", "marketing/be-seen/sends", "--on", "2025-02-26", "--json").json
    assert found["change"] == 20
    assert [one["is_renaming"] for one in found["breaks"]] == [True]


def test_different_people_are_not_added_up_and_stand_beside_each_other(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    bring(values("x/acme", "reach", FIRST, [100] * 20))
    found = explain("reach")
    assert found["change"] is None
    assert "counts different people" in found["why"]
    one_day = explain("reach", "--from", "2026-06-20", "--to", "2026-06-20")
    assert (one_day["change"], one_day["method"]) == (0, "not added up")


def test_what_was_restated_in_a_period_is_named_with_its_difference(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    bring(values("tiktok/acme", "views", FIRST, [10] * 20))
    bring(values("tiktok/acme", "views", FIRST, [10] * 18 + [7, 6]))
    found = explain("views")
    assert found["change"] == -7
    assert found["restated"] == [
        {
            "is_later": True,
            "account": "tiktok/acme",
            "metric": "views",
            "fact_count": 2,
            "difference": -7,
        }
    ]


def test_months_of_different_lengths_are_compared_by_the_day_and_that_is_said(
    bring: Callable[[str], None], trueline: Run
) -> None:
    bring(values("tiktok/acme", "views", date(2026, 2, 1), [10] * 28 + [11] * 31))
    words = ("explain", "marketing/be-seen/views", "--from", "2026-03-01", "--to", "2026-03-31",
             "--against-from", "2026-02-01", "--against-to", "2026-02-28")  # fmt: skip
    found = trueline(*words, "--json").json
    assert (found["is_per_day"], found["change"]) == (True, 1)
    assert "31 days are compared with 28." in trueline(*words).text


def test_the_days_that_moved_it_most_lead_to_their_facts(
    bring: Callable[[str], None], explain: Callable[..., Any], trueline: Run
) -> None:
    bring(values("tiktok/acme", "views", FIRST, [10] * 13 + [70] + [10] * 6))
    one = explain("views")["days"][0]
    assert (one["day"], one["value"], one["usual"], one["effect"]) == ("2026-06-14", 70, 10, 60)
    assert trueline("trace", one["facts"][0]).code == 0


def test_a_whole_that_stayed_the_same_has_parts_that_did_not(
    bring: Callable[[str], None], explain: Callable[..., Any]
) -> None:
    bring(
        values("youtube/acme", "views", FIRST, [10] * 10 + [30] * 10)
        + values("tiktok/acme", "views", FIRST, [30] * 10 + [10] * 10)
    )
    found = explain("views")
    assert Decimal(found["change"]) == 0
    assert {one["label"]: one["contribution"] for one in found["lines"]} == {
        "Films": 200,
        "Clips": -200,
    }


def test_what_cannot_be_explained_is_said(bring: Callable[[str], None], trueline: Run) -> None:
    bring(values("tiktok/acme", "views", FIRST, [10] * 20))
    views = "marketing/be-seen/views"
    for words, code, sentence in (
        (("marketing/be-seen/none",), 1, "The plan has no KPI"),
        (("marketing/be-seen/nobody",), 1, "The plan names no account"),
        ((views, "--by", "colour"), 1, "cannot be told apart by colour"),
        ((views, "--from", "2026-06-01"), 2, "Give both --from and --to."),
        ((views, "--from", "2026-06-09", "--to", "2026-06-01"), 2, "lies before --from 2026-06-09"),
        ((views, "--against-from", "2026-06-01", "--against-to", "2026-06-02"), 2, "needs --from"),
    ):
        said = trueline("explain", *words)
        assert (said.code, sentence in said.text + said.beside) == (code, True), words


def test_periods_that_share_days_are_not_compared(
    bring: Callable[[str], None], trueline: Run
) -> None:
    bring(values("tiktok/acme", "views", FIRST, [10] * 20))
    later = "--from", "2026-06-05", "--to", "2026-06-14"
    earlier = "--against-from", "2026-06-01", "--against-to", "2026-06-10"
    said = trueline("explain", "marketing/be-seen/views", *later, *earlier)
    assert said.code == 1
    assert "The two periods share days" in said.text
