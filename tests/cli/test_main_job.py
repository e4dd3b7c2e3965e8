"""Exports and a plan go in, numbers that lead back to their rows come out."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Run = Callable[..., Said]
DAILY = """account,metric,breakdown,day,value
instagram/acme,views,,2026-06-01,100
instagram/acme,views,,2026-06-02,120
instagram/acme,views,,2026-06-04,80
instagram/acme,reach,,2026-06-01,70
instagram/acme,reach,,2026-06-02,60
instagram/acme,followers_total,,2026-06-01,500
instagram/acme,followers_total,,2026-06-04,512
x/acme,impressions,,2026-06-01,1000
x/acme,link_clicks,,2026-06-01,10
"""
PLAN = """
organisation: Acme
title: Plan for 2026
first: 2026-06-01
until: 2026-07-01
currency: EUR
perspectives:
  - {id: customers, name: Customers, weight: 1}
goals:
  - {id: grow, name: Grow}
scopes:
  - id: marketing
    name: Marketing
    mission: To be found by people who furnish a home.
    goals:
      - {id: found, name: Be found, serves: [grow]}
    social_goals:
      - id: seen
        name: Be seen
        serves: [found]
        kpis:
          - id: views
            name: Views
            metric: views@1
            direction: up
            perspective: customers
            measuring: to-date
            target: {value: 3000, due: 2026-06-30}
channels:
  - id: instagram
    name: Instagram
    accounts:
      - {network: instagram, handle: acme}
