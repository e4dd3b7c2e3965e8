"""Which columns a study wants, and as what."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from trueline.evidence.observing.rows import refused
from trueline.evidence.study import Study


@dataclass(frozen=True, slots=True)
class Wanted:
    """Columns of a study.

    Attributes:
        words: Read as words: units, periods, strata, clusters, who is treated.
        numbers: Read as numbers.
        either: Covariates: numbers where every cell is one, else words.
    """

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    either: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Give every column once."""
        return tuple(dict.fromkeys((*self.words, *self.numbers, *self.either)))


def wanted_of(study: Study) -> Wanted:
    """Give the columns that a study names."""
    columns = study.columns
    words = (columns.unit, columns.period, columns.cluster, study.treatment.column, *columns.strata)
    numbers = (columns.outcome, columns.placebo_outcome, columns.attributed, columns.weight)
    series = (*columns.before, *columns.controls, *(one.column for one in columns.media))
    return Wanted(
        tuple(dict.fromkeys(one for one in words if one)),
        tuple(dict.fromkeys(one for one in (*numbers, *series) if one)),
        columns.covariates,
    )


def refuse_missing(wanted: Wanted, names: Sequence[str], where: str) -> None:
    """Refuse a table without a column that the study names, or with two of that name.

    Raises:
        FaultyInputError: A column is missing or stands there twice.
    """
    for one in wanted.all:
        if names.count(one) > 1:
            what = f"Two columns are called “{one}”."
            raise refused(where, what, "Give each its own name.")
        if one not in names:
            near = get_close_matches(one, names, n=1)
            known = ", ".join(names[:20])
            remedy = f"Did you mean {near[0]}?" if near else f"Its columns are: {known}."
            raise refused(where, f"There is no column “{one}”.", remedy)
