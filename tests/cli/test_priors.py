"""Bias priors at the command line: published, set with a reason, learnt from own pairs, kept."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
STUDY = """
id: {id}
question: Did the club bring orders?
source: {{path: {path}}}
columns: {{unit: member, outcome: orders, before: [orders_before]}}
treatment: {{column: club, assignment: {assignment}}}
methods: [{method}]
outcome: orders
tactic_name: The club
"""


def answered(trueline: Run, folder: Path, name: str, *, selection: float) -> None:
    """Run a study of 300 members; with selection, keen ones join, and keenness brings orders."""
    rng = np.random.default_rng(7)
    keen = rng.normal(0, 1, 300)
    joins = rng.permutation(300) < 150 if not selection else keen + rng.normal(0, 1, 300) > 0
    before = 10 + rng.normal(0, 1, 300)
    orders = before + 2 * joins + selection * keen + rng.normal(0, 1, 300)
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("member", "club", "orders_before", "orders"))
        writer.writerows(
            (f"m{one}", int(joins[one]), round(before[one], 3), round(orders[one], 3))
            for one in range(300)
        )
    assignment, method = ("self-selected", "adjusted-comparison") if selection else TRIAL
    study = folder / f"{name}.yaml"
    text = STUDY.format(id=name, path=path, assignment=assignment, method=method)
    study.write_text(text, encoding="utf-8")
    assert trueline("study", "register", study).code == 0
    assert trueline("study", "run", name).code == 0


TRIAL = ("randomised", "experiment")


def test_before_anybody_sets_any_the_published_priors_hold(trueline: Run) -> None:
    said = trueline("study", "priors", "--json").json
    assert said["in_force"]["shares"] == {"A": 0.0, "B": 0.25, "C": 0.5, "D": 1.0}
    assert said["in_force"]["at"] is None
    assert said["pairs"] == []


def test_priors_set_by_hand_are_kept_with_the_reason_and_can_be_taken_back(trueline: Run) -> None:
    said = trueline("study", "priors", "--set", "C=0.8", "D=1.5", "--why", "Our audit", "--json")
    assert said.json["in_force"]["shares"] == {"A": 0.0, "B": 0.25, "C": 0.8, "D": 1.5}
    assert said.json["in_force"]["source"] == "Our audit"
    back = trueline("study", "priors", "--published", "--json").json
    assert back["in_force"]["shares"]["C"] == 0.5
    assert [one["number"] for one in back["history"]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--set", "C=0.8"), "Nothing says where the numbers come from."),
        (("--set", "C=nan", "--why", "x"), "nan is no likely bias."),
        (("--set", "C=-1", "--why", "x"), "-1 is no likely bias."),
        (("--set", "E=2", "--why", "x"), "Grade E is never pooled"),
        (("--set", "B=0.7", "--why", "x"), "Grade C would be believed more than grade B."),
        (("--learn",), "nothing can be learnt yet"),
    ],
)
def test_priors_that_mean_nothing_are_refused(
    trueline: Run, words: tuple[str, ...], what: str
) -> None:
    said = trueline("study", "priors", *words)
    assert said.code == 1
    assert what in said.text + said.beside
    assert len(trueline("study", "priors", "--json").json["history"]) == 1


def test_a_trial_and_a_biased_study_of_the_same_tactic_widen_the_prior(
    trueline: Run, tmp_path: Path
) -> None:
    answered(trueline, tmp_path, "club-trial", selection=0)
    answered(trueline, tmp_path, "club-members", selection=3)
    [found] = trueline("study", "priors", "--json").json["pairs"]
    assert (found["trial"], found["other"]) == ("club-trial", "club-members")
    pair = found["pair"]
    assert pair["experiment"] == pytest.approx(2, abs=0.4)
    assert pair["other"] > 4
    learnt = trueline("study", "priors", "--learn", "--json").json["in_force"]
    beyond = (pair["other"] - pair["experiment"]) ** 2
    beyond -= pair["other_error"] ** 2 + pair["experiment_error"] ** 2
    published = {"A": 0.0, "B": 0.25, "C": 0.5, "D": 1.0}[pair["grade"]]
    expected = ((4 * published**2 + beyond / pair["experiment"] ** 2) / 5) ** 0.5
    assert learnt["shares"][pair["grade"]] == pytest.approx(expected)
    assert "own pairs: 1" in learnt["source"]
