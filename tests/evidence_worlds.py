"""Simulated worlds whose truth is known, in the shapes that estimators work on.

Every world goes the way of real data: columns are read as rows, rows become observations.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from trueline.evidence.observations import Observations
from trueline.evidence.observing.observed import observed
from trueline.evidence.study import Assignment, Study, Treatment
from trueline.evidence.study_source import Columns, Medium, Source
from trueline.usecases.studying.reading.arrow_rows import rows_of_table

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class World:
    """Data of known truth, and the study that asks for it.

    Attributes:
        study: The question.
        table: Columns.
        lift: True average effect a treated unit and period.
    """

    study: Study
    table: Table
    lift: float

    def observed(self, order: Any = None) -> Observations:
        """Give observations; ``order`` puts the rows in another order first."""
        table = pa.table({name: np.asarray(column) for name, column in self.table.items()})
        table = table if order is None else table.take(pa.array(order))
        return observed(rows_of_table(table, self.study), self.study)

    def changed(self, **columns: Any) -> "World":
        """Give the same world with other columns."""
        return replace(self, table={**self.table, **columns})


def trial(rng: np.random.Generator, lift: float) -> World:
    """Members whom chance assigned, with what was known before."""
    count = 160
    before = rng.normal(20, 3, count)
    age = rng.integers(20, 60, count).astype(float)
    treated = rng.permutation(np.repeat([0, 1], count // 2))
    outcome = 5 + 0.7 * before + 0.02 * age + lift * treated + rng.normal(0, 2, count)
    study = Study(
        "trial",
        "Did it?",
        Source(path="trial"),
        Columns(
            outcome="outcome",
            covariates=("age",),
            before=("before",),
            placebo_outcome="returns",
        ),
        Treatment(column="treated", assignment=Assignment.RANDOMISED, planned_share=0.5),
    )
    table = {"outcome": outcome, "treated": treated, "before": before, "age": age}
    return World(study, table | {"returns": rng.normal(3, 1, count)}, lift)


def rolled_out(rng: np.random.Generator, lift: float) -> World:
    """Shops by week, half of which got the tactic in the same week."""
    return _panel(rng, lift, units=40, treated=20, periods=20, start=12)


def one_market(rng: np.random.Generator, lift: float) -> World:
    """One market with the tactic among many without, over many periods."""
    return _panel(rng, lift, units=16, treated=1, periods=60, start=45)


def one_series(rng: np.random.Generator, lift: float) -> World:
    """One series with a control that shares its ups and downs."""
    periods, start = 90, 70
    shared = np.cumsum(rng.normal(0, 0.3, periods))
    level = 50 + shared + rng.normal(0, 1, periods)
    outcome = level + lift * (np.arange(periods) >= start)
    study = Study(
        "series",
        "Did it?",
        Source(path="series"),
        Columns(period="period", outcome="outcome", controls=("control",)),
        Treatment(start=str(start)),
    )
    control = 30 + shared + rng.normal(0, 0.3, periods)
    table = {"period": np.arange(periods), "outcome": outcome, "control": control}
    return World(study, table, lift)


def claimed(rng: np.random.Generator, lift: float) -> World:
    """One series of which codes claim just what the tactic brought, give or take chance."""
    periods, start = 60, 30
    since = np.arange(periods) >= start
    claims = np.where(since, np.maximum(lift + rng.normal(0, 0.4, periods), 0), 0.0)
    study = Study(
        "codes",
        "Did it?",
        Source(path="codes"),
        Columns(period="period", outcome="outcome", attributed="claimed"),
        Treatment(start=str(start)),
    )
    outcome = rng.normal(50, 1, periods) + claims
    return World(study, {"period": np.arange(periods), "outcome": outcome, "claimed": claims}, lift)


def spent(rng: np.random.Generator, lift: float) -> World:
    """Two channels whose spend moves the outcome, some of it a period later."""
    periods = 60
    spend = rng.gamma(2.0, 50.0, (periods, 2))
    carried = 0.7 * spend + 0.3 * np.vstack((spend[:1], spend[:-1]))
    moved = carried @ np.array([0.6, 0.4])
    outcome = rng.normal(40, 0.5, periods) + lift * moved / moved.mean()
    study = Study(
        "media",
        "Did it?",
        Source(path="media"),
        Columns(
            period="period",
            outcome="outcome",
            media=(Medium("video", "video_spend"), Medium("search", "search_spend")),
        ),
    )
    table = {"period": np.arange(periods), "outcome": outcome}
    return World(study, {**table, "video_spend": spend[:, 0], "search_spend": spend[:, 1]}, lift)


WORLDS: Mapping[str, Callable[[np.random.Generator, float], World]] = {
    "trial": trial,
    "rolled out": rolled_out,
    "one market": one_market,
    "one series": one_series,
    "claimed": claimed,
    "spent": spent,
}


def _panel(
    rng: np.random.Generator, lift: float, *, units: int, treated: int, periods: int, start: int
) -> World:
    own = rng.normal(30, 4, units)[:, None]
    shared = np.cumsum(rng.normal(0, 0.5, periods))[None, :]
    whose = rng.permutation(units) < treated
    since = np.arange(periods) >= start
    effect = lift * whose[:, None] * since[None, :]
    outcome = own + shared + effect + rng.normal(0, 1, (units, periods))
    study = Study(
        "panel",
        "Did it?",
        Source(path="panel"),
        Columns(unit="unit", period="period", outcome="outcome"),
        Treatment(column="treated"),
    )
    table = {
        "unit": np.repeat([f"u{one:02}" for one in range(units)], periods),
        "period": np.tile(np.arange(periods), units),
        "outcome": outcome.ravel(),
        "treated": (whose[:, None] & since[None, :]).ravel().astype(int),
    }
    return World(study, table, lift)
