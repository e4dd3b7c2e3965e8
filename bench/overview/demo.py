"""The whole overview of the demo: all KPIs with forecasts, 78 weeks, channels and decisions."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.scorecard_query import best, open_recorded, raw_seconds
from trueline.measure.scorecard import Scorecard
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Plan
from trueline.plugins.engines.duckdb import ENGINE
from trueline.usecases.channel_balances import channel_balances
from trueline.usecases.deciding.needs_decision import needs_decision
from trueline.usecases.read_channel import read_channels
from trueline.usecases.read_series import read_trends
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

WEEKS = 78


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview is made of, block by block."""

    workspace: Workspace
    plan: Plan
    card: Scorecard

    def blocks(self) -> dict[str, Callable[[], Any]]:
        """Give each block's work by its name."""
        workspace, plan, on = self.workspace, self.plan, self.workspace.today
        placed = placed_kpis(plan)
        return {
            "scorecard, forecasts": lambda: score(workspace, plan, on=on),
            f"{WEEKS} weeks of each KPI": lambda: read_trends(
                workspace, plan, placed, on=on, week_count=WEEKS
            ),
            "channels": lambda: channel_balances(
                plan, self.card, read_channels(workspace, plan, plan.channels, on=on)
            ),
            "needs a decision": lambda: needs_decision(workspace, plan, self.card),
        }


def measure_demo(folder: Path) -> dict[str, Any]:
    """Work out the overview in this process, cold and then warm; seconds by block."""
    began = time.perf_counter()
    workspace, engine = open_recorded(folder)
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise SystemExit("The demo has no plan in force.")
    card = score(workspace, adopted.plan, on=workspace.today)
    overview = Overview(workspace, adopted.plan, card)
    told: dict[str, Any] = {"cold": {"open and first scorecard": time.perf_counter() - began}}
    engine.asked.clear()
    for name, work in overview.blocks().items():
        began = time.perf_counter()
        work()
        told["cold"][name] = time.perf_counter() - began
    asked = list(engine.asked)
    told["warm"] = {name: best(work) for name, work in overview.blocks().items()}
    told["questions"] = len(asked)
    told["queries"] = best(lambda: [ENGINE.query(sql, sources) for sql, sources in asked])
    with TemporaryDirectory() as scratch:
        told["raw"] = raw_seconds(asked, Path(scratch))
    return told
