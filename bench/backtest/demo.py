"""Series of the demo organisation, which is invented: each number of each account."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import trueline
from bench.backtest.series import Series, weekly
from trueline.core.period import Period
from trueline.facts.questions import daily_values
from trueline.home.demo import SLUG, load_demo_organisation
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Rule


def demo_series() -> Iterator[Series]:
    """Give what adds up over days; the demo is loaded into a folder of its own."""
    catalogue = load_catalogue()
    added = [one.id for one in catalogue.all() if one.over_time is Rule.SUM and not one.formula]
    days: dict[str, dict[date, float]] = defaultdict(dict)
    with TemporaryDirectory() as folder:
        home = trueline.open(Path(folder))
        load_demo_organisation(home, tell=lambda _done, _all: None)
        workspace = home.workspace(SLUG)
        whole = Period(date(2020, 1, 1), workspace.today)
        rows = workspace.facts.snapshot().ask(daily_values(added, whole)).to_pylist()
    for row in rows:
        network = row["account"].partition("/")[0]
        days[f"{network} {row['metric']}"][row["day"]] = float(row["value"])
    for name, found in sorted(days.items()):
        yield Series(f"demo {name}", "demo", weekly(found))
