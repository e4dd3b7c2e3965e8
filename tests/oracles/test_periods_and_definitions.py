"""Four ways in which others' numbers went wrong, worked out by hand: F4, F5, F6 and F10.

People summed over days, a post's lifetime read as a month's, a denominator that drifts, and a
missing day taken for zero.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.ledgers import RULES, Ledger, open_ledger
from trueline.core.period import Period
from trueline.measure.measured import Basis, Measured
from trueline.metrics.adding_up import Gathering
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Better
from trueline.metrics.own import OwnDefinition
from trueline.metrics.own_catalogue import catalogue_with
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import work_out

FEBRUARY = Period.closed(date(2026, 2, 1), date(2026, 2, 28))
ACME = "x/acme"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return open_ledger(tmp_path / "ledger", rules={**load_catalogue().metrics, **RULES})


def bring(ledger: Ledger, name: str, first: date, values: Sequence[int | None]) -> None:
    """Import a value for each day; None is a day that the export lacks."""
    rows = [
        (ACME, name, "", first + timedelta(days=at), value)
        for at, value in enumerate(values)
        if value is not None
    ]
    ledger.days(rows, name=name)


def ask(
    ledger: Ledger, metric: str, period: Period, gathering: Gathering = Gathering.OWN
) -> Measured:
    answers = Answers(ledger.store.snapshot())
    return answers.value(MetricQuestion(metric, Part(period, (ACME,)), gathering))


# F4: unique people summed


def test_thirty_days_of_reach_have_no_sum_and_their_bounds_are_said(ledger: Ledger) -> None:
    days = [100 + at for at in range(30)]  # 100 … 129; the largest is 129
    bring(ledger, "reach", date(2026, 1, 1), days)
    assert sum(days) == 30 * 100 + 29 * 30 // 2 == 3435
    bounds = (
        "Between 129 and 3,435: the largest single value, and the sum of all 30, in which the "
        "same person may be counted again. The sum is not a number of people."
    )
    for gathering in (Gathering.OWN, Gathering.SUM):
        found = ask(ledger, "reach", Period(date(2026, 1, 1), date(2026, 1, 31)), gathering)
        assert found.value is None
        assert "counted on each, so days have no sum" in found.why
        assert found.caveats == (bounds,)


# F5: lifetime read as period


def snapshot_of_posts(ledger: Ledger, seen: datetime, likes: dict[str, int]) -> None:
    """Import what posts had gathered when an export was made."""
    published = {
        "x/1": datetime(2026, 1, 10, 9),  # noqa: DTZ001 - as written in a file
        "x/2": datetime(2026, 2, 5, 9),  # noqa: DTZ001
        "x/3": datetime(2026, 2, 20, 9),  # noqa: DTZ001
    }
    posts = [(one, ACME, published[one], "", True, "post", one, "") for one in likes]
    numbers = [(one, ACME, "likes", "lifetime", None, value, "") for one, value in likes.items()]
    ledger.bring({"post": posts, "post_metric": numbers}, observed=seen, name=str(seen))


BEGIN, END = datetime(2026, 2, 1, 6, tzinfo=UTC), datetime(2026, 3, 1, 7, tzinfo=UTC)
AT_BEGIN, AT_END = {"x/1": 100}, {"x/1": 130, "x/2": 40, "x/3": 25}


def test_two_snapshots_give_a_period_and_it_is_flagged(ledger: Ledger) -> None:
    snapshot_of_posts(ledger, BEGIN, AT_BEGIN)
    snapshot_of_posts(ledger, END, AT_END)
    found = ask(ledger, "likes", FEBRUARY)
    assert found.value == (130 - 100) + 40 + 25 == 95
    assert (found.taken, found.coverage) == (Basis.DIFFERENCED, Decimal(1))
    assert found.caveats[0] == ("Differenced from lifetime snapshots of 2026-02-01 and 2026-03-01.")


def test_the_same_posts_have_another_number_by_their_lifetime(ledger: Ledger) -> None:
    snapshot_of_posts(ledger, BEGIN, AT_BEGIN)
    snapshot_of_posts(ledger, END, AT_END)
    answers = Answers(ledger.store.snapshot())
    found = answers.lifetime(MetricQuestion("likes", Part(FEBRUARY, (ACME,))))
    assert found.value == 40 + 25 == 65  # the two that were published in February
    assert found.taken is Basis.LIFETIME
    assert "It goes on growing after these days" in found.caveats[1]


def test_a_period_from_one_snapshot_is_refused(ledger: Ledger) -> None:
    snapshot_of_posts(ledger, END, AT_END)
    found = ask(ledger, "likes", FEBRUARY)
    assert found.value is None
    assert "says nothing of these days" in found.why
    assert "there are snapshots of 2026-03-01" in found.why
    assert found.instead.startswith("Import the account's daily export")


def test_a_post_that_one_snapshot_lacks_is_left_out_and_said(ledger: Ledger) -> None:
    snapshot_of_posts(ledger, BEGIN, AT_BEGIN)
    snapshot_of_posts(ledger, END, {"x/1": 130, "x/2": 40})
    snapshot_of_posts(ledger, datetime(2026, 2, 22, tzinfo=UTC), {"x/3": 20})
    found = ask(ledger, "likes", FEBRUARY)
    assert found.value == (130 - 100) + 40 == 70
    assert round(found.coverage, 4) == Decimal("0.6667")
    assert "1 of 3 posts lack a snapshot at one end and are left out." in found.caveats


def test_a_snapshot_days_away_from_the_end_is_no_snapshot_of_it(ledger: Ledger) -> None:
    snapshot_of_posts(ledger, BEGIN - timedelta(days=3), AT_BEGIN)
    snapshot_of_posts(ledger, END, AT_END)
    assert ask(ledger, "likes", FEBRUARY).value is None


# F6: a denominator that drifts


def followers_instead_of_views(since: date) -> OwnDefinition:
    return OwnDefinition(
        metric="amplification_rate",
        version=2,
        name="Amplification rate",
        formula="shares / followers_total",
        measured_in="fraction",
        better=Better.UP,
        definition="Shares for each follower.",
        since=since,
        by="ann",
        at=datetime(2026, 2, 1, tzinfo=UTC),
        why="Ours, not everybody's.",
    )


@pytest.fixture
def changed(ledger: Ledger) -> Answers:
    """Ten shares a day; 1,000 views a day; 500 followers. From 15 February by follower."""
    for name, value in (("shares", 10), ("views", 1000), ("followers_total", 500)):
        bring(ledger, name, FEBRUARY.first, [value] * 28)
    told = followers_instead_of_views(date(2026, 2, 15))
    return Answers(ledger.store.snapshot(), catalogue_with([told]))


def rate(answers: Answers, metric: str, first: int, last: int) -> Measured:
    period = Period.closed(date(2026, 2, first), date(2026, 2, last))
    return answers.value(MetricQuestion(metric, Part(period, (ACME,))))


def test_another_denominator_parts_the_series(changed: Answers) -> None:
    before, after = (rate(changed, "amplification_rate", *days) for days in ((1, 14), (15, 28)))
    assert (before.value, before.metric) == (Decimal("0.01"), "amplification_rate@1")  # 140/14,000
    assert (after.value, after.metric) == (Decimal("0.28"), "amplification_rate@2")  # 140/500
    across = rate(changed, "amplification_rate", 1, 28)
    assert across.value is None
    assert across.why == (
        "The definition of Amplification rate changed on 2026-02-15 (version 2); days before and "
        "after are counted in different ways and have no value together."
    )


def test_what_is_pinned_to_the_first_version_goes_on_with_it(changed: Answers) -> None:
    pinned = rate(changed, "amplification_rate@1", 1, 28)
    assert (pinned.value, pinned.metric) == (Decimal("0.01"), "amplification_rate@1")  # 280/28,000
    assert rate(changed, "amplification_rate@2", 1, 28).value is None


def test_trailing_weeks_that_straddle_the_change_have_no_value(changed: Answers) -> None:
    asked = MetricQuestion("amplification_rate@2", Part(FEBRUARY, (ACME,)))
    ground = changed.ground(asked, by_day=True)
    weeks = {
        last: work_out(ground.within(Period.closed(date(2026, 2, last - 6), date(2026, 2, last))))
        for last in (14, 15, 20, 21)
    }
    # Weeks by followers divide a week's 70 shares by the 500 of its end.
    assert [weeks[last].value for last in (14, 15, 20, 21)] == [
        Decimal("0.01"),
        None,
        None,
        Decimal("0.14"),
    ]
    assert "changed on 2026-02-15" in weeks[15].why


def test_a_change_that_holds_from_the_beginning_parts_nothing(ledger: Ledger) -> None:
    for name, value in (("shares", 10), ("views", 1000), ("followers_total", 500)):
        bring(ledger, name, FEBRUARY.first, [value] * 28)
    told = replace(followers_instead_of_views(FEBRUARY.first), since=date(2020, 1, 1))
    answers = Answers(ledger.store.snapshot(), catalogue_with([told]))
    assert rate(answers, "amplification_rate", 1, 28).value == Decimal(280) / 500


# F10: zero for missing


def test_an_absent_day_is_not_zero(ledger: Ledger) -> None:
    bring(ledger, "views", date(2026, 2, 1), [10, 20, None, 30])
    bring(ledger, "comments", date(2026, 2, 1), [10, 20, 0, 30])
    days = Period.closed(date(2026, 2, 1), date(2026, 2, 4))
    gap, zero = (ask(ledger, name, days) for name in ("views", "comments"))
    assert (gap.value, gap.coverage) == (Decimal(60), Decimal("0.75"))
    assert (zero.value, zero.coverage) == (Decimal(60), Decimal(1))
    means = [ask(ledger, name, days, Gathering.MEAN).value for name in ("views", "comments")]
    assert means == [60 / 3, 60 / 4]
    assert any("Only 75.0% of its days hold a value" in one for one in gap.caveats)
