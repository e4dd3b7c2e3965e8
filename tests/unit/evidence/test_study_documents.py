"""Study documents: what they may say, and what is said of those that cannot be asked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from trueline.core.errors import FaultyInputError
from trueline.evidence.asking.registration import Registration, changes_between
from trueline.evidence.asking.study_file import digest_study, read_study, write_study
from trueline.evidence.study import Study

SOUND = """
id: posters
question: Did the posters bring orders?
source: {path: posters.csv}
columns: {unit: town, period: week, outcome: orders}
treatment: {units: [larkmoor], start: "2026-12-07"}
"""


def faults(text: str) -> list[str]:
    """Where and what of every fault of a document."""
    with pytest.raises(FaultyInputError) as refused:
        read_study(text, "posters.yaml")
    return [f"{one.where}: {one.what}" for one in refused.value.issues]


def test_a_study_comes_back_as_it_was_written() -> None:
    study = read_study(
        SOUND
        + """
level: 0.95
seed: 7
methods: [synthetic-control]
windows: {first: "2026-01-05"}
worth:
  currency: EUR
  margin: {p10: 1.5, p50: 2, p90: 1e1}
  costs: [{kind: media, amount: {p10: 90, p50: 100, p90: 130}}]
"""
    )
    assert study.worth is not None
    assert study.worth.margin is not None
    assert study.worth.margin.p90 == 10.0
    assert read_study(write_study(study)) == study


def test_the_digest_is_that_of_the_question_and_not_of_its_layout() -> None:
    other = "\n".join(reversed(SOUND.strip().splitlines())) + "\nseed: 1\n"
    assert digest_study(read_study(other)) == digest_study(read_study(SOUND))
    assert digest_study(read_study(SOUND + "seed: 2\n")) != digest_study(read_study(SOUND))


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_one() -> None:
    with pytest.raises(FaultyInputError) as refused:
        read_study(SOUND + "sead: 3\n", "posters.yaml")
    [issue] = refused.value.issues
    assert issue.where == "posters.yaml, line 7, sead"
    assert issue.remedy == "Did you mean seed?"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("id: posters", "id: Posters!", "line 2, id: “Posters!” is no id of a study."),
        ("question: Did the posters bring orders?", 'question: " "', "The study asks nothing."),
        ("{path: posters.csv}", "{}", "The source is neither a file nor a metric."),
        (
            "{path: posters.csv}",
            "{path: posters.csv, metric: orders, by: channel}",
            "The source names both a file and a metric.",
        ),
        ("{path: posters.csv}", "{path: a.csv, decimal: x}", "“x” is no decimal mark."),
        ("outcome: orders", "placebo_outcome: orders", "No column is the outcome."),
        ("outcome: orders", "outcome: week", "“week” stands here twice."),
        (
            "{unit: town, period: week, outcome: orders}",
            "{period: week, outcome: orders, before: [x]}",
            "Earlier outcomes have columns of their own only where a row is a unit.",
        ),
        ('start: "2026-12-07"', "column: posters", "Who got the tactic is said twice"),
        (', start: "2026-12-07"', "", "Nothing says since when these units got the tactic."),
        ("units: [larkmoor]", "planned_share: 1.5", "1.5 is no share of units"),
        ("units: [larkmoor]", "word: yes", "A word means something only in a column"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_place(was: str, becomes: str, said: str) -> None:
    assert was in SOUND
    assert any(said in one for one in faults(SOUND.replace(was, becomes)))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("level: 1.0", "No interval can have the level 1.0."),
        ("seed: -1", "A seed cannot be below zero."),
        ("season: -7", "A season cannot be below zero."),
        ("methods: [a, a]", "“a” stands here twice."),
        ("better: sideways", "“sideways” is not allowed here."),
        (
            "tests: [{medium: tv, spend_before: 1, spend_change: 0, lift: 1, error: 0}]",
            "No medium of the study is called “tv”.",
        ),
        ("worth: {currency: euro}", "“euro” is no currency."),
        ("worth: {currency: EUR, line: joy}", "A return has no line “joy”."),
        (
            "worth: {currency: EUR, margin: {p10: 3, p50: 2, p90: 4}}",
            "3, 2 and 4 are not in order.",
        ),
        ("level: nan", "“nan” is no number."),
        ("level: 1,5", "“1,5” is no number."),
    ],
)
def test_what_does_not_make_sense_is_said(more: str, said: str) -> None:
    assert any(said in one for one in faults(f"{SOUND}{more}\n"))


def test_every_fault_is_said_at_once() -> None:
    assert len(faults(SOUND.replace("id: posters", "id: X") + "seed: -1\nlevel: 2\n")) == 3


def test_changes_are_said_field_by_field() -> None:
    study = read_study(SOUND)
    later = replace(study, seed=2, methods=("experiment",))
    assert changes_between(study, later) == (
        "methods from nothing to experiment",
        "seed from 1 to 2",
    )
    assert changes_between(study, study) == ()


@pytest.mark.parametrize(
    ("changes", "looked", "chosen"),
    [
        ({"seed": 2}, True, ("seed from 1 to 2",)),
        ({"seed": 2}, False, ()),
        ({"question": "Did they?"}, True, ()),
    ],
)
def test_choosing_after_looking_is_changing_what_estimates_depend_on(
    changes: dict[str, object],
    looked: bool,  # noqa: FBT001 - a case
    chosen: tuple[str, ...],
) -> None:
    study = read_study(SOUND)
    later: Study = replace(study, **changes)  # type: ignore[arg-type]
    made = Registration(
        study=later,
        number=2,
        digest="0" * 64,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        by="somebody",
        changed=changes_between(study, later),
        has_looked=looked,
    )
    assert made.chosen_after_looking == chosen
