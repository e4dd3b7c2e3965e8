"""Forecasts of 300 KPIs over 156 weeks: from the ledger, and against AutoETS series by series.

The goal is seconds on two cores. The named peer is a loop of statsforecast's AutoETS over the same
weeks, in its own environment (``make backtest`` sets it up); it takes no gaps, knows no ledger and
gives no chance, so that it does less. CPU seconds count: clocks of busy machines say little.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from trueline.measure.forecasting.door import forecasts
from trueline.measure.forecasting.history import Aim, Course, History, Outlook, Week
from trueline.measure.forecasting.scales import Bounds
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Account, Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Measuring
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers
from trueline.usecases.forecasting.asked import Seen
from trueline.usecases.forecasting.forecast_kpis import forecasts_seen
from trueline.usecases.kpi_ground import kpi_ground

if TYPE_CHECKING:
    from tests.ledgers import Ledger

ROOT = Path(__file__).resolve().parents[1]
PEERS_PYTHON = ROOT / ".venv-backtest" / "bin" / "python"
PEERS = ROOT / "bench" / "backtest" / "peers.py"
PEER = "statsforecast AutoETS"
KPIS, WEEKS, AHEAD = 300, 156, 26
METRICS = ("views", "likes", "comments", "shares", "saves", "link_clicks", "profile_visits",
           "followers_gained", "impressions", "sends")  # fmt: skip
ACCOUNTS = 8
LAST = date(2026, 6, 30)
FIRST = LAST - timedelta(days=7 * WEEKS - 1)


def weeks_of_kpis() -> np.ndarray:
    """Make weekly counts that wander, swing with the year and are noisy."""
    rng = np.random.default_rng(1)
    level = rng.normal(8, 1, (KPIS, 1)) + rng.normal(0, 0.03, (KPIS, WEEKS)).cumsum(axis=1)
    season = 0.2 * np.sin(2 * np.pi * np.arange(WEEKS) / 52.1775 + rng.uniform(0, 6, (KPIS, 1)))
    made: np.ndarray = np.exp(level + season + rng.normal(0, 0.15, (KPIS, WEEKS))).round()
    return made


def outlooks_of(weeks: np.ndarray) -> list[Outlook]:
    due = LAST + timedelta(days=7 * AHEAD)
    return [
        Outlook(
            History(Course.SUM, Bounds.POSITIVE, LAST, tuple(Week(float(one)) for one in row)),
            due, LAST, Aim(float(row[-26:].sum() * 2), None),
            date(2026, 1, 1), 0, (float(row[-26:].sum()), 0.0), float(row[-26:].sum()), (number,),
        )
        for number, row in enumerate(weeks)
    ]  # fmt: skip


def cpu_and_clock(work: Callable[[], Any]) -> tuple[float, float]:
    """Give the CPU and the clock seconds of the faster of three rounds."""
    rounds = []
    for _ in range(3):
        began = time.process_time(), time.perf_counter()
        work()
        rounds.append((time.process_time() - began[0], time.perf_counter() - began[1]))
    return min(rounds)


def of_peer(weeks: np.ndarray) -> float:
    """Give the CPU seconds that the peer needs for the same weeks."""
    with TemporaryDirectory() as folder:
        asked, told = Path(folder) / "cases.npz", Path(folder) / "answers.npz"
        np.savez(asked, **{f"{at}_{AHEAD}_{at}": row for at, row in enumerate(weeks)})
        one_core = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        subprocess.run(
            [str(PEERS_PYTHON), str(PEERS), str(asked), str(told), PEER],
            check=True,
            env=os.environ | one_core,
        )
        said: dict[str, float] = json.loads(told.with_suffix(".json").read_text())
        return said["seconds"]


def from_ledger(folder: Path) -> tuple[float, float]:
    """Give the seconds of 300 KPIs from facts to forecasts; their actuals are read beforehand."""
    from tests.ledgers import open_ledger

    ledger = open_ledger(folder, rules=load_catalogue().metrics)
    fill(ledger)
    plan = plan_of_kpis()
    answers = Answers(ledger.store.snapshot())
    actuals = [
        (one, kpi_ground(answers, plan, one, LAST).actual(), "") for one in placed_kpis(plan)
    ]

    def work() -> None:
        fresh = Seen(Answers(ledger.store.snapshot()), plan, (), LAST)
        found = forecasts_seen(fresh, actuals)
        if reasons := {one.why for one in found.values() if one.landing is None}:
            raise SystemExit(f"Some KPI has no forecast: {reasons}")

    return cpu_and_clock(work)


def fill(ledger: "Ledger") -> None:
    """Import daily counts of every account and metric."""
    rng = np.random.default_rng(2)
    days = [FIRST + timedelta(days=one) for one in range(7 * WEEKS)]
    for account in range(ACCOUNTS):
        rows = [
            (f"x/a{account}", metric, "", day, str(int(value)))
            for metric in METRICS
            for day, value in zip(days, rng.poisson(200, len(days)), strict=True)
        ]
        ledger.days(rows, name=f"{account}.csv")


def plan_of_kpis() -> Plan:
    """Give a plan with 300 KPIs, each of a metric on some of the accounts."""
    from tests import factories

    kpis = tuple(
        factories.kpi(
            id=f"kpi-{at}", metric=METRICS[at % len(METRICS)], measuring=Measuring.TO_DATE,
            target=factories.target("1000000"), filter=Filter(accounts=_some_accounts(at)),
        )
        for at in range(KPIS)
    )  # fmt: skip
    goal = SocialGoal("seen", "Be seen", kpis=kpis)
    accounts = tuple(Account("x", f"a{at}", f"A{at}") for at in range(ACCOUNTS))
    return Plan(
        organisation="acme", title="Acme", first=date(2026, 1, 1), until=date(2027, 1, 1),
        currency="EUR", perspectives=(Perspective("customers", "Customers", Decimal(1)),),
        scopes=(Scope("marketing", "Marketing", social_goals=(goal,)),),
        channels=(Channel("x", "X", accounts=accounts),),
    )  # fmt: skip


def _some_accounts(at: int) -> tuple[str, ...]:
    some = (at // len(METRICS)) % (2**ACCOUNTS - 1) + 1
    return tuple(f"x/a{one}" for one in range(ACCOUNTS) if some >> one & 1)


def main() -> None:
    weeks = weeks_of_kpis()
    outlooks = outlooks_of(weeks)
    cpu, clock = cpu_and_clock(lambda: forecasts(outlooks))
    print(f"{KPIS} KPIs, {WEEKS} weeks, {AHEAD} weeks ahead {datetime.now(UTC):%Y-%m-%d}")
    print(f"{'':44}{'CPU s':>8}{'clock s':>9}")
    print(f"{'weeks to forecasts':44}{cpu:8.2f}{clock:9.2f}")
    with TemporaryDirectory() as folder:
        facts = ACCOUNTS * len(METRICS) * 7 * WEEKS
        of_facts = from_ledger(Path(folder) / "ledger")
        print(f"{f'{facts:,} facts to forecasts':44}{of_facts[0]:8.2f}{of_facts[1]:9.2f}")
    if not PEERS_PYTHON.is_file():
        print("LEFT OUT: the peer; `make backtest` sets its environment up.")
        return
    peer = of_peer(weeks)
    print(f"{f'{PEER}, one by one':44}{peer:8.2f}")
    print(f"peer over ours, CPU: {peer / cpu:.1f}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))  # the tests' ledgers and records
    main()
