"""Rows as they were read: words as codes, numbers as numbers, each with its place in the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from trueline.core.digest import digest_chunks
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.observations import Indices, Numbers

NO_WORD = -1
"""Code of a cell that says nothing."""

SHOWN = 3
"""Rows that a message names."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One column of words.

    Attributes:
        codes: Shape (rows,); place of each cell's word in ``levels``, ``NO_WORD`` for none.
        levels: The words, each once, by the alphabet.
    """

    codes: Indices
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Columns of equal length.

    Attributes:
        where: What the source is called, for messages.
        lines: Shape (rows,); where each row stands in the source.
        words: Columns of words, by name.
        numbers: Columns of numbers, by name; shape (rows,), NaN where missing.
        digest: SHA-256 of what was read.
    """

    where: str
    lines: Indices
    words: Mapping[str, Words]
    numbers: Mapping[str, Numbers]
    digest: str = ""

    @property
    def count(self) -> int:
        """Give the number of rows."""
        return len(self.lines)

    def at(self, rows: Sequence[int] | Indices) -> str:
        """Say where rows stand: ``shops.csv, rows 3, 8 and 21``."""
        lines = [int(self.lines[one]) for one in rows[:SHOWN]]
        if len(rows) == 1:
            return f"{self.where}, row {lines[0]}"
        more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
        return f"{self.where}, rows {', '.join(map(str, lines))}{more}"


def code_words(cells: Iterable[str]) -> Words:
    """Give cells as codes; an empty cell says nothing.

    Example:
        >>> code_words(["b", "", "a"]).codes
        array([ 1, -1,  0])
    """
    kept = list(cells)
    levels = sorted(set(kept) - {""})
    places = {word: place for place, word in enumerate(levels)} | {"": NO_WORD}
    codes = np.fromiter((places[one] for one in kept), dtype=np.int64, count=len(kept))
    return Words(codes, tuple(levels))


def digest_rows(words: Mapping[str, Words], numbers: Mapping[str, Numbers]) -> str:
    """Give the SHA-256 of what rows say, column by column."""
    chunks: list[bytes] = []
    for name in sorted(words):
        one = words[name]
        said = "\x1f".join((name, *one.levels))
        chunks += [said.encode(), one.codes.tobytes()]
    for name in sorted(numbers):
        chunks += [name.encode(), numbers[name].tobytes()]
    return digest_chunks(chunks)


def refused(where: str, what: str, remedy: str) -> FaultyInputError:
    """Build the error that refuses rows."""
    return FaultyInputError(Issue(Severity.BLOCKS, where, what, remedy))
