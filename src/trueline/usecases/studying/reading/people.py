"""People taken out of a study's rows: keyed hashes stand where identifiers stood."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from trueline.evidence.observing.rows import NO_WORD, Rows, Words, digest_rows
from trueline.evidence.study import Study


def without_people(
    study: Study, rows: Rows, person_key: Callable[[str], int]
) -> tuple[Study, Rows]:
    """Give study and rows whose units are keyed hashes; nobody can be told from them.

    Args:
        study: Whose units are people.
        rows: As they were read.
        person_key: Keyed hash of an identifier.
    """
    column = study.columns.unit
    if not column:
        return study, rows
    keyed = _keyed(rows.words[column], person_key)
    units = tuple(str(person_key(one)) for one in study.treatment.units)
    treatment = replace(study.treatment, units=units)
    words = {**rows.words, column: keyed}
    return replace(study, treatment=treatment), replace(
        rows, words=words, digest=digest_rows(words, rows.numbers)
    )


def _keyed(words: Words, person_key: Callable[[str], int]) -> Words:
    keys = [str(person_key(one)) for one in words.levels]
    levels = sorted(set(keys))
    places = {one: place for place, one in enumerate(levels)}
    table = np.array([*(places[one] for one in keys), NO_WORD], dtype=np.int64)
    return Words(table[words.codes], tuple(levels))
