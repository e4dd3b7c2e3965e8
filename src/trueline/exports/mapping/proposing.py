"""Proposes a mapping for an unknown table; what is not plain is left open for a person."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from trueline.core.issue import Issue
from trueline.exports.cells.headers import Column, normalise
from trueline.exports.files.export import Export
from trueline.exports.mapping.column_proposals import ColumnProposal, propose_column
from trueline.exports.mapping.mapping import (
    NamedMetric,
    Role,
    TableMapping,
    fingerprint_of,
)
from trueline.exports.mapping.mapping_questions import questions_of
from trueline.exports.mapping.mapping_soundness import NAME_LIMIT, OPEN
from trueline.exports.mapping.mapping_words import KnownWords, know_words
from trueline.exports.mapping.proposed_roles import settle_roles
from trueline.exports.mapping.table_sketch import TableSketch, distinct_texts, sketch_table
from trueline.metrics.metric import Metric


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """A mapping as far as it can be told, with what a person has to say.

    Attributes:
        mapping: The draft; columns and names that are not plain are open.
        columns: Each column with the reason for its role and cells from it, in the file's order.
        questions: What else the file does not say.
        same_as: Name of a saved mapping of tables with exactly these headers; empty for none.
    """

    mapping: TableMapping
    columns: tuple[ColumnProposal, ...]
    questions: tuple[Issue, ...]
    same_as: str = ""

    @property
    def dropped(self) -> tuple[str, ...]:
        """Headers of columns that tell who a person is; they are dropped or hashed."""
        return tuple(one.column.header for one in self.columns if one.column.personal)


def propose_mapping(
    export: Export,
    rules: Mapping[str, Metric],
    columns: Iterable[Column],
    saved: Sequence[TableMapping] = (),
) -> MappingProposal:
    """Propose what each column of a file means.

    Args:
        export: The file; its head and some thousand rows are looked at.
        rules: Every known metric by id.
        columns: Those that importers declare, whose names are known words.
        saved: Mappings that people saved before.

    Raises:
        FaultyInputError: The file holds no table with a header.
    """
    words = know_words(rules, columns, saved)
    sketch = sketch_table(export, words.headers)
    headers = fingerprint_of(one.header for one in sketch.columns)
    same = next((one for one in saved if one.fingerprint == headers), None)
    proposals = tuple(propose_column(one, words) for one in sketch.columns)
    found = settle_roles(proposals, sketch, rules)
    if same is not None:
        found = tuple(_as_saved(one, same) for one in found)
    names = tuple(_names(export, sketch, found, words))
    mapping = TableMapping(_name_of(export), tuple(one.column for one in found), names)
    if same is not None:
        kept = {normalise(one.text): one for one in same.names}
        mapping = replace(
            same, names=tuple(kept.get(normalise(one.text), one) for one in names) or same.names
        )
    questions = tuple(questions_of(export, sketch, mapping, words.rules))
    return MappingProposal(mapping, found, questions, same.name if same else "")


def _as_saved(found: ColumnProposal, same: TableMapping) -> ColumnProposal:
    kept = {normalise(one.header): one for one in same.columns}
    column = kept[normalise(found.column.header)]
    return replace(found, column=column, reason=f"as in the saved mapping {same.name}")


def _names(
    export: Export,
    sketch: TableSketch,
    found: Sequence[ColumnProposal],
    words: KnownWords,
) -> Iterator[NamedMetric]:
    """Give what each text in the column of metric names means, open where it is not plain."""
    header = next((one.column.header for one in found if one.column.role is Role.METRIC_NAME), "")
    texts = distinct_texts(export, sketch, header, NAME_LIMIT) if header else ()
    guessed = {text: words.guesses(text) for text in texts}
    counts = Counter(found[0] for found in guessed.values() if len(found) == 1)
    for text, guesses in guessed.items():
        if len(guesses) == 1 and counts[guesses[0]] == 1:
            [one] = guesses
            yield NamedMetric(text, one.metric, one.breakdown, one.unit)
        else:
            yield NamedMetric(text, OPEN)


def _name_of(export: Export) -> str:
    """Give a name for the mapping, after the file's own without its days and numbers."""
    bare = re.sub(r"[^a-z]+", "-", PurePath(export.name).stem.casefold()).strip("-")
    return bare[:60].strip("-") or "table"
