"""Takes everything back that a drop brought, the newest first."""

from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.errors import RefusedQuestionError, StoppedError
from trueline.usecases.undo_import import undo_import
from trueline.web.drop_batches import batches_of
from trueline.web.drop_running import DropAtWork, go_through
from trueline.web.stores.drops import find_drop
from trueline.web.stores.job_progress import advance, expect

KIND = "undo_drop"


@task()
def run(number: int) -> None:
    """Take back each batch of a drop that still counts; one that is back already stays so."""
    go_through(number, _take_back)


def _take_back(work: DropAtWork) -> None:
    drop = find_drop(work.ordered.organisation, work.number)
    batches = batches_of(work.workspace, drop)
    expect(work.number, len(batches))
    for done, batch in enumerate(batches):
        if advance(work.number, step="", done=done):
            raise StoppedError(_("It was stopped between two files."))
        try:
            undo_import(work.workspace, batch.revision, by=work.ordered.by)
        except RefusedQuestionError:
            continue  # taken back by somebody else meanwhile
