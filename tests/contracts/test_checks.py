"""Every check of the folder: what it must have, and what its cases say it finds."""

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from tests.checking import ground_of, plan_with
from trueline.contracts.check import Check, CheckGround, Found
from trueline.plan.parts import look_up
from trueline.usecases.catalogues import CHECKS
from trueline.usecases.check_plan import judge

CASES = Path(__file__).parents[1] / "cases" / "checks"
CHECK_NAMES = [one.name for one in CHECKS.all()]
EVERY_CHECK = pytest.mark.parametrize("name", CHECK_NAMES)


def cases_of(name: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")))


def every_case() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['it']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in cases_of(path.stem)
    ]


def found_by(check: Check, ground: CheckGround) -> list[tuple[str, str]]:
    return sorted((one.path, one.what) for one in check.find(ground))


def expected(case: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((one["at"], one["what"]) for one in case["found"])


@EVERY_CHECK
def test_a_check_says_what_it_is(name: str) -> None:
    check = CHECKS.get(name)
    words = inspect.getdoc(inspect.getmodule(check.find))
    assert words
    for part in ("What:", "Why it matters:", "How to mend it:", "Source:"):
        assert f"\n\n{part}" in words, f"{name} does not say “{part}”"
    assert check.source
    assert check.title[0].isupper()
    assert not check.title.endswith(".")
    assert name == cast("Any", inspect.getmodule(check.find)).__name__.rpartition(".")[2].replace(
        "_", "-"
    )


@EVERY_CHECK
def test_a_check_has_cases_that_find_and_cases_that_do_not(name: str) -> None:
    cases = cases_of(name)
    assert any(case["found"] for case in cases)
    assert any(not case["found"] for case in cases)


@pytest.mark.parametrize(("name", "case"), every_case())
def test_a_case_gives_exactly_its_findings(name: str, case: dict[str, Any]) -> None:
    check, ground = CHECKS.get(name), ground_of(case)
    assert found_by(check, ground) == expected(case)
    for one in check.find(ground):
        assert_can_be_mended(one, ground)


def assert_can_be_mended(one: Found, ground: CheckGround) -> None:
    look_up(ground.plan, one.path)
    assert one.what.endswith(".")
    assert one.remedy.endswith(".")


@pytest.mark.parametrize(("name", "case"), every_case())
def test_the_order_of_a_plans_lists_does_not_matter(name: str, case: dict[str, Any]) -> None:
    ground = ground_of(case)
    other = replace(ground, plan=turned(ground.plan))
    assert found_by(CHECKS.get(name), other) == expected(case)


def turned(record: Any) -> Any:
    """Give a record with every list of records in it the other way round."""
    if isinstance(record, tuple):
        turned_parts = tuple(turned(one) for one in record)
        return turned_parts[::-1] if record and is_dataclass(record[0]) else turned_parts
    if is_dataclass(record) and not isinstance(record, type):
        changed = {one.name: turned(getattr(record, one.name)) for one in fields(record)}
        return replace(record, **changed)
    return record


@EVERY_CHECK
def test_a_crash_becomes_an_issue_that_names_the_check(name: str) -> None:
    def crash(_: CheckGround) -> list[Found]:
        raise ZeroDivisionError("share")

    broken = replace(CHECKS.get(name), find=cast("Callable[[CheckGround], list[Found]]", crash))
    (finding,) = judge(ground_of({}), [broken]).findings
    assert (finding.check, finding.severity) == (name, broken.severity)
    assert name in finding.what


def test_the_sound_plan_has_no_fault() -> None:
    report = judge(ground_of({}, plan_with()), CHECKS.all())
    assert [(one.check, one.path, one.what) for one in report.findings] == []
    assert report.score == 1


def test_every_file_of_cases_belongs_to_a_check() -> None:
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == CHECK_NAMES


def test_first_priorities_are_not_judged_where_nobodys_hours_are_known() -> None:
    report = judge(ground_of({"changes": [{"set": "team", "to": []}]}), CHECKS.all())
    [reason] = [
        one.reason for one in report.not_checked if one.check.name == "too-many-first-priorities"
    ]
    assert reason == "The plan names no team, so nobody's hours are known."
