"""Every fault of a plan document is said with its line and its path."""

from pathlib import Path

import pytest

from trueline.core.errors import FaultyInputError
from trueline.plan.yaml.text import read_plan

SMALL = (Path(__file__).parents[2] / "cases" / "plans" / "small.yaml").read_text("utf-8")
KPI = "scopes/service/social_goals/answer-fast/kpis/first-response"


def _faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FaultyInputError) as caught:
        read_plan(text, "plan.yaml")
    assert all(issue.is_blocking and issue.remedy for issue in caught.value.issues)
    return [(issue.where, issue.what) for issue in caught.value.issues]


def _fault(old: str, new: str) -> tuple[str, str]:
    assert SMALL.count(old) == 1
    faults = _faults(SMALL.replace(old, new))
    assert len(faults) == 1
    return faults[0]


def test_all_faults_are_said_at_once_in_the_order_of_the_document() -> None:
    text = (
        SMALL.replace("title: Plan 2026\n", "")
        .replace("direction: down", "direction: dwon")
        .replace("due: 2026-12-31", "due: soon\n              duw: 1")
        .replace("share: 0.25", "share: 25 %")
    )
    assert _faults(text) == [
        (f"plan.yaml, line 19, {KPI}/direction", "“dwon” is not allowed here."),
        (f"plan.yaml, line 27, {KPI}/target/due", "“soon” is no day."),
        (f"plan.yaml, line 28, {KPI}/target/duw", "There is no key “duw” here."),
        (f"plan.yaml, line 33, {KPI}/target/curve/points/1/share", "“25 %” is no number."),
        ("plan.yaml, line 1, title", "The key “title” is missing."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("value: 60", "value: 60\n              value: 61", "line 28, {kpi}/target/value", "twice"),
        ("value: 60", "value: 1e3", "line 27, {kpi}/target/value", "“1e3” is no number."),
        ("value: 60", "value: .nan", "line 27, {kpi}/target/value", "“.nan” is no number."),
        ("value: 60", "value:", "line 27, {kpi}/target/value", "The value is missing."),
        ("value: 60", "value: [60]", "line 27, {kpi}/target/value", "A single value is wanted"),
        ("due: 2026-12-31", "due: 2026-02-30", "line 28, {kpi}/target/due", "is no day."),
        ("due: 2026-12-31", "due: 20261231", "line 28, {kpi}/target/due", "is no day."),
        ("channels: [inbox]", "channels: inbox", "line 35, {kpi}/filter/channels", "A list is"),
        ("direction: down", "frequency_days: 1.5", "line 20, {kpi}/frequency_days", "whole number"),
        ("weight: 1", "weight: 1\n    hue: red", "line 10, perspectives/customers/hue", "key"),
    ],
)  # fmt: skip
def test_a_wrong_key_or_value_is_refused_where_it_stands(
    old: str, new: str, where: str, what: str
) -> None:
    found = _faults(SMALL.replace(old, new))[0]
    assert found[0] == f"plan.yaml, {where.format(kpi=KPI)}"
    assert what in found[1]


def test_what_a_plan_refers_to_and_lacks_is_said_where_it_stands() -> None:
    text = SMALL.replace("_min@1", "_min@2").replace("[inbox]", "[\n                outbox]")
    assert [where for where, _ in _faults(text)] == [
        f"plan.yaml, line 19, {KPI}/metric",
        f"plan.yaml, line 35, {KPI}/filter/channels",
    ]


def test_a_key_may_be_left_empty_where_nothing_is_meant() -> None:
    text = SMALL.replace("      value: 60\n", "      value: 60\n              floor:\n")
    target = read_plan(text, "plan.yaml").scopes[0].social_goals[0].kpis[0].target
    assert target is not None
    assert target.floor is None


def test_a_wrong_key_comes_with_the_nearest_right_one() -> None:
    with pytest.raises(FaultyInputError) as caught:
        read_plan(SMALL.replace("currency:", "currencies:"), "plan.yaml")
    assert [issue.remedy for issue in caught.value.issues] == ["Did you mean currency?", "Add it."]


def test_an_id_cannot_stand_twice_in_a_list() -> None:
    twice = "    weight: 1\n  - id: customers\n    name: Them\n    weight: 1\n"
    assert _fault("    weight: 1\n", twice) == (
        "plan.yaml, line 10, perspectives/customers",
        "The id “customers” stands here twice.",
    )


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "plan.yaml", "The document is empty."),
        ("# only words\n", "plan.yaml", "The document is empty."),
        ("- a\n", "plan.yaml, line 1", "Keys with values are wanted here."),
        ("a\n", "plan.yaml, line 1", "Keys with values are wanted here."),
        ("a: [1\nb: 2\n", "plan.yaml, line 2", "This is not YAML"),
        ("a: b: c\n", "plan.yaml, line 1", "This is not YAML"),
        ("a: \x00\n", "plan.yaml", "This is not YAML"),
        ("a: \ud800\n", "plan.yaml", "This is not YAML"),
        ("a: 1\n---\nb: 2\n", "plan.yaml, line 2", "A second document begins here."),
        ("a: &x 1\n", "plan.yaml, line 1", "Anchors (& and *) are not allowed."),
        ("a: 1\nb: *x\n", "plan.yaml, line 2", "Anchors (& and *) are not allowed."),
        ("\na: !!python/name:os.system\n", "plan.yaml, line 2", "is not allowed."),
        ("? [a]\n: 1\n", "plan.yaml, line 1", "A key is no text."),
        ("[" * 5000, "plan.yaml, line 1", "Too many levels inside each other."),
        (" " * 2_000_001, "plan.yaml", "The document is too long."),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text: str, where: str, what: str) -> None:
    faults = _faults(text)
    assert faults[0][0] == where
    assert what in faults[0][1]


def test_aliases_cannot_make_a_document_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + level)}: &{chr(98 + level)} [*{chr(97 + level)}, *{chr(97 + level)}]\n"
        for level in range(20)
    )
    assert _faults(bomb) == [("plan.yaml, line 1", "Anchors (& and *) are not allowed.")]
