"""Data with known answers, beside the corpus of exports."""

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a table with a header, as text."""
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def numbers_of(rows: list[dict[str, str]], *columns: str) -> Numbers:
    """Give columns as numbers; shape (rows, columns)."""
    return np.array([[float(one[name]) for name in columns] for one in rows])
