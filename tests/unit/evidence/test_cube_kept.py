"""Cubes are kept to the byte, and leave the house without small cells."""

import json

import numpy as np
import pytest

from trueline.core.errors import DamagedError
from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.cube.kept import digest_cube, export_cube, read_cube, write_cube
from trueline.evidence.cube.merging import merged
from trueline.evidence.cube.put_together import put_together
from trueline.evidence.staggered.effects import effects_of_cube


def _cube(rng: np.random.Generator, *, sizes: tuple[int, int, int] = (40, 20, 20)) -> MomentCube:
    starts = np.repeat([-1, 3, 5], sizes)
    return put_together(
        rng.normal(size=(len(starts), 8)) / 3 + 1e6,
        starts=starts,
        strata=np.zeros(len(starts), int),
        periods=[f"2026-W{one:02}" for one in range(8)],
    )


def test_a_cube_that_was_kept_gives_the_same_answers_to_the_last_digit(
    rng: np.random.Generator,
) -> None:
    cube = _cube(rng)
    back = read_cube(write_cube(cube))
    first, again = effects_of_cube(cube), effects_of_cube(back)
    assert first is not None
    assert again is not None
    assert again.values.tobytes() == first.values.tobytes()
    assert again.covariance.tobytes() == first.covariance.tobytes()
    assert write_cube(back) == write_cube(cube)
    assert digest_cube(back) == digest_cube(cube)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('"count":20', '"count":21', 1),
        lambda text: text[:-40],
        lambda _: "[]",
        lambda _: '{"digest": "", "form": "something else"}',
    ],
)
def test_a_cube_that_was_changed_is_refused(rng: np.random.Generator, spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(DamagedError, match="anew"):
        read_cube(spoil(write_cube(_cube(rng))))


def test_cells_of_fewer_than_ten_members_are_withheld_and_counted(
    rng: np.random.Generator,
) -> None:
    exported = export_cube(_cube(rng, sizes=(40, 10, 9)))
    assert (exported.kept_count, exported.withheld_count) == (50, 9)
    assert [one["count"] for one in json.loads(exported.text)["cells"]] == [40, 10]
    assert [cell.start for cell in read_cube(exported.text).cells] == [-1, 3]


def test_parts_of_a_panel_put_together_are_the_panel(rng: np.random.Generator) -> None:
    values, starts = rng.normal(size=(60, 6)) + 5, np.repeat([-1, 2], 30)
    strata, periods = np.zeros(60, int), list("abcdef")
    whole = put_together(values, starts=starts, strata=strata, periods=periods)
    parts = [
        put_together(values[own], starts=starts[own], strata=strata[own], periods=periods)
        for own in (np.arange(0, 60, 2), np.arange(1, 60, 2))
    ]
    found = merged([cell for part in parts for cell in part.cells])
    for one, other in zip(found, whole.cells, strict=True):
        assert (one.start, one.count) == (other.start, other.count)
        assert one.mean == pytest.approx(other.mean, abs=1e-13)
        assert one.scatter == pytest.approx(other.scatter, abs=1e-11)


def test_units_with_a_gap_are_left_out_and_counted() -> None:
    cube = put_together(
        np.array([[1.0, np.nan], [1.0, 2.0]]),
        starts=np.array([1, 1]),
        strata=np.zeros(2, int),
        periods=("a", "b"),
    )
    assert (cube.dropped_count, [cell.count for cell in cube.cells]) == (1, [1])
