"""Rows that were set aside: grouped by what would mend them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trueline.facts.batch import Batch, SetAsideRow
from trueline.usecases.workspace import Workspace

_OWN_WORDS = re.compile(r"“[^”]*”|'[^']*'|\d[\d.,:/-]*")
"""What differs between rows of one group: quoted cells and numbers."""


@dataclass(frozen=True, slots=True)
class SetAsideGroup:
    """Rows that were left out for the same reason.

    Attributes:
        reason: In a sentence; where rows differ in a word, … stands for it.
        rows: In the order of the file.
    """

    reason: str
    rows: tuple[SetAsideRow, ...]


def group_set_aside(rows: Iterable[SetAsideRow]) -> tuple[SetAsideGroup, ...]:
    """Put rows with the same reason together, the largest group first.

    Example:
        >>> rows = [SetAsideRow(0, line, f"“{line}” is no id of a post.", ()) for line in (4, 9)]
        >>> group_set_aside(rows)[0].reason
        '“…” is no id of a post.'
    """
    found: dict[str, list[SetAsideRow]] = {}
    for row in rows:
        found.setdefault(_OWN_WORDS.sub(_blank, row.reason), []).append(row)
    groups = [SetAsideGroup(_said(key, kept), tuple(kept)) for key, kept in found.items()]
    return tuple(sorted(groups, key=lambda one: -len(one.rows)))


def batches_with_rows_set_aside(workspace: Workspace) -> tuple[Batch, ...]:
    """Give the imports that count and have rows set aside, newest first."""
    batches = workspace.facts.batches()
    return tuple(one for one in batches if one.set_aside and one.undone_by is None)


def _said(key: str, rows: Sequence[SetAsideRow]) -> str:
    reasons = {one.reason for one in rows}
    return reasons.pop() if len(reasons) == 1 else key


def _blank(found: re.Match[str]) -> str:
    text = found[0]
    return f"{text[0]}…{text[-1]}" if text[0] in "“'" else "…"
