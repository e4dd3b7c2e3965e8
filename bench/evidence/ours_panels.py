"""Ours on a large panel: ``python -m bench.evidence.ours_panels event|staggered PATH``.

Prints its answer as JSON; the process is measured from outside.
"""

import json
import math
import sys

from bench.evidence.panels import FIRST, LAST, WEEKS
from trueline.evidence.cube.asking import ask_cube_in_slices
from trueline.evidence.cube.long_panel import Ask, LongPanel
from trueline.evidence.staggered.by_scores import within_engine
from trueline.evidence.staggered.effects import effects_of_cube
from trueline.evidence.staggered.regression import by_event_time, regress
from trueline.plugins.engines.duckdb import DuckDBEngine

CORES = 2


def event(ask: Ask, panel: LongPanel) -> dict[str, object]:
    """Fit the event study of 25 coefficients."""
    found = regress(within_engine(ask, panel), by_event_time(WEEKS, FIRST, LAST))
    return {"coefficients": found.coefficients.tolist(), "errors": found.errors.tolist()}


def staggered(ask: Ask, panel: LongPanel) -> dict[str, object]:
    """Work out group-time effects and what they come to over all."""
    found = effects_of_cube(ask_cube_in_slices(ask, panel))
    if found is None:
        raise SystemExit("nobody can be compared")
    return {"lift": float(found.values[0]), "error": math.sqrt(found.covariance[0, 0])}


def main(what: str, path: str) -> None:
    engine = DuckDBEngine(thread_count=CORES)
    panel = LongPanel("member", "week", "sales", "start", never=-1)
    work = {"event": event, "staggered": staggered}[what]
    print(json.dumps(work(lambda sql: engine.query(sql, {"panel": [path]}), panel)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
