"""Answers that would look sure and are not: methods refuse, or say how unsure they are."""

from dataclasses import replace

import numpy as np
import pytest

from tests.evidence_worlds import WORLDS, World
from trueline.contracts.refutation import Case
from trueline.evidence.estimate import CannotEstimateError, Design
from trueline.evidence.refuted import Outcome
from trueline.evidence.study import Study, Treatment
from trueline.evidence.study_source import Columns, Source
from trueline.evidence.trials.comparing import adjusted_difference
from trueline.evidence.trials.intervals import interval_of
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS
from trueline.usecases.studying.answered_study import Circumstances, answered_study


def world(name: str, lift: float = 3.0) -> World:
    """One draw of a world."""
    return WORLDS[name](np.random.default_rng(7), lift)


@pytest.mark.parametrize("name", ["trial", "rolled out", "one market", "one series"])
@pytest.mark.parametrize("value", [0.0, 0.1, 7.0])
def test_an_outcome_that_never_changes_gets_no_answer(name: str, value: float) -> None:
    made = world(name)
    flat = made.changed(outcome=np.full(len(made.table["outcome"]), value))
    found = answered_study(flat.study, flat.observed(), Circumstances())
    assert found.finding is None
    assert found.refusals


def test_an_error_of_zero_is_refused_in_words() -> None:
    with pytest.raises(CannotEstimateError, match="alike"):
        interval_of(1.0, 0.0, 20.0, level=0.9)


@pytest.mark.parametrize("count", [1, 4])
def test_a_trial_of_few_treated_clusters_is_refused(count: int) -> None:
    made = trial_of_clusters(count, 12)
    with pytest.raises(CannotEstimateError, match=f"5 clusters .* there is {count} and"):
        ESTIMATORS.get("experiment").answer(made.study, made.observed())


def test_a_row_that_stands_for_many_units_is_no_cluster() -> None:
    made = world("trial")
    study = replace(made.study, columns=replace(made.study.columns, weight="units"))
    units = np.full(len(made.table["outcome"]), 3)
    weighed = replace(made.changed(units=units), study=study)
    found = ESTIMATORS.get("experiment").answer(study, weighed.observed())
    once = ESTIMATORS.get("experiment").answer(made.study, made.observed())
    # Three times the units: the error shrinks by about the root of three.
    assert found.lift == pytest.approx(once.lift)
    assert once.error is not None
    assert found.error == pytest.approx(once.error / np.sqrt(3), rel=0.03)


def test_few_treated_clusters_among_many_are_covered() -> None:
    rng = np.random.default_rng(20_270)
    cluster = np.repeat(np.arange(40), 10)
    covered = []
    for _ in range(400):
        treated = (rng.permutation(40) < 5)[cluster]
        outcome = rng.normal(0, 1, 40)[cluster] + rng.normal(0, 1, 400)
        one = adjusted_difference(outcome, treated, np.zeros((400, 0)), cluster=cluster)
        tested = interval_of(one.lift, one.error, one.freedom, level=0.9)
        covered.append(tested.low <= 0 <= tested.high)
    # 400 runs: two standard errors around 90 % are 87 to 93; more is cautious.
    assert 0.87 <= np.mean(covered) <= 0.96


def trial_of_clusters(treated: int, controls: int) -> World:
    """A trial whose clusters of 20 units got the tactic together."""
    rng = np.random.default_rng(3)
    cluster = np.repeat(np.arange(treated + controls), 20)
    outcome = rng.normal(0, 2, treated + controls)[cluster] + rng.normal(10, 1, len(cluster))
    made = world("trial")
    columns = Columns(outcome="outcome", cluster="shop")
    table = {
        "outcome": outcome,
        "treated": (cluster < treated).astype(int),
        "shop": np.array([f"shop {one:02}" for one in cluster]),
    }
    return replace(made, study=replace(made.study, columns=columns), table=table)


