"""Covariates as columns of numbers: words spread out, what is missing said and not guessed."""

from dataclasses import dataclass, field

import numpy as np

from trueline.evidence.observations import Indices, Numbers
from trueline.evidence.observing.rows import NO_WORD

MOST_WORDS = 200
"""Columns that one covariate of words may become."""

FEW_VALUES = 50
ROWS_A_CELL = 10
"""Rows that a cell of discrete covariates must have on average."""


@dataclass(slots=True)
class Covariates:
    """Columns put together one by one.

    Attributes:
        count: Rows.
        columns: Shape (rows,) each.
        names: Of the columns.
        notes: What a reader must know, in sentences.
    """

    count: int
    columns: list[Numbers] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _codes: list[Indices] = field(default_factory=list)
    _is_open: bool = False

    def add_numbers(self, name: str, values: Numbers) -> None:
        """Add a column of numbers; missing ones have the mean, and a column says where."""
        missing = np.isnan(values)
        if missing.all():
            self.notes.append(f"The covariate “{name}” has no value at all and is left out.")
            return
        filled = np.where(missing, values[~missing].mean(), values)
        self._take(name, filled)
        levels, codes = np.unique(values, return_inverse=True, equal_nan=True)
        self._is_open |= len(levels) > FEW_VALUES
        self._codes.append(codes.ravel().astype(np.int64))
        if missing.any():
            self._take(f"{name} is missing", missing.astype(float))
            told = f"“{name}” is missing in {int(missing.sum())} of {self.count} rows"
            self.notes.append(f"{told}; the mean stands there, and a column says where.")

    def add_words(self, name: str, codes: Indices, levels: tuple[str, ...]) -> None:
        """Add words as columns of 0 and 1, all but the first; no word is a word of its own."""
        present = np.unique(codes)
        if len(present) > MOST_WORDS:
            told = f"The covariate “{name}” has {len(present)} different words and is left out"
            self.notes.append(f"{told}; at most {MOST_WORDS} can be adjusted for.")
            return
        for code in present[1:] if present[0] != NO_WORD else [*present[2:], NO_WORD]:
            word = levels[code] if code != NO_WORD else "(none said)"
            self._take(f"{name} is {word}", (codes == code).astype(float))
        self._codes.append(codes)

    def matrix(self) -> Numbers:
        """Give all columns: shape (rows, columns)."""
        return np.stack(self.columns, axis=1) if self.columns else np.zeros((self.count, 0))

    @property
    def are_discrete(self) -> bool:
        """Say whether rows can be put together in cells without losing anything."""
        if self._is_open or not self._codes:
            return False
        cells = np.unique(np.stack(self._codes, axis=1), axis=0)
        return len(cells) * ROWS_A_CELL <= self.count

    def _take(self, name: str, values: Numbers) -> None:
        self.columns.append(values)
        self.names.append(name)
