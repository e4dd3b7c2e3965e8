"""Taking back all that a drop brought, after a word."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.web.access import Role
from trueline.web.drop_batches import batches_of
from trueline.web.jobs import enqueue
from trueline.web.jobs.undo_drop import KIND
from trueline.web.page import page
from trueline.web.stores.drops import find_drop, hand_over
from trueline.web.visit import Visit


@page(
    "data/drops/<int:number>/undo/",
    name="undo-drop",
    role=Role.ANALYST,
    methods=("GET", "HEAD", "POST"),
)
def undo_drop(visit: Visit, number: int) -> HttpResponse:
    """Say what would be taken back; on a person's word, let the worker do it."""
    found = find_drop(visit.organisation.slug, number)
    batches = batches_of(visit.workspace(), found)
    if not batches:
        visit.say(_("Nothing of these files counts any more."))
        return visit.go("drop", number)
    if visit.request.method == "POST":
        try:
            hand_over(visit.organisation.slug, number, KIND)
        except MissingError:
            visit.say(_("These files are in work; wait for the end, or stop it."))
        else:
            enqueue(KIND, number)
        return visit.go("drop", number)
    title = _("Take back all that came in with {0}?").format(found.job.title)
    crumbs = [(_("Data and imports"), "/data/"), (found.job.title, f"/data/drops/{number}/")]
    context = {
        "title": title,
        "crumbs": [*crumbs, (_("Take back"), "")],
        "drop": found.job,
        "batches": batches,
    }
    return visit.render("pages/drop_undo.html", context)
