"""A cube as a document: kept, read back to the byte, and exported without small cells."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from trueline.core.digest import digest_document
from trueline.core.errors import DamagedError
from trueline.evidence.cube.cube import Cell, MomentCube

FORM = "trueline moment cube 1"
FEWEST = 10
"""Members that a cell must have to leave the organisation."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A cube that may be shared.

    Attributes:
        text: The document.
        kept_count: Members in it.
        withheld_count: Members of cells with fewer than ten, which are not in it.
    """

    text: str
    kept_count: int
    withheld_count: int


def write_cube(cube: MomentCube) -> str:
    """Give a cube as JSON with a digest; the same cube gives the same bytes.

    Numbers keep all their digits, so that what is worked out from the document is the same to the
    last one. Of the second moments the upper half is kept, row by row.
    """
    told = _told(cube)
    return json.dumps(told | {"digest": digest_document(told)}, indent=None, separators=(",", ":"))


def read_cube(text: str) -> MomentCube:
    """Read a cube back.

    Raises:
        DamagedError: It is no cube, or not the one that was written.
    """
    try:
        told = json.loads(text)
        digest = told.pop("digest")
        cube = _cube(told)
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise DamagedError(
            f"The document is not a moment cube ({broken}). Make it anew from the data."
        ) from broken
    if digest != digest_document(told):
        raise DamagedError(
            "The moment cube is not the one that was written: its digest differs. Make it anew "
            "from the data."
        )
    return cube


def digest_cube(cube: MomentCube) -> str:
    """Give the SHA-256 of a cube's document."""
    return digest_document(_told(cube))


def export_cube(cube: MomentCube) -> Exported:
    """Give a cube for others to see: cells of fewer than ten members are withheld and counted.

    What is withheld is missing from every answer that is worked out from it.
    """
    kept = tuple(cell for cell in cube.cells if cell.count >= FEWEST)
    text = write_cube(MomentCube(cube.periods, kept, cube.strata, cube.dropped_count))
    kept_count = sum(cell.count for cell in kept)
    withheld = sum(cell.count for cell in cube.cells) - kept_count
    return Exported(text, kept_count, withheld)


def _told(cube: MomentCube) -> dict[str, Any]:
    upper = np.triu_indices(len(cube.periods))
    return {
        "form": FORM,
        "periods": list(cube.periods),
        "strata": list(cube.strata),
        "dropped_count": cube.dropped_count,
        "cells": [
            {
                "start": cell.start,
                "stratum": cell.stratum,
                "count": cell.count,
                "mean": cell.mean.tolist(),
                "scatter": cell.scatter[upper].tolist(),
            }
            for cell in cube.cells
        ],
    }


def _cube(told: dict[str, Any]) -> MomentCube:
    if told["form"] != FORM:
        raise ValueError(f"form {told['form']}")
    periods = tuple(told["periods"])
    upper = np.triu_indices(len(periods))
    cells = []
    for one in told["cells"]:
        scatter = np.zeros((len(periods), len(periods)))
        scatter[upper] = one["scatter"]
        scatter.T[upper] = one["scatter"]
        mean = np.array(one["mean"], float)
        if mean.shape != (len(periods),):
            raise ValueError("a mean for each period is missing")
        cells.append(Cell(one["start"], one["stratum"], one["count"], mean, scatter))
    return MomentCube(periods, tuple(cells), tuple(told["strata"]), told["dropped_count"])
