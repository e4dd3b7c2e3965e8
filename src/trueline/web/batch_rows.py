"""Commits of the ledger as people read them: what was done, to what, and whether it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.facts.batch import Batch
from trueline.facts.manifest import COMPACT, CORRECTION, ERASE, UNDO
from trueline.web.status import StatusLook

IMPORTED = StatusLook(gettext_lazy("Import"), "arrow-down-tray", "good")
KINDS = {
    CORRECTION: StatusLook(gettext_lazy("Correction"), "pencil-square", "warn"),
    UNDO: StatusLook(gettext_lazy("Taken back"), "arrow-uturn-left", "none"),
    COMPACT: StatusLook(gettext_lazy("Tidying"), "archive-box", "none"),
    ERASE: StatusLook(gettext_lazy("Erasure"), "user-minus", "bad"),
}
"""How commits other than imports look, by the importer that their record names."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A commit's line in the history.

    Attributes:
        batch: Its record.
        look: What kind it is.
        title: What it is about.
        said: What more there is to say, in a sentence; empty for nothing.
        brings: Whether it brought facts, so that it can be taken back.
    """

    batch: Batch
    look: StatusLook
    title: str | Promise
    said: str
    brings: bool


def batch_rows(batches: Iterable[Batch]) -> list[BatchRow]:
    """Put commits into a table's words."""
    return [batch_row(one) for one in batches]


def batch_row(batch: Batch) -> BatchRow:
    """Put a commit into a line's words."""
    kind = batch.origin.importer
    return BatchRow(
        batch=batch,
        look=KINDS.get(kind, IMPORTED),
        title=title_of(batch),
        said=batch.reason or _said(kind),
        brings=kind == CORRECTION or kind not in KINDS,
    )


def title_of(batch: Batch) -> str:
    """Give what a commit is called: the file of an import, words for the others."""
    match batch.origin.importer:
        case kind if kind not in KINDS:
            return batch.origin.file
        case "correction":
            accounts = ", ".join(batch.accounts)
            return _("Correction of {0}").format(accounts) if accounts else _("Correction")
        case "undo":
            return _("{0} taken back").format(batch.origin.file or _("Batch"))
        case "erase":
            return _("A person was erased")
    return _("History was tidied")


def _said(kind: str) -> str:
    if kind == COMPACT:
        return _("Files of history were merged. No number changed.")
    if kind == ERASE:
        return _("Who it was is kept nowhere.")
    return ""
