"""Data and imports: what came in, from where?"""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.access import Role
from trueline.web.imported import imported
from trueline.web.page import Menu, page
from trueline.web.stores.jobs import JobRecord, JobState, newest_jobs
from trueline.web.visit import Visit
from trueline.web.waiting_files import WaitingFile, waiting_files


@page(
    "data/",
    name="data",
    menu=Menu(gettext_lazy("Measure"), gettext_lazy("Data and imports"), "circle-stack", 40, "d"),
)
def data(visit: Visit) -> HttpResponse:
    """Show files that wait for a word, imports under way, and every batch."""
    jobs = newest_jobs(visit.organisation.slug)
    return show_data(visit, jobs, waiting_files(visit, jobs))


def show_data(
    visit: Visit, jobs: Sequence[JobRecord], waiting: Sequence[WaitingFile], *, status: int = 200
) -> HttpResponse:
    """Show the page with files that wait and with what was answered for them so far."""
    context = {
        **imported(visit),
        "title": _("Data and imports"),
        "crumbs": [(_("Data and imports"), "")],
        "drafts": waiting,
        "jobs": [job for job in jobs if job.state is not JobState.DRAFT],
        "today": visit.workspace().now().date(),
        "may_import": visit.may(Role.ANALYST),
    }
    return visit.render("pages/data.html", context, status=status)
