"""What the rows of a study hold: columns and groups of ten or more, and never a row."""

from pathlib import Path

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.studying.rows_held import rows_held
from trueline.web.days import as_of
from trueline.web.page import page
from trueline.web.studying.held_columns import column_rows
from trueline.web.visit import Visit


@page("evidence/<slug:study>/rows/", name="study-rows")
def rows(visit: Visit, study: str) -> HttpResponse:
    """Show what the rows of the newest run of a study hold.

    Raises:
        MissingError: There is no such run, its rows are gone, or the address names no day.
    """
    then = as_of(visit)
    held = rows_held(visit.workspace(), study, as_of=then.moment if then else None)
    asked, title = held.run.asked, _("What its rows hold")
    context = {
        "title": title,
        "crumbs": [
            (_("Studies"), "/evidence/"),
            (asked.tactic_name or asked.id, f"/evidence/{asked.id}/"),
            (title, ""),
        ],
        "as_of": then,
        "held": held,
        "study": asked,
        "file": Path(asked.source.path).name,
        "columns": column_rows(asked, held.columns),
    }
    return visit.render("pages/study_rows.html", context)
