"""The worked examples of study documents are what their script writes, and find the truth."""

import pytest

import trueline
from tests.house.example_studies import FOLDER, TABLES, TRUTHS, written
from trueline.usecases.catalogues import ESTIMATORS

LONG = {"media-mix"}


@pytest.mark.parametrize("name", TABLES)
def test_its_data_are_what_the_script_writes(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == written(TABLES[name]())


def test_every_method_has_an_example() -> None:
    examples = {path.stem for path in FOLDER.glob("*.yaml")}
    assert examples == {one.name for one in ESTIMATORS.all()}


@pytest.mark.parametrize(
    "method",
    [pytest.param(one, marks=pytest.mark.slow if one in LONG else ()) for one in TRUTHS],
)
def test_an_example_is_answered_and_its_interval_holds_the_truth(method: str) -> None:
    results = trueline.answer(FOLDER / f"{method}.yaml")
    assert results.refusals == ()
    assert results.finding is not None
    [graded] = results.finding.graded
    assert graded.estimate.method == method
    assert graded.estimate.low <= TRUTHS[method] <= graded.estimate.high


def test_the_naive_example_has_no_finding() -> None:
    results = trueline.answer(FOLDER / "naive-comparison.yaml")
    assert results.finding is None
    assert len(results.raw) == 1


def test_the_example_with_costs_says_its_return() -> None:
    results = trueline.answer(FOLDER / "difference-in-differences.yaml")
    assert results.returned is not None
    assert results.returned.currency == "EUR"
    assert results.returned.roi.p10 < results.returned.roi.p50 < results.returned.roi.p90
