"""What tactics returned, at the command line: nothing counts twice, and D never enters a total."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said
from tests.house.sources import ROOT

Run = Callable[..., Said]
EXAMPLES = ROOT / "docs" / "examples" / "studies"
TRIAL = """
id: {id}
question: Did the newsletter bring orders?
source: {{path: {folder}/newsletter.csv}}
columns: {{unit: customer, outcome: orders, before: [orders_before]}}
treatment: {{column: newsletter, assignment: randomised, planned_share: 0.5}}
methods: [experiment, naive-comparison]
tactic_name: The newsletter
worth:
  currency: EUR
  margin: {{p10: 4, p50: 4, p90: 4}}
  line: {line}
  {costs}
"""
CODES = """
id: codes
question: Did the posts bring orders?
source: {{path: {folder}/codes.csv}}
columns: {{period: week, outcome: orders, attributed: with_code}}
treatment: {{start: "{start}"}}
methods: [links-and-codes]
worth:
  currency: EUR
  margin: {{p10: 5, p50: 5, p90: 5}}
  costs: [{{kind: content, amount: {{p10: 70, p50: 70, p90: 70}}}}]
"""
COSTS = "costs: [{kind: tools, amount: {p10: 200, p50: 200, p90: 200}}]"


def answer(trueline: Run, folder: Path, text: str) -> Any:
    """Register and run a study; give what its run found."""
    path = folder / "study.yaml"
    path.write_text(text, encoding="utf-8")
    said = trueline("study", "register", path, "--json")
    assert said.code == 0, said
    return trueline("study", "run", said.json["study"], "--json").json["results"]


def trial(trueline: Run, folder: Path, name: str, line: str = "revenue", costs: str = COSTS) -> Any:
    return answer(trueline, folder, TRIAL.format(id=name, folder=EXAMPLES, line=line, costs=costs))


def test_a_trial_returns_its_lift_times_its_margin(trueline: Run, tmp_path: Path) -> None:
    results = trial(trueline, tmp_path, "newsletter")
    [study] = (said := trueline("return", "--json").json)["studies"]
    [best] = results["finding"]["graded"]
    # The lift is of one customer: so many customers got it, and each unit is worth 4 EUR.
    value = results["finding"]["lift"] * best["estimate"]["unit_periods"] * 4
    assert study["returned"]["value"]["p50"] == pytest.approx(value, rel=0.01)
    assert study["returned"]["cost"]["p50"] == 200
    assert study["returned"]["roi"]["p50"] == pytest.approx(value / 200 - 1, rel=0.02)
    assert study["returned"] == results["returned"]
    [total] = said["totals"]
    assert (total["kind"], total["counted"]) == ("revenue", ["The newsletter"])
    assert total["returned"] == study["returned"] | {"advice": ""}


def test_grade_d_brings_its_cost_into_the_total_and_no_value(trueline: Run, tmp_path: Path) -> None:
    trial(trueline, tmp_path, "newsletter")
    start = "2026-05-25"
    answer(trueline, tmp_path, CODES.format(folder=EXAMPLES, start=start))
    said = trueline("return", "--json").json
    own = {one["study"]: one for one in said["studies"]}
    assert (own["codes"]["grade"], own["codes"]["is_counted"]) == ("D", False)
    [total] = said["totals"]
    counted = own["newsletter"]["returned"]
    assert total["returned"]["value"] == counted["value"]
    assert total["returned"]["cost"]["p50"] == 270
    assert total["left_out"] == ["codes: grade D is not added to the total; its cost is."]
    assert own["codes"]["returned"]["chance_above_zero"] is None
    shown = trueline("study", "show", "codes").text
    assert "no chance that it paid is said at this grade" in shown
    text = trueline("return").text
    assert "codes: Grade D is not added to the total; its cost is." in text


def test_one_tactic_over_the_same_days_counts_once(trueline: Run, tmp_path: Path) -> None:
    trial(trueline, tmp_path, "first")
    trial(trueline, tmp_path, "second")
    said = trueline("return", "--json").json
    [counted] = [one for one in said["studies"] if one["is_counted"]]
    [other] = [one for one in said["studies"] if not one["is_counted"]]
    assert counted["grade"] <= other["grade"]
    assert other["why"] == (
        f"The same tactic over the same days is counted by the study {counted['study']}."
    )
    assert said["totals"][0]["returned"]["cost"]["p50"] == 200


def test_copies_of_a_study_without_a_tactic_count_once(trueline: Run, tmp_path: Path) -> None:
    for name in ("first", "second"):
        text = TRIAL.format(id=name, folder=EXAMPLES, line="revenue", costs=COSTS)
        answer(trueline, tmp_path, text.replace("tactic_name: The newsletter\n", ""))
    said = trueline("return", "--json").json
    assert sorted(one["is_counted"] for one in said["studies"]) == [False, True]
    assert said["totals"][0]["returned"]["cost"]["p50"] == 200


def test_two_outcomes_of_one_tactic_both_count_where_days_are_not_known(
    trueline: Run, tmp_path: Path
) -> None:
    trial(trueline, tmp_path, "orders")
    text = (EXAMPLES / "newsletter.csv").read_text(encoding="utf-8")
    (tmp_path / "newsletter.csv").write_text(text.replace(",orders\n", ",visits\n", 1))
    other = TRIAL.format(id="visits", folder=tmp_path, line="revenue", costs=COSTS)
    answer(trueline, tmp_path, other.replace("outcome: orders,", "outcome: visits,"))
    said = trueline("return", "--json").json
    assert [one["is_counted"] for one in said["studies"]] == [True, True]


def test_a_study_without_a_lift_brings_its_cost_into_the_total(
    trueline: Run, tmp_path: Path
) -> None:
    trial(trueline, tmp_path, "newsletter")
    nothing = CODES.format(folder=EXAMPLES, start="2026-05-25")
    answer(trueline, tmp_path, nothing.replace("[links-and-codes]", "[synthetic-control]"))
    said = trueline("return", "--json").json
    own = {one["study"]: one for one in said["studies"]}
    assert own["codes"]["returned"] is None
    assert own["codes"]["why"].endswith("Its cost counts in the total.")
    [total] = said["totals"]
    assert total["returned"]["cost"]["p50"] == 270
    assert total["left_out"] == ["codes: no value that could be added to the total; its cost is."]


def test_avoided_cost_and_insight_stand_apart_from_revenue(trueline: Run, tmp_path: Path) -> None:
    for name, line in (("sold", "revenue"), ("saved", "avoided-cost"), ("learnt", "insight")):
        trial(trueline, tmp_path, name, line)
    said = trueline("return", "--json").json
    assert [one["kind"] for one in said["totals"]] == ["avoided-cost", "insight", "revenue"]
    assert all(len(one["counted"]) == 1 for one in said["totals"])


def test_without_costs_there_is_no_return_and_the_reason_is_said(
    trueline: Run, tmp_path: Path
) -> None:
    trial(trueline, tmp_path, "newsletter", costs="hurdle: 0.1")
    [study] = (said := trueline("return", "--json").json)["studies"]
    assert study["returned"] is None
    assert "costs" in study["why"]
    assert said["totals"] == []


def test_before_any_study_nothing_is_said_to_return_anything(trueline: Run) -> None:
    said = trueline("return")
    assert (said.code, said.text) == (
        0,
        "No study that asks what its lift is worth was run yet.\n",
    )
