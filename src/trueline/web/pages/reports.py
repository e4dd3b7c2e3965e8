"""Reports: the library, a report asked for, its preview, and issuing it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError, RefusedQuestionError
from trueline.plan.document import Plan
from trueline.usecases.print_report import media_type_of
from trueline.usecases.reporting.frames import frame_of
from trueline.usecases.reporting.layouts import layout_named, own_layouts, templates
from trueline.usecases.scheduling.wish import ReportWish
from trueline.web.access import Role
from trueline.web.downloads import file_answer
from trueline.web.jobs import enqueue
from trueline.web.page import Menu, page
from trueline.web.reporting.forms import AskForm, offered_formats
from trueline.web.reporting.library import library_of
from trueline.web.reporting.previewed import as_file, fragment, previewed
from trueline.web.stores.jobs import JobOrder, add_job, ask_to_stop, find_job
from trueline.web.stores.report_jobs import ISSUE, newest_issue_jobs
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Reports"), gettext_lazy("Reports"), "document-chart-bar", 90, "r")
BOTH = ("GET", "HEAD", "POST")


@page("reports/", name="all-reports", menu=MENU)
def reports(visit: Visit) -> HttpResponse:
    """Show what can be made, what was issued and what goes out by itself."""
    title, slug = _("Reports"), visit.organisation.slug
    jobs = newest_issue_jobs(slug, now=timezone.now())
    known: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "jobs": jobs,
        "is_under_way": any(one.is_under_way for one in jobs),
        "may_issue": visit.may(Role.CONTRIBUTOR),
        "may_plan": visit.may(Role.PLANNER),
    }
    if visit.is_fragment:
        return visit.render("parts/report_jobs.html", known)
    known["library"] = library_of(visit.workspace(), lambda: _plan(visit))
    return visit.render("pages/reports.html", known)


@page("reports/new/", name="ask-report")
def ask(visit: Visit) -> HttpResponse:
    """Ask for a report: which, of which day, narrowed to what; its preview stands below."""
    given = visit.request.GET
    form = _form(visit, given if "layout" in given else None)
    wish = form.wish() if form.is_bound and form.is_valid() else None
    return _asked(visit, form, wish)


@page("reports/preview/", name="ask-report-preview")
def preview(visit: Visit) -> HttpResponse:
    """Show a report as it would be issued now; nothing of it is kept.

    Raises:
        MissingError: There is no such report, or no plan in force.
    """
    form = _form(visit, visit.request.GET)
    known: dict[str, Any] = {"title": _("Preview"), "crumbs": _crumbs(_("Preview"))}
    if form.is_valid():
        wish = form.wish()
        try:
            made = previewed(visit, layout_named(visit.workspace(), wish.layout), wish)
            known["fragment"] = fragment(made.briefing)
            known["title"] = made.briefing.title
        except FaultyInputError as faulty:
            known["issues"] = faulty.issues
    else:
        known["errors"] = form.errors
    template = "parts/report_preview.html" if visit.is_fragment else "pages/report_preview.html"
    return visit.render(template, known)


@page("reports/preview/file.<str:ending>", name="ask-report-file")
def file(visit: Visit, ending: str) -> HttpResponse:
    """Give a report as a file without issuing it; it says who asked and that it was not issued.

    Raises:
        MissingError: There is no such format, report or plan.
    """
    form, media_type = _form(visit, visit.request.GET), media_type_of(ending)
    if not form.is_valid():
        return _asked(visit, form, None)
    wish = form.wish()
    try:
        made = previewed(visit, layout_named(visit.workspace(), wish.layout), wish)
        content = as_file(made.briefing, ending, visit.member.email)
    except FaultyInputError as faulty:
        form.tell(faulty)
        return _asked(visit, form, None)
    except RefusedQuestionError as refused:
        visit.say(str(refused))
        return _asked(visit, form, wish)
    words = (visit.organisation.slug, wish.layout, wish.scope, wish.channel, str(made.frame.on))
    name = "-".join(filter(None, map(slugify, words)))
    return file_answer(content, media_type, f"{name}.{slugify(ending)}")


@page("reports/issue/", name="ask-report-issue", role=Role.CONTRIBUTOR, methods=BOTH)
def issue(visit: Visit) -> HttpResponse:
    """Hand a report to the worker, who makes it and freezes it."""
    if visit.request.method != "POST":
        return visit.go("ask-report")
    form = _form(visit, visit.request.POST)
    if not form.is_valid():
        return _asked(visit, form, None, status=422)
    wish, workspace = form.wish(), visit.workspace()
    layout = layout_named(workspace, wish.layout)
    try:
        frame_of(workspace, layout, wish, as_of=workspace.now())
    except FaultyInputError as faulty:
        form.tell(faulty)
        return _asked(visit, form, None, status=422)
    order = {
        "layout": wish.layout,
        "on": wish.on.isoformat() if wish.on else None,
        "days": wish.days,
        "scope": wish.scope,
        "channel": wish.channel,
        "by": visit.member.email,
    }
    wanted = JobOrder(visit.organisation.slug, ISSUE, layout.title[:200], order, visit.member.id)
    enqueue(ISSUE, add_job(wanted, now=timezone.now()))
    return visit.go("all-reports")


@page(
    "reports/stop/<int:number>/", name="ask-report-stop", role=Role.CONTRIBUTOR, methods=("POST",)
)
def stop(visit: Visit, number: int) -> HttpResponse:
    """Ask the worker to stop; nothing of the report is kept.

    Raises:
        MissingError: There is no such job.
    """
    ask_to_stop(visit.organisation.slug, find_job(visit.organisation.slug, number).id)
    return visit.go("all-reports")


def _asked(
    visit: Visit, form: AskForm, wish: ReportWish | None, *, status: int = 200
) -> HttpResponse:
    title = _("Ask for a report")
    context = {
        "title": title,
        "crumbs": _crumbs(title),
        "form": form,
        "query": urlencode(_words(wish)) if wish else "",
        "formats": offered_formats(),
        "has_plan": _plan(visit) is not None,
        "may_plan": visit.may(Role.PLANNER),
        "may_issue": visit.may(Role.CONTRIBUTOR),
    }
    return visit.render("pages/ask_report.html", context, status=status)


def _words(wish: ReportWish) -> dict[str, str]:
    said = {
        "layout": wish.layout,
        "on": wish.on.isoformat() if wish.on else "",
        "days": str(wish.days or ""),
        "scope": wish.scope,
        "channel": wish.channel,
    }
    return {name: text for name, text in said.items() if text}


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Reports"), "/reports/"), (title, "")]


def _form(visit: Visit, given: Any) -> AskForm:  # noqa: ANN401 - Django's mapping
    layouts = (*templates(), *own_layouts(visit.workspace()))
    return AskForm(layouts, _plan(visit), given)


def _plan(visit: Visit) -> Plan | None:
    adopted = visit.workspace().plans.adopted()
    return adopted.plan if adopted else None