def test_claims_of_units_without_the_tactic_count_for_nothing() -> None:
    made = shops_with_codes(claims_of_others=50)
    found = ESTIMATORS.get("links-and-codes").answer(made.study, made.observed())
    # Two treated shops claim 2 and 4 a week, in turn 1 more and 1 less: 3 a shop and week.
    assert found.lift == pytest.approx(3.0)
    assert found.unit_periods == 2 * 10
    # Of 100 orders a shop and week 3 are claimed, so 97 would have come.
    assert found.counterfactual == pytest.approx(97.0)
    assert found.diagnostics[0].value == pytest.approx(0.03)
    assert found.unit_count == 2


def shops_with_codes(claims_of_others: float) -> World:
    """Ten weeks before and ten after, two shops with the tactic and two without."""
    weeks = np.tile(np.arange(20), 4)
    shop = np.repeat(["a", "b", "c", "d"], 20)
    own = {"a": 2.0, "b": 4.0, "c": claims_of_others, "d": claims_of_others}
    since = (weeks >= 10) & np.isin(shop, ["a", "b"])
    claimed = np.array([own[one] for one in shop]) + np.where(since, (-1.0) ** weeks, 0)
    claimed = np.where(since | np.isin(shop, ["c", "d"]), claimed, 0)
    study = Study(
        "codes",
        "Did it?",
        Source(path="codes"),
        Columns(unit="shop", period="week", outcome="orders", attributed="claimed"),
        Treatment(column="treated"),
    )
    table = {
        "shop": shop,
        "week": weeks,
        "orders": np.full(80, 100.0),
        "claimed": claimed,
        "treated": since.astype(int),
    }
    return World(study, table, 3.0)


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("difference-in-differences", "rolled out"),
        ("synthetic-control", "one market"),
        ("adjusted-comparison", "trial"),
    ],
)
def test_methods_whose_errors_know_no_clusters_refuse_clusters(method: str, name: str) -> None:
    made = world(name)
    rows = np.arange(len(made.table["outcome"]))
    unit = made.table.get("unit", np.array([f"u{one}" for one in rows]))
    shop = np.array([one[:-1] for one in unit])
    for cluster, is_met in ((shop, False), (unit, True)):
        columns = replace(made.study.columns, cluster="shop")
        asked = replace(made.changed(shop=cluster), study=replace(made.study, columns=columns))
        needs = ESTIMATORS.get(method).needs(asked.study, asked.observed())
        assert all(one.is_met for one in needs) is is_met
        assert any("cluster" in one.needs and one.is_met is is_met for one in needs)


def test_one_missing_cell_of_one_control_does_not_take_the_controls_away() -> None:
    method = ESTIMATORS.get("interrupted-time-series")
    made = world("rolled out")
    outcome, treated = made.table["outcome"].copy(), made.table["treated"]
    whose = {one for one, with_it in zip(made.table["unit"], treated, strict=True) if with_it}
    place = next(at for at, one in enumerate(made.table["unit"]) if one not in whose)
    outcome[place + 2] = np.nan
    gapped = made.changed(outcome=outcome)
    whole, found = (method.answer(one.study, one.observed()) for one in (made, gapped))
    assert found.design is Design.CALIBRATED
    assert found.lift == pytest.approx(whole.lift, abs=0.3)
    assert found.caveats == ("Units left alone that lack a value are not averaged: 1.",)


def test_a_test_of_trends_that_would_find_none_does_not_pass() -> None:
    method, attempt = ESTIMATORS.get("difference-in-differences"), REFUTATIONS.get("pre-trends")
    made = few_shops()
    seen = made.observed()
    estimate = method.answer(made.study, seen)
    found = attempt.refute(Case(made.study, seen, method, replace(estimate, low=0.1)))
    assert found.outcome is Outcome.WARNED
    assert "says little" in found.says


def few_shops() -> World:
    """Eight shops that vary much, four of which got the tactic after four weeks of eight."""
    rng = np.random.default_rng(4)
    weeks, shops, steady = 8, 8, world("rolled out", lift=0.5)
    treated = np.repeat(np.arange(shops) < shops // 2, weeks) & (
        np.tile(np.arange(weeks), shops) > 3
    )
    table = {
        "unit": np.repeat([f"s{one}" for one in range(shops)], weeks),
        "period": np.tile(np.arange(weeks), shops),
        "outcome": rng.normal(20, 2, shops * weeks) + 0.5 * treated,
        "treated": treated.astype(int),
    }
    return replace(steady, table=table)
