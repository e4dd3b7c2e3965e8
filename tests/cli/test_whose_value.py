"""A value without accounts is that of the plan's own; others come in when asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.web.acme import PLAN

Run = Callable[..., Said]
ROWS = """account,metric,breakdown,day,value
instagram/acme,likes,,2026-06-01,10
instagram/creator,likes,,2026-06-01,300000
instagram/creator,shares,,2026-06-01,5
"""
DAYS = ("--from", "2026-06-01", "--to", "2026-06-01")


@pytest.fixture
def ask(trueline: Run, tmp_path: Path) -> Run:
    """Give the command over a ledger of one account of the plan and one of a creator."""
    path, plan = tmp_path / "days.csv", tmp_path / "plan.yaml"
    path.write_text(ROWS, encoding="utf-8")
    plan.write_text(PLAN, encoding="utf-8")
    assert trueline("import", path).code == 0
    return lambda *words: (
        trueline("plan", "adopt", plan, "--accept", "It is small.")
        if words == ("plan",)
        else trueline("value", *words, *DAYS, "--json")
    )


def test_before_there_is_a_plan_all_accounts_count(ask: Run) -> None:
    said = ask("likes").json
    assert (said["value"], said["accounts"]) == (300010, None)


def test_what_is_not_ours_is_left_out_and_named(ask: Run) -> None:
    assert ask("plan").code == 0
    said = ask("likes").json
    assert (said["value"], said["accounts_left_out"]) == (10, ["instagram/creator"])
    assert "instagram/acme" in said["accounts"]
    assert any("left out: instagram/creator" in one for one in said["caveats"])


def test_others_come_in_when_they_are_asked_for(ask: Run) -> None:
    assert ask("plan").code == 0
    assert ask("likes", "--all-accounts").json["value"] == 300010
    assert ask("likes", "--account", "creator").json["value"] == 300000


def test_a_number_that_only_others_have_says_so(ask: Run) -> None:
    assert ask("plan").code == 0
    said = ask("shares")
    assert (said.code, said.json["value"]) == (1, None)
    assert said.json["accounts_left_out"] == ["instagram/creator"]
    assert said.json["instead"]