"""
JUNE = ("--from", "2026-06-01", "--to", "2026-06-05")


@pytest.fixture
def daily(tmp_path: Path) -> Path:
    path = tmp_path / "daily.csv"
    path.write_text(DAILY, encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_an_import_says_what_became_of_every_row(trueline: Run, daily: Path) -> None:
    said = trueline("import", daily, "--json")
    [file] = said.json["files"]
    assert said.code == 0
    assert file["rows"] == {"read": 9, "facts": 9, "totals": 0, "set_aside": 0}
    assert (file["importer"], file["batch"]) == ("trueline-daily", 1)
    assert (file["first_day"], file["last_day"]) == ("2026-06-01", "2026-06-04")
    assert file["metrics"]["views"]["total"] == 300
    assert file["metrics"]["followers_total"]["total"] == 512
    assert file["metrics"]["reach"]["total"] is None
    assert "cannot be added up" in file["metrics"]["reach"]["why"]
    assert file["metrics"]["reach"]["column_sum"] == 130


def test_the_same_file_again_changes_nothing(trueline: Run, daily: Path) -> None:
    trueline("import", daily)
    [file] = trueline("import", daily, "--json").json["files"]
    assert file["repeat"] is True
    assert file["batch"] == 1
    assert trueline("value", "views", *JUNE, "--json").json["value"] == 300


def test_a_dry_run_keeps_nothing(trueline: Run, daily: Path) -> None:
    [file] = trueline("import", daily, "--dry-run", "--json").json["files"]
    assert file["batch"] is None
    assert file["metrics"]["views"]["total"] == 300
    assert trueline("value", "views", *JUNE, "--json").json["value"] is None


def test_a_gap_is_coverage_and_not_zero(trueline: Run, daily: Path) -> None:
    trueline("import", daily)
    found = trueline("value", "views", *JUNE, "--json").json
    assert (found["value"], found["coverage"]) == (300, 0.6)


def test_people_of_several_days_are_refused_with_the_nearest_question(
    trueline: Run, daily: Path
) -> None:
    trueline("import", daily)
    said = trueline("value", "reach", *JUNE, "--json")
    assert said.code == 1
    assert said.json["value"] is None
    assert "different people" in said.json["why"]
    assert said.json["instead"].startswith("Ask for one day")


def test_a_sum_of_levels_is_refused_and_the_level_itself_is_not(trueline: Run, daily: Path) -> None:
    trueline("import", daily)
    assert trueline("value", "followers_total", *JUNE, "--json").json["value"] == 512
    summed = trueline("value", "followers_total", *JUNE, "--how", "sum", "--json")
    assert summed.code == 1
    assert "level" in summed.json["why"]


def test_a_value_leads_back_to_file_row_and_cells(trueline: Run, daily: Path) -> None:
    trueline("import", daily)
    found = trueline(
        "value", "views", "--from", "2026-06-02", "--to", "2026-06-02", "--trace", "--json"
    ).json
    [fact] = found["facts"]
    assert (fact["file"], fact["row"]) == ("daily.csv", 3)
    assert fact["cells"]["value"] == "120"
    again = trueline("trace", fact["fact"], "--json").json
    assert again["cells"] == fact["cells"]


def test_a_corrected_export_restates_and_the_old_number_stays_askable(
    trueline: Run, daily: Path, tmp_path: Path
) -> None:
    trueline("import", daily, "--observed", "2026-06-06T08:00")
    before = trueline("value", "views", *JUNE, "--json").json
    corrected = tmp_path / "corrected.csv"
    corrected.write_text(DAILY.replace("06-02,120", "06-02,130"), encoding="utf-8")
    [file] = trueline("import", corrected, "--observed", "2026-06-07T08:00", "--json").json["files"]
    assert file["facts"]["changed"] == 1
    assert (before["value"], trueline("value", "views", *JUNE, "--json").json["value"]) == (
        300,
        310,
    )
    fact = "metric_day:instagram/acme:views::2026-06-02"
    versions = trueline("trace", fact, "--json").json["versions"]
    assert [Decimal(str(one["values"]["value"])) for one in versions] == [130, 120]


def test_an_older_export_without_its_time_is_doubted(
    trueline: Run, daily: Path, tmp_path: Path
) -> None:
    trueline("import", daily)
    older = tmp_path / "older.csv"
    head, *rows = DAILY.splitlines(keepends=True)
    older.write_text(head + rows[0].replace(",100", ",90"), encoding="utf-8")
    [file] = trueline("import", older, "--json").json["files"]
    [doubt] = [one for one in file["issues"] if one["severity"] == "warns"]
    assert "ends on 2026-06-01" in doubt["what"]
    assert "batch 1 (daily.csv) reaches to 2026-06-04" in doubt["what"]
    [stated] = trueline("import", older, "--observed", "2026-06-02", "--json").json["files"]
    assert stated["issues"] == []


def test_a_plan_is_scored_against_its_facts(trueline: Run, daily: Path, plan: Path) -> None:
    trueline("import", daily)
    score = ("score", plan, "--on", "2026-06-05", "--json")
    [gapped] = trueline(*score).json["readings"]
    assert gapped["status"] == "no data"  # one of four days is missing
    assert "Only 75.0% of its days hold a value" in gapped["why"]
    daily.write_text(DAILY + "instagram/acme,views,,2026-06-03,0\n", encoding="utf-8")
    trueline("import", daily)
    said = trueline(*score)
    [reading] = said.json["readings"]
    assert said.code == 0
    assert (reading["on"], reading["held_on"]) == ("2026-06-05", "2026-06-04")
    assert (reading["actual"], reading["target"]) == (300, 3000)
    # 4 of the 30 days of June are imported, so 400 of the 3,000 are due; 300 are there.
    assert reading["expected"] == pytest.approx(400)
    assert reading["pace"] == pytest.approx(0.75)
    assert reading["status"] == "off pace"
    [channel] = said.json["channels"]
    assert channel["actuals"]["marketing/seen/views"]["value"] == 300
    assert [one["kpi"] for one in channel["rests_on"]] == ["marketing/seen/views"]
    assert channel["pace"] == said.json["pace"] == pytest.approx(0.75)
    assert reading["forecast"]["landing"] is None  # five days are no history
    needed = {one["matter"]: one for one in said.json["needs_decision"]}
    assert needed["off pace"]["share"] == 1
    assert [one["status"] for one in said.json["rules"]["rules"]][:2] == ["reached", "on pace"]


def test_a_plan_shown_as_yaml_is_the_same_plan(trueline: Run, plan: Path, tmp_path: Path) -> None:
    shown = trueline("plan", "show", plan, "--yaml", "--json").json
    again = tmp_path / "again.yaml"
    again.write_text(shown["yaml"], encoding="utf-8")
    assert trueline("plan", "check-syntax", again, "--json").json["digest"] == shown["digest"]


def test_a_channel_is_a_network_or_a_channel_of_the_plan(
    trueline: Run, daily: Path, plan: Path
) -> None:
    trueline("import", daily)
    trueline("plan", "adopt", plan, "--accept", "Tried out")
    found = trueline("value", "views", *JUNE, "--channel", "instagram", "--json").json
    assert found["value"] == 300
    assert trueline("value", "views", *JUNE, "--channel", "myspace").code == 1


def test_notebooks_read_the_same_plan_facts_and_scorecard(
    trueline: Run, home: Path, daily: Path, plan: Path
) -> None:
    import trueline as library  # noqa: PLC0415 - named as the fixture

    trueline("import", daily)
    trueline("plan", "adopt", plan, "--accept", "Tried out")
    opened = library.open(home)
    assert opened.plan().title == "Plan for 2026"
    table = opened.facts("views")
    assert sum(table["value"].to_pylist()) == 300
    card = opened.scorecard_table()
    assert card["kpi"].to_pylist() == ["marketing/seen/views"]
