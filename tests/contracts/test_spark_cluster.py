"""One scorecard, byte for byte, from DuckDB, from a cluster, and from Spark Connect on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from tests.engines import ON_SPARK
from tests.spark_cluster import WORKERS, Cluster, spark_cluster, wait_for

PLAN = """
organisation: Larkmoor Mending
title: A KPI of each kind of question
first: 2026-01-01
until: 2027-01-01
currency: EUR
perspectives: [{id: customers, name: Customers, weight: 1}]
goals: [{id: grow, name: Grow, source: Board paper 7}]
scopes:
  - id: all
    name: All
    mission: We mend.
    goals: [{id: be-found, name: Be found, serves: [grow]}]
    social_goals:
      - id: heard
        name: Be heard
        serves: [be-found]
        kpis:
          - id: views
            name: Views
            metric: views@1
            direction: up
            perspective: customers
            measuring: to-date
            target: {value: 2800000, due: 2026-12-31}
          - id: revenue
            name: Revenue
            metric: revenue_gross@1
            direction: up
            perspective: customers
            measuring: to-date
            target: {value: 430000, due: 2026-12-31}
          - id: first-answer
            name: First answer
            metric: first_response_bh_min@1
            direction: down
            perspective: customers
            measuring: trailing
            trailing_days: 28
            baseline: {value: 97, first: 2025-10-01, until: 2026-01-01}
            target: {value: 60, due: 2026-12-31}
          - id: orders-again
            name: Orders again
            metric: repeat_order_share@1
            direction: up
            perspective: customers
            measuring: trailing
            trailing_days: 91
            baseline: {value: 0.3869, first: 2025-10-01, until: 2026-01-01}
            target: {value: 0.62, due: 2026-12-31}
        tactics: [{id: guides, name: Guides, channels: [tiktok]}]
channels:
  - {id: tiktok, name: TikTok, accounts: [{network: tiktok, handle: larkmoormending}]}
  - {id: shop, name: Shop, accounts: [{network: shop, handle: larkmoormending}]}
  - {id: inbox, name: Inbox, accounts: [{network: inbox, handle: larkmoormending}]}
"""

pytestmark = [*ON_SPARK, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with spark_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the demo's rows, and a plan that sums days and rows, and takes medians.

    Every question there is gets asked of Spark beside this; here a few of them travel.
    """
    folder = tmp_path_factory.mktemp("home")
    trueline(folder, {}, "demo", "load")
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return folder


def trueline(home: Path, environment: Mapping[str, str], *words: str) -> str:
    """Give what a command prints, in a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "trueline.cli.main", *words, "--json"],
        env={
            **{name: text for name, text in os.environ.items() if not name.startswith("TRUELINE")},
            **environment,
            "TRUELINE_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def score(home: Path, engine: str, address: str, environment: Mapping[str, str]) -> str:
    chosen = {"TRUELINE_ENGINE": engine, "TRUELINE_SPARK": address}
    return trueline(home, {**environment, **chosen}, "score", str(home / "plan.yaml"))


def test_the_same_scorecard_comes_from_one_machine_and_from_a_cluster(
    cluster: Cluster, home: Path
) -> None:
    usual = score(home, "duckdb", "", {})
    assert None not in [one["actual"] for one in json.loads(usual)["readings"]]
    wait_for(cluster.connect)
    others = {
        "cluster": score(home, "spark", cluster.master, cluster.environment),
        "connect": score(home, "spark", cluster.connect, {}),
    }
    digests = {name: sha256(text.encode()).hexdigest() for name, text in others.items()}
    assert digests == dict.fromkeys(others, sha256(usual.encode()).hexdigest())
    assert [cluster.workers_of(f"app-*-{number:04}") for number in (0, 1)] == [WORKERS, WORKERS]
