"""Files made to swamp a machine are refused in a sentence, with little memory and time."""

from pathlib import Path

import pytest

from tests.confined import MEMORY_LIMIT_BYTES, read_confined
from tests.hostile_files import HOSTILE, Writer, binary_workbook, corners, workbook
from trueline.exports.files.opening import open_export


@pytest.mark.parametrize(("writer", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_or_read_and_takes_little(
    tmp_path: Path, writer: Writer, said: str
) -> None:
    path = tmp_path / "download"
    writer(path)
    found = read_confined(path)
    assert found.kind, found.words
    assert said in found.words
    assert found.kind == "refused" or not said
    assert found.peak_bytes < MEMORY_LIMIT_BYTES // 2


def test_what_measures_hostile_workbooks_lets_harmless_ones_through(tmp_path: Path) -> None:
    path = tmp_path / "harmless"
    binary_workbook(path, 2, 1)
    assert _cells(path) == [("5",), ("", "", "5")]
    workbook(corners("C", 2))(path)
    assert _cells(path) == [("1",), ("", "", "1")]


def _cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in open_export(path).sheets[0].rows()]
