"""Decisions and action items on the command line: the same as on the pages."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.web.acme import PLAN

Run = Callable[..., Said]
VIEWS = "scopes/marketing/social_goals/be-seen/kpis/views"


@pytest.fixture
def acme(trueline: Run, tmp_path: Path) -> Run:
    """Acme's plan, and views of 100 a day for 59 days."""
    days = [date(2026, 1, 1) + timedelta(days=step) for step in range(59)]
    rows = "".join(f"instagram/acme,views,,{day},100\n" for day in days)
    (tmp_path / "plan.yaml").write_text(PLAN)
    (tmp_path / "days.csv").write_text(f"account,metric,breakdown,day,value\n{rows}")
    assert trueline("plan", "adopt", tmp_path / "plan.yaml", "--accept", "It is small.").code == 0
    assert trueline("import", tmp_path / "days.csv").code == 0
    return trueline


def test_a_decision_is_kept_listed_shown_and_looked_at_again(acme: Run) -> None:
    kept = acme(
        *("decide", "add", "We make shorter films", "--because", "Views are slow."),
        *("--kind", "change-tactic", "--about", VIEWS, "--owner", "Ada Brandt"),
        *("--on", "2026-02-01", "--review-on", "2026-02-20", "--json"),
    )
    assert kept.json["id"] == "2026-02-01-1"
    actual = kept.json["seen"][0]
    assert (actual["text"], actual["on"]) == ("3,200", "2026-02-01")  # 32 days of 100
    due = acme("decide", "list", "--due", "--on", "2026-02-28")
    assert "2026-02-01-1  Ada Brandt  due for review since 2026-02-20" in due.text
    shown = acme("decide", "show", "2026-02-01-1", "--on", "2026-02-28")
    assert "Views of our films: 5,100 on 2026-02-20, 1,900 higher since then" in shown.text
    refused = acme("decide", "review", "2026-02-01-1", "Films drove 1,900 views.")
    assert refused.code == 1
    assert "“drove” says more than grade E allows" in refused.text + refused.beside
    found = acme("decide", "review", "2026-02-01-1", "Views rose since.", "--on", "2026-02-20")
    assert "Views of our films, actual: 5,100" in found.text
    [one] = acme("decide", "list", "--json").json
    assert (one["reviewed_on"], one["is_due_for_review"]) == ("2026-02-20", False)


def test_an_action_item_is_added_moved_done_and_dropped(acme: Run) -> None:
    day = ("--on", "2026-02-01")
    assert acme("actions", "add", "Cut", "--owner", "Ada Brandt", "--due", "2026-02-05", *day)
    assert acme("actions", "add", "Ask", "--owner", "Bo Lindqvist", *day).code == 0
    wrong = acme("actions", "add", "Ask", "--owner", "Bo Lindquist", *day)
    assert wrong.code == 1
    assert "names nobody called “Bo Lindquist”" in wrong.text + wrong.beside
    listed = acme("actions", "list", "--on", "2026-02-10").text
    assert "2026-02-01-1  2026-02-05 overdue  open" in listed
    moved = acme("actions", "move", "2026-02-01-1", "--to", "under-way", "--due", "2026-02-12")
    assert moved.text.strip() == "2026-02-01-1 is under way: Ada Brandt, Cut, due 2026-02-12"
    assert acme("actions", "done", "2026-02-01-1").code == 0
    assert acme("actions", "drop", "2026-02-01-2", "--because", "Not needed.").code == 0
    assert acme("actions", "list").text.strip() == "Nothing is to be done."
    every = acme("actions", "list", "--all", "--json").json
    assert {(one["id"], one["status"]) for one in every} == {
        ("2026-02-01-1", "done"),
        ("2026-02-01-2", "dropped"),
    }
