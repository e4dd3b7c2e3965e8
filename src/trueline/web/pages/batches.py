"""A batch: what one import brought, and how to take it back."""

import csv

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import RefusedQuestionError
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.undo_import import undo_import
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.visit import Visit

SHOWN_ROWS = 50


@page("data/batches/<int:revision>/", name="batch")
def batch(visit: Visit, revision: int) -> HttpResponse:
    """Show the row ledger of an import, what it changed, its totals and the rows set aside."""
    found = visit.workspace().facts.batch(revision)
    context = {
        "title": found.origin.file,
        "crumbs": [(_("Data and imports"), "/data/"), (found.origin.file, "")],
        "batch": found,
        "set_aside": found.set_aside[:SHOWN_ROWS],
        "metrics": sorted(
            ((_named(one), total) for one, total in found.metrics.items()),
            key=lambda named: named[0],
        ),
        "may_undo": visit.may(Role.ANALYST),
    }
    return visit.render("pages/batch.html", context)


def _named(metric: str) -> str:
    known = load_catalogue().metrics.get(metric)  # a metric of an older version may be gone
    return known.name if known else metric


@page("data/batches/<int:revision>/set-aside.csv", name="set-aside")
def set_aside(visit: Visit, revision: int) -> HttpResponse:
    """Give the rows that were set aside as a file, each with its place and the reason."""
    found = visit.workspace().facts.batch(revision)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="set-aside-{revision}.csv"'
    writer = csv.writer(answer)
    writer.writerow([_("Part"), _("Line"), _("Reason"), _("Row as it stands")])
    for row in found.set_aside:
        part = found.parts[row.part] if row.part < len(found.parts) else ""
        writer.writerow([part, row.line, row.reason, *map(_plain, row.cells)])
    return answer


@page("data/batches/<int:revision>/undo/", name="undo-batch", role=Role.ANALYST, methods=("POST",))
def undo(visit: Visit, revision: int) -> HttpResponse:
    """Take an import back; what was known before it comes forward again."""
    try:
        taken = undo_import(visit.workspace(), revision, by=visit.member.email)
    except RefusedQuestionError as refused:
        visit.say(refused.reason)
    else:
        visit.say(
            _("{0} was taken back. To bring it in again, import the file again.").format(
                taken.origin.file
            )
        )
    return visit.go("batch", revision)


def _plain(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell
