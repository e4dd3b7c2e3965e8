"""History of batches; a batch: what one import brought, and how to take it back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import RefusedQuestionError
from trueline.facts.batch import Batch
from trueline.facts.manifest import CORRECTION
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.list_history import list_history
from trueline.usecases.mendable_file import mendable_parts
from trueline.usecases.undo_import import preview_undo, undo_import
from trueline.web.access import Role
from trueline.web.batch_rows import batch_row, batch_rows, title_of
from trueline.web.page import page
from trueline.web.set_aside_groups import shown_groups
from trueline.web.visit import Visit


@page("data/batches/", name="batches")
def batches(visit: Visit) -> HttpResponse:
    """List everything that was ever done to the facts, newest first."""
    asked = visit.request.GET.get("page", "1")
    found = list_history(visit.workspace(), int(asked) if asked.isdecimal() else 1)
    title = _("History")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), (title, "")],
        "history": found,
        "rows": batch_rows(found.batches),
        "may_undo": visit.may(Role.ANALYST),
    }
    return visit.render("pages/batches.html", context)


@page("data/batches/<int:revision>/", name="batch")
def batch(visit: Visit, revision: int) -> HttpResponse:
    """Show the row ledger of an import, what it changed, its totals and the rows set aside."""
    workspace = visit.workspace()
    found = workspace.facts.batch(revision)
    row, parts = batch_row(found), mendable_parts(workspace, found)
    context = {
        "title": row.title,
        "crumbs": [*_crumbs(), (row.title, "")],
        "row": row,
        "batch": found,
        "parts": parts,
        "groups": shown_groups(parts),
        "metrics": sorted(
            ((_named(one), total) for one, total in found.metrics.items()),
            key=lambda named: named[0],
        ),
        "may_undo": visit.may(Role.ANALYST),
    }
    return visit.render("pages/batch.html", context)


@page(
    "data/batches/<int:revision>/undo/",
    name="undo-batch",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def undo(visit: Visit, revision: int) -> HttpResponse:
    """Say what taking a batch back would change; on a person's word, take it back."""
    try:
        if visit.request.method != "POST":
            return _ask(visit, revision)
        taken = undo_import(visit.workspace(), revision, by=visit.member.email)
    except RefusedQuestionError as refused:
        visit.say(refused.reason)
    else:
        visit.say(_told(visit.workspace().facts.batch(revision), taken.origin.file))
    return visit.go("batch", revision)


def _ask(visit: Visit, revision: int) -> HttpResponse:
    workspace = visit.workspace()
    tried = preview_undo(workspace, revision, by=visit.member.email)
    found = workspace.facts.batch(revision)
    title = _("Take {0} back?").format(title_of(found))
    crumbs = [*_crumbs(), (title_of(found), f"/data/batches/{revision}/"), (_("Take back"), "")]
    context = {
        "title": title,
        "crumbs": crumbs,
        "batch": found,
        "row": batch_row(found),
        "change": tried.change,
        "metrics": sorted(_named(one) for one in found.metrics),
    }
    return visit.render("pages/batch_undo.html", context)


def _told(undone: Batch, file: str) -> str:
    if undone.origin.importer == CORRECTION:
        return _("The correction was taken back. What the files say counts again.")
    return _("{0} was taken back. To bring it in again, import the file again.").format(file)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Data and imports"), "/data/"), (_("History"), "/data/batches/")]


def _named(metric: str) -> str:
    known = load_catalogue().metrics.get(metric)  # a metric of an older version may be gone
    return known.name if known else metric
