"""Screen: what moves together in the plan, as questions for studies and never as evidence."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.usecases.plan_on_day import plan_in_force
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.jobs import enqueue
from trueline.web.page import page
from trueline.web.stores.jobs import JobOrder, ask_to_stop
from trueline.web.stores.long_work import newest_work, order_work
from trueline.web.stores.study_jobs import SCREEN
from trueline.web.studying.screened import pair_rows, screen_kept
from trueline.web.visit import Visit

BOTH = ("GET", "HEAD", "POST")


@page("evidence/screen/", name="screen")
def screen(visit: Visit) -> HttpResponse:
    """Show what the newest screen found; while one runs, the part that changes asks again.

    Raises:
        MissingError: The address names a day that is none.
    """
    title, owner, then = _("What moves together"), visit.organisation.slug, as_of(visit)
    moment = then.moment if then else None
    job = None if then else newest_work(owner, SCREEN, {})
    done = job if job and job.result and "screened" in job.result else None
    done = done or newest_work(owner, SCREEN, {}, is_done=True, until=moment)
    kept = screen_kept(done.result if done else None)
    shows_all = bool(visit.request.GET.get("all"))
    context = {
        "title": title,
        "crumbs": [(_("Studies"), "/evidence/"), (title, "")],
        "as_of": then,
        "has_plan": plan_in_force(visit.workspace(), as_of=moment) is not None,
        "job": job,
        "done": done,
        "kept": kept,
        "shows_all": shows_all,
        "rows": pair_rows(kept.pairs if shows_all else kept.flagged) if kept else (),
        "may_screen": visit.may(Role.ANALYST) and not then,
    }
    template = "parts/screen_job.html" if visit.is_fragment else "pages/screen.html"
    return visit.render(template, context)


@page("evidence/screen/new/", name="new-screen", role=Role.ANALYST, methods=BOTH)
def new(visit: Visit) -> HttpResponse:
    """Hand the screen of the plan in force to the worker; one at a time."""
    if visit.request.method == "POST":
        on = visit.workspace().today.isoformat()
        wanted = JobOrder(
            visit.organisation.slug, SCREEN, _("What moves together"), {"on": on}, visit.member.id
        )
        number = order_work(wanted, {}, now=timezone.now())
        if number is None:
            visit.say(_("It runs already."))
        else:
            enqueue(SCREEN, number)
    return visit.go("screen")


@page("evidence/screen/stop/", name="stop-screen", role=Role.ANALYST, methods=("POST",))
def stop(visit: Visit) -> HttpResponse:
    """Ask the worker to stop screening; what an earlier screen found stays.

    Raises:
        MissingError: No screen was ever ordered.
    """
    job = newest_work(visit.organisation.slug, SCREEN, {})
    if job is None:
        raise MissingError(_("No screen runs."))
    ask_to_stop(visit.organisation.slug, job.id)
    return visit.go("screen")
