"""The cascade as an outline: the lines of its unfolded branches, top down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trueline.web.cascade_rows import CascadeRow, RowWords
from trueline.web.cascade_tree import Cascade, Leaf

MOST_UNFOLDED = 120
"""Parts up to which everything is unfolded at first; a larger plan shows two levels."""

LEVELS_AT_FIRST = 2


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line of the outline.

    Attributes:
        row: The part that it shows.
        level: How far in it stands, from 1.
        is_open: Whether what is under it shows; None when nothing is.
        below: Number of parts right under it.
    """

    row: CascadeRow
    level: int
    is_open: bool | None
    below: int


@dataclass(frozen=True, slots=True)
class Folds:
    """Which branches a person opened or shut; the rest is as the size of the plan suggests.

    Attributes:
        opened: Places.
        shut: Places.
    """

    opened: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()

    def turned(self, place: str, *, is_open: bool) -> "Folds":
        """Give the folds with one branch opened or shut instead."""
        if is_open:
            return Folds(self.opened - {place}, self.shut | {place})
        return Folds(self.opened | {place}, self.shut - {place})

    def is_open(self, place: str, level: int, size: int) -> bool:
        """Say whether a branch shows what is under it."""
        usual = size <= MOST_UNFOLDED or level < LEVELS_AT_FIRST
        return place in self.opened or (usual and place not in self.shut)


def outline_rows(
    cascade: Cascade, words: RowWords, folds: Folds, shown: Sequence[str] = ()
) -> tuple[OutlineRow, ...]:
    """Give the lines that show.

    Args:
        cascade: To show.
        words: What rows are put into words with.
        folds: What is unfolded.
        shown: Places that show in any case, such as what was just written.
    """
    above = {one for place in shown for one in _above(cascade, place)}
    walk = _Walk(cascade, words, Folds(folds.opened | above, folds.shut - above))
    return tuple(line for top in cascade.tops() for line in walk.branch(top, 1))


@dataclass(frozen=True, slots=True)
class _Walk:
    cascade: Cascade
    words: RowWords
    folds: Folds

    def branch(self, leaf: Leaf, level: int) -> Iterator[OutlineRow]:
        below = self.cascade.lowers.get(leaf.id, ())
        is_open = self.folds.is_open(leaf.id, level, len(self.cascade.leaves))
        row = self.words.row(self.cascade, leaf)
        yield OutlineRow(row, level, is_open if below else None, len(below))
        if is_open:
            for lower in below:
                yield from self.branch(self.cascade.leaves[lower], level + 1)


def _above(cascade: Cascade, place: str) -> Iterator[str]:
    while uppers := cascade.uppers.get(place):
        place = uppers[0]
        yield place
