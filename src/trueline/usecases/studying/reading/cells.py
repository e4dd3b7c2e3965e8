"""Cells of a study's columns to words and numbers; what could mean two things is asked about."""

import re
from collections.abc import Sequence

import numpy as np

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.observations import Numbers
from trueline.exports.cells.numbers import NOTHING

NO_NUMBER = frozenset({*NOTHING, "na", "#n/a", "."})

_PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_GROUPED = {
    ".": re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII),
    ",": re.compile(r"[-+]?\d{1,3}(\.\d{3})+(,\d*)?", re.ASCII),
}
_THREE = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)


class UnclearCellError(ValueError):
    """A cell is no number, or could be two; says the cell's place and what to do.

    Attributes:
        at: Place of the cell.
        remedy: What to do.
    """

    def __init__(self, at: int, what: str, remedy: str) -> None:
        """Keep place and remedy apart from what is wrong."""
        super().__init__(what)
        self.at, self.remedy = at, remedy


def numbers_of(cells: Sequence[str], *, decimal: str = "", is_foreign: bool = False) -> Numbers:
    """Read a column of numbers; NaN where a cell says nothing.

    Args:
        cells: Text of each.
        decimal: Mark before decimals; empty for a point, and then a comma is asked about.
        is_foreign: The file's other marks are those of programs that write decimals with a comma.

    Raises:
        UnclearCellError: A cell is no number, or could be two.
    """
    if is_foreign and not decimal:
        _ask_about_thousands(cells)
    found = np.empty(len(cells))
    for place, cell in enumerate(cells):
        try:
            found[place] = _number(cell.strip(), decimal)
        except ValueError as unclear:
            what, remedy = unclear.args
            raise UnclearCellError(place, what, remedy) from None
    return found


def are_numbers(cells: Sequence[str]) -> bool:
    """Say whether a covariate's cells are numbers rather than words; some number must be there."""
    spoken = [one.strip() for one in cells if one.strip().casefold() not in NO_NUMBER]
    return bool(spoken) and all(
        _PLAIN.fullmatch(one) or one.replace(",", "").replace(".", "").isdecimal() for one in spoken
    )


def refusal_of_cell(
    where: str, column: str, line: int, unclear: UnclearCellError
) -> FaultyInputError:
    """Build the error that refuses a file for one cell."""
    place = f"{where}, row {line}, column {column}"
    asks = "decimal" if "decimal" in unclear.remedy else ""
    return FaultyInputError(Issue(Severity.BLOCKS, place, str(unclear), unclear.remedy, asks))


def _number(cell: str, decimal: str) -> float:
    if cell.casefold() in NO_NUMBER:
        return float("nan")
    plain = cell
    if decimal:
        plain = _with_point(cell, decimal)
    elif "," in cell and cell.replace(",", "").replace(".", "").lstrip("+-").isdecimal():
        what = f"“{cell}” has a comma, before decimals or between thousands."
        raise ValueError(what, 'Say which: write decimal: "," or decimal: "." under source.')
    if not _PLAIN.fullmatch(plain):
        remedy = "Write digits with a point and without a unit; leave the cell empty for none."
        raise ValueError(f"“{cell}” is no number.", remedy)
    value = float(plain)
    if not np.isfinite(value):
        raise ValueError(f"“{cell}” is too large.", "Write it in another unit.")
    return value


def _with_point(cell: str, decimal: str) -> str:
    if _GROUPED[decimal].fullmatch(cell):
        cell = cell.replace("," if decimal == "." else ".", "")
    elif ("," if decimal == "." else ".") in cell:
        remedy = f"Write it with the mark “{decimal}” before decimals, as the study says."
        raise ValueError(f"“{cell}” is not written as the study says.", remedy)
    return cell.replace(",", ".")


def _ask_about_thousands(cells: Sequence[str]) -> None:
    """Ask where a point stands before three digits wherever it stands at all."""
    pointed = [place for place, cell in enumerate(cells) if "." in cell]
    if pointed and all(_THREE.fullmatch(cells[place].strip()) for place in pointed):
        what = f"“{cells[pointed[0]]}” has a point, before decimals or between thousands."
        remedy = 'Say which: write decimal: "." or decimal: "," under source.'
        raise UnclearCellError(pointed[0], what, remedy)
