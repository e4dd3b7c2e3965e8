"""The product's own scorecard of 300 KPIs on three years of exports, channel by channel.

Each KPI is one metric over all accounts since the plan began, with a target; each of the eight
networks is a channel, so 2,400 cells and 300 forecasts come out. The peer is the script that a
person would write with pandas, which works out the weeks and no forecast.
"""

import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from bench.facts.exports import DAYS, FIRST_DAY, KPIS, NETWORKS, Exports
from bench.facts.trueline_ledger import TruelineLedger
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Kind
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.kpi import Direction, Kpi, Measuring
from trueline.plan.target import Baseline, Target

ON = date.fromordinal(date.fromisoformat(FIRST_DAY).toordinal() + DAYS - 1)


def plan_of(exports: Exports) -> Plan:
    """Give a plan of 300 KPIs over the accounts and metrics of the exports."""
    with duckdb.connect(str(exports.names), read_only=True) as names:
        accounts = [one for (one,) in names.sql("select account from account").fetchall()]
        metrics = [one for (one,) in names.sql("select metric from metric").fetchall()]
    kpis = tuple(_kpi(number, metrics[number % len(metrics)]) for number in range(KPIS))
    return Plan(
        organisation="Bench",
        title="Three hundred KPIs",
        first=date(ON.year, 1, 1),
        until=date(ON.year + 1, 7, 1),
        currency="EUR",
        perspectives=(Perspective("all", "All", Decimal(1)),),
        scopes=(Scope("s", "Scope", social_goals=(SocialGoal("g", "Goal", kpis=kpis),)),),
        channels=tuple(_channel(one, accounts) for one in NETWORKS),
    )


def measure_many(exports: Exports, folder: Path) -> dict[str, Any]:
    """Import the exports and score the plan, cold and warm; seconds."""
    ledger = TruelineLedger(folder)
    ledger.load(exports)
    import trueline
    from trueline.usecases.score import score

    workspace, plan = trueline.open(folder).workspace(), plan_of(exports)
    told: dict[str, Any] = {}
    for name in ("first", "again"):
        wall, cpu = time.perf_counter(), time.process_time()
        card = score(workspace, plan, on=ON)
        told[name] = (time.perf_counter() - wall, time.process_time() - cpu)
    told["cells"] = sum(len(one.actuals) for one in card.channels)
    told["forecasts"] = sum(
        one.forecast is not None and one.forecast.landing is not None for one in card.readings
    )
    return told


def _kpi(number: int, metric: str) -> Kpi:
    is_level = load_catalogue().get(metric).kind is Kind.GAUGE
    return Kpi(
        id=f"kpi-{number}",
        name=f"KPI {number}",
        metric=f"{metric}@1",
        direction=Direction.UP,
        perspective="all",
        measuring=Measuring.TRAILING if is_level else Measuring.TO_DATE,
        baseline=Baseline(Decimal(1), date(ON.year - 1, 1, 1), date(ON.year, 1, 1)),
        target=Target(Decimal(10) ** 7, date(ON.year + 1, 6, 30)),
    )


def _channel(network: str, accounts: list[str]) -> Channel:
    own = (one.partition("/")[2] for one in accounts if one.startswith(f"{network}/"))
    return Channel(network, network.title(), accounts=tuple(Account(network, one) for one in own))
