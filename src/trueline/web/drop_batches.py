"""The batches that came of a drop."""

from collections.abc import Mapping

from trueline.facts.batch import Batch
from trueline.usecases.workspace import Workspace
from trueline.web.file_report import report_of
from trueline.web.stores.drops import DropRecord


def batches_of(workspace: Workspace, drop: DropRecord) -> tuple[Batch, ...]:
    """Give the batches of a drop that still count, newest first; repeats brought none."""
    known = _brought_by(drop)
    found = workspace.facts.batches() if known else ()
    return tuple(one for one in found if one.revision in known and one.undone_by is None)


def taken_back(workspace: Workspace, drop: DropRecord) -> Mapping[int, int]:
    """Give the revisions that took batches of a drop back, by batch."""
    known = _brought_by(drop)
    found = workspace.facts.batches() if known else ()
    return {one.revision: one.undone_by for one in found
            if one.revision in known and one.undone_by is not None}  # fmt: skip


def _brought_by(drop: DropRecord) -> frozenset[int]:
    reports = map(report_of, drop.files)
    return frozenset(
        one.revision for one in reports if one and one.revision is not None and not one.is_repeat
    )
