"""Units without an outcome are counted on either side, so that a trial that lost them says so."""

from dataclasses import replace

import numpy as np

from tests.evidence_worlds import WORLDS, World
from trueline.evidence.observations import Members
from trueline.evidence.study_source import Columns


def members_of(world: World) -> Members:
    members = world.observed().members
    assert members is not None
    return members


def test_rows_without_an_outcome_are_counted_on_either_side() -> None:
    world = WORLDS["trial"](np.random.default_rng(61), 2.0)
    outcome, treated = world.table["outcome"].copy(), world.table["treated"] == 1
    outcome[np.flatnonzero(treated)[:7]] = np.nan
    outcome[np.flatnonzero(~treated)[:3]] = np.nan
    found = members_of(world.changed(outcome=outcome))
    assert found.lost == (3, 7)
    assert len(found.outcome) == len(outcome) - 10


def test_a_row_without_an_earlier_outcome_is_left_out_but_not_lost() -> None:
    world = WORLDS["trial"](np.random.default_rng(62), 2.0)
    before = world.table["before"].copy()
    before[:4] = np.nan
    assert members_of(world.changed(before=before)).lost == (0, 0)


def test_a_row_that_stands_for_several_units_loses_as_many() -> None:
    world = WORLDS["trial"](np.random.default_rng(63), 2.0)
    outcome = world.table["outcome"].copy()
    outcome[np.flatnonzero(world.table["treated"] == 1)[0]] = np.nan
    weighed = World(
        replace(world.study, columns=Columns(outcome="outcome", weight="weight")), {}, 2.0
    )
    table = {"outcome": outcome, "treated": world.table["treated"]}
    found = members_of(replace(weighed, table=table | {"weight": np.full(len(outcome), 4)}))
    assert found.lost == (0, 4)


def test_units_of_a_panel_with_a_gap_after_the_start_are_lost() -> None:
    world = WORLDS["rolled out"](np.random.default_rng(64), 2.0)
    units, periods = world.table["unit"], world.table["period"]
    outcome = world.table["outcome"].copy()
    whose = {one: world.table["treated"][units == one].max() for one in ("u00", "u01")}
    outcome[(units == "u00") & (periods == 15)] = np.nan
    outcome[(units == "u01") & (periods == 2)] = np.nan
    side = (0, 1) if whose["u00"] else (1, 0)
    assert members_of(world.changed(outcome=outcome)).lost == side
