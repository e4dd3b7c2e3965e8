"""The history of plans: what was written, when and by whom, for all or for one part."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q, QuerySet

from trueline.contracts.draft_shelf import DraftState, EditEntry
from trueline.plan.parts import join, split
from trueline.plan.touching import path_before, touches
from trueline.web.models import PlanEdit
from trueline.web.stores.plans.edit_rows import entry_record


def entry_rows(organisation: str) -> "QuerySet[PlanEdit]":
    """Give the entries of an organisation, newest first; not of drafts that were laid aside."""
    own = PlanEdit.objects.filter(organisation__slug=organisation).order_by("-pk")
    return own.exclude(draft__state=DraftState.DISCARDED.value)


def entry_rows_of(organisation: str, draft: int) -> "QuerySet[PlanEdit]":
    """Give the entries of one draft, newest first."""
    return PlanEdit.objects.filter(organisation__slug=organisation, draft_id=draft).order_by("-pk")


def entries_of(rows: "QuerySet[PlanEdit]", *, path: str, limit: int) -> tuple[EditEntry, ...]:
    """Give entries of some rows.

    Args:
        rows: Newest first.
        path: Only what touched what stands here now, wherever it stood before, or what is in it;
            empty for all.
        limit: At most so many.
    """
    found = _touching(rows, path) if path else (_record(row) for row in _whole(rows))
    return tuple(islice(found, limit))


def _touching(rows: "QuerySet[PlanEdit]", path: str) -> Iterator[EditEntry]:
    """Yield what touched a place; before it moved there, what touched where it stood."""
    known, looks = path, True
    while looks:
        looks = False
        for row in _whole(rows.filter(_may_touch(known))):
            entry = _record(row)
            if any(touches(edit, known) for edit in entry.edits):
                yield entry
            before = path_before(entry.edits, known)
            if before != known:
                known, rows, looks = before, rows.filter(pk__lt=row.pk), True
                break


def _whole(rows: "QuerySet[PlanEdit]") -> Iterator[PlanEdit]:
    return (
        rows.select_related("draft__version")
        .defer("draft__checkpoint", "draft__version__document")
        .iterator(chunk_size=100)
    )


def _record(row: PlanEdit) -> EditEntry:
    version = row.draft.version
    return entry_record(row, version=0 if version is None else version.number)


def _may_touch(path: str) -> Q:
    """Find what may have touched a path by its text; letters of another case are let through."""
    steps = split(path)
    above = [join(*steps[:count]) for count in range(1, len(steps))]
    found = Q(touched__contains=f"\n{path}\n") | Q(touched__contains=f"\n{path}/")
    for one in above:
        found |= Q(touched__contains=f"\n{one}\n")
    return found
