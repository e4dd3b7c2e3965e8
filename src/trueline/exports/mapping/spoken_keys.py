"""Which rows speak of the same thing: a column that tells them apart is then not mapped."""

from array import array
from collections.abc import Hashable
from dataclasses import dataclass, field

import numpy as np

from trueline.exports.files.refusing import place, refusal

_PART_FACTOR = 1 << 40


@dataclass(slots=True)
class SpokenKeys:
    """What the rows of an export spoke of, in sixteen bytes a row.

    Attributes:
        parts: Names of the sheets.
    """

    parts: tuple[str, ...]
    _hashes: "array[int]" = field(default_factory=lambda: array("q"))
    _places: "array[int]" = field(default_factory=lambda: array("q"))

    def add(self, part: int, line: int, key: Hashable) -> None:
        """Note that a row speaks of something."""
        self._hashes.append(hash(key))
        self._places.append(part * _PART_FACTOR + line)

    def refuse_repeats(self, file: str, what: str) -> None:
        """Refuse an export of which two rows speak of the same.

        Args:
            file: Its name.
            what: What each row must speak of alone, such as “account, day and metric”.

        Raises:
            FaultyInputError: Two rows do, so that one would hide the other.
        """
        hashes = np.frombuffer(self._hashes, np.int64)
        order = np.argsort(hashes, kind="stable")
        same = np.flatnonzero(hashes[order][1:] == hashes[order][:-1])
        if not same.size:
            return
        first, second = sorted(self._places[one] for one in order[same[0] : same[0] + 2])
        raise refusal(
            f"{self._where(file, first)} and {self._where(file, second)}",
            f"Both rows are about the same {what}, so one would hide the other.",
            "Map the column that tells them apart, as a dimension; or take the repeated row out.",
        )

    def _where(self, file: str, packed: int) -> str:
        part, line = divmod(packed, _PART_FACTOR)
        return place(file, self.parts[part], line)
