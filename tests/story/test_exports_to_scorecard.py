"""One story, told to the command line on a bare home: exports and a plan in, a scorecard out.

In a process of its own, as a user runs it. Visits of five days in March: one export, a second one
with a correction, and an old one that turns up late. Every number was worked out by hand.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.databases import own_database

HEADER = "account,metric,breakdown,day,value"
FIRST = ("2026-03-01,100", "2026-03-02,200", "2026-03-03,300")
SECOND = ("2026-03-03,330", "2026-03-04,400")
FOUND_LATE = ("2026-03-02,999",)
OBSERVED = {"found-late.csv": "2026-03-03", "first.csv": "2026-03-04", "second.csv": "2026-03-05"}

PLAN = """
organisation: Acme
title: Ten days
first: 2026-03-01
until: 2026-03-11
currency: EUR
perspectives: [{id: customers, name: Customers, weight: 1}]
goals: [{id: be-visited, name: Be visited}]
scopes:
  - id: shop
    name: Shop
    goals: [{id: visits, name: Visits, serves: [be-visited]}]
    social_goals:
      - id: be-found
        name: Be found
        serves: [visits]
        kpis:
          - id: sessions
            name: Sessions
            metric: web_sessions@1
            direction: up
            perspective: customers
            measuring: to-date
            target: {value: 2000, due: 2026-03-10}
channels: [{id: site, name: Site, accounts: [{network: web, handle: acme}]}]
"""

SPEAKER = """
import json, sys
from trueline.cli.main import main
for words in json.load(sys.stdin):
    code = main([*words, "--json"])
    print(chr(30), code, chr(30))
"""

ASKED = ["value", "web_sessions", "--from", "2026-03-01", "--to", "2026-03-05"]
REFUSED = ["value", "web_users", "--from", "2026-03-01", "--to", "2026-03-05"]


def test_exports_and_a_plan_become_a_scorecard_that_can_be_followed_back(tmp_path: Path) -> None:
    score = ["score", str(_write_plan(tmp_path)), "--on", "2026-03-05"]
    trace = ["trace", "metric_day:web/acme:web_sessions::2026-03-03"]
    said = _tell(
        tmp_path, *_imports(tmp_path, "first", "second", "found-late"), ASKED, trace, score, REFUSED
    )
    assert [code for code, _ in said] == [0, 0, 0, 0, 0, 0, 1]
    late, value, row, card, refusal = (document for _, document in said[2:])

    assert late["files"][0]["facts"]["late"] == 1
    assert value["value"] == 100 + 200 + 330 + 400
    assert value["coverage"] == 4 / 5
    assert (row["file"], row["row"], row["cells"]["value"]) == ("second.csv", 2, "330")
    assert [one["values"]["value"] for one in row["versions"]] == [330, 300]
    assert refusal["value"] is None
    assert refusal["why"]

    reading = card["readings"][0]
    assert (reading["actual"], reading["target"]) == (1030, 2000)
    assert reading["status"] == "on pace"


def _imports(folder: Path, *names: str) -> list[list[str]]:
    files = {"first": FIRST, "second": SECOND, "found-late": FOUND_LATE}
    orders = []
    for name in names:
        path = folder / f"{name}.csv"
        rows = (f"web/acme,web_sessions,,{row}" for row in files[name])
        path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        orders.append(["import", str(path), "--observed", OBSERVED[path.name]])
    return orders


def _write_plan(folder: Path) -> Path:
    path = folder / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _tell(home: Path, *commands: list[str]) -> list[tuple[int, Any]]:
    """Give exit code and JSON of each command, all of them told to one process."""
    process = subprocess.run(
        [sys.executable, "-c", SPEAKER],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **own_database(), "TRUELINE_HOME": str(home / "home")},
    )
    parts = process.stdout.split(chr(30))[:-1]
    return [
        (int(code), json.loads(document))
        for document, code in zip(parts[::2], parts[1::2], strict=True)
    ]
