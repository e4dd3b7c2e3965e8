"""Entries of a draft's history: rows of ``PlanEdit`` to records and back."""

from collections.abc import Iterator, Sequence

from trueline.contracts.draft_shelf import EditEntry, Writing
from trueline.core.digest import digest_document
from trueline.plan.edits import Edit, MovePart
from trueline.plan.upgrades import keep_edits, open_edits
from trueline.web.models import PlanDraft, PlanEdit


def add_entry(row: PlanDraft, writing: Writing) -> PlanEdit:
    """Keep what somebody wrote as the next entry of a draft that is held."""
    document = keep_edits(writing.edits)
    return PlanEdit.objects.create(
        organisation_id=row.organisation_id,
        draft=row,
        number=row.edit_count + 1,
        edits=document,
        touched=_touched(writing.edits),
        digest=digest_document([row.digest, document]),
        by=writing.by,
        at=writing.at,
        reason=writing.reason,
        undoes=writing.undoes,
    )


def entry_record(row: PlanEdit, *, version: int) -> EditEntry:
    """Give an entry of the history.

    Args:
        row: Of the entry.
        version: That its draft became; 0 before.
    """
    return EditEntry(
        number=row.number,
        edits=open_edits(row.edits),
        by=row.by,
        at=row.at,
        reason=row.reason,
        undoes=row.undoes,
        undone_by=row.undone_by,
        draft=row.draft_id,
        version=version,
    )


def counted_anew(row: PlanDraft, entry: PlanEdit) -> dict[str, int]:
    """Give who wrote how many edits that stand, once an entry is there; mark what it takes back.

    Taking back what took an edit back lets that edit stand again, and so on down.
    """
    count = dict(row.writing)
    if not entry.undoes:
        return {**count, entry.by: count.get(entry.by, 0) + 1}
    last, stands = entry, True
    while last.undoes:
        before = PlanEdit.objects.get(draft=row, number=last.undoes)
        before.undone_by = last.number if stands else 0
        before.save(update_fields=["undone_by"])
        last, stands = before, not stands
    count[last.by] = count.get(last.by, 0) + (1 if stands else -1)
    return {name: edits for name, edits in count.items() if edits > 0}


def _touched(edits: Sequence[Edit]) -> str:
    """Give the paths that edits touch, each between two line breaks, so that text can find them."""
    return "".join(f"\n{path}\n" for path in dict.fromkeys(_paths(edits)))


def _paths(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in edits:
        yield edit.path
        if isinstance(edit, MovePart):
            yield edit.path_then
