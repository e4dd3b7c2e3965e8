"""Rows that were set aside: grouped by what would mend them, and as files to mend."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.usecases.mendable_file import ENCODING, mendable_parts
from trueline.usecases.set_aside_rows import batches_with_rows_set_aside, group_set_aside
from trueline.web.page import page
from trueline.web.visit import Visit

BATCHES_A_PAGE = 25


@page("data/set-aside/", name="all-set-aside")
def all_set_aside(visit: Visit) -> HttpResponse:
    """List every import that counts and has rows set aside, with the reasons."""
    found = batches_with_rows_set_aside(visit.workspace())
    shown = Paginator(found, BATCHES_A_PAGE).get_page(visit.request.GET.get("page"))
    title = _("Rows set aside")
    context = {
        "title": title,
        "crumbs": [(_("Data and imports"), "/data/"), (title, "")],
        "row_count": sum(len(one.set_aside) for one in found),
        "batch_count": len(found),
        "shown": shown,
        "batches": [(one, group_set_aside(one.set_aside)) for one in shown.object_list],
    }
    return visit.render("pages/set_aside.html", context)


@page("data/batches/<int:revision>/set-aside.csv", name="set-aside")
def set_aside(visit: Visit, revision: int) -> HttpResponse:
    """Give rows that were set aside as a file to mend and import again.

    Raises:
        MissingError: No row of the sheet that the address names was set aside.
    """
    workspace = visit.workspace()
    parts = mendable_parts(workspace, workspace.facts.batch(revision))
    wanted = visit.request.GET.get("part", "")
    found = next((one for one in parts if wanted in ("", str(one.part))), None)
    if found is None:
        raise MissingError(_("No row of this part was set aside."))
    answer = HttpResponse(found.text.encode(ENCODING), content_type="text/csv; charset=utf-8")
    name = f"set-aside-{revision}-{found.part}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
