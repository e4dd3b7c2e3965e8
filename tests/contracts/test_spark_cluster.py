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
from trueline.demo.plan import plan_text

pytestmark = [*ON_SPARK, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with spark_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home with the demo organisation, whose KPIs ask every kind of question."""
    folder = tmp_path_factory.mktemp("home")
    trueline(folder, {}, "demo", "load")
    (folder / "plan.yaml").write_text(plan_text(), encoding="utf-8")
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
    assert any(one["actual"] is not None for one in json.loads(usual)["readings"])
    wait_for(cluster.connect)
    others = {
        "cluster": score(home, "spark", cluster.master, cluster.environment),
        "connect": score(home, "spark", cluster.connect, {}),
    }
    digests = {name: sha256(text.encode()).hexdigest() for name, text in others.items()}
    assert digests == dict.fromkeys(others, sha256(usual.encode()).hexdigest())
    assert [cluster.workers_of(f"app-*-{number:04}") for number in (0, 1)] == [WORKERS, WORKERS]
