"""The outline as a workbook: to take away, and to bring back as one edit of the draft."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.plan.applying import Refused
from trueline.usecases.import_plan import ImportedPlan
from trueline.usecases.import_workbook import import_workbook
from trueline.usecases.plan_workbook import write_workbook
from trueline.web.access import Role
from trueline.web.downloads import file_answer, file_name
from trueline.web.page import page
from trueline.web.plan_looked import look_at_plan
from trueline.web.undoing import say_done
from trueline.web.visit import Visit
from trueline.web.workbook_file import forget_workbook, keep_workbook, kept_workbook
from trueline.web.workbook_preview import (
    WorkbookChoice,
    WorkbookPreview,
    preview_file,
    refused_preview,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page("plan/outline.xlsx", name="workbook-file")
def workbook_file(visit: Visit) -> HttpResponse:
    """Give the outline of the plan that the address names.

    Raises:
        MissingError: There is none.
    """
    looked = look_at_plan(visit)
    if looked is None:
        raise MissingError(_("There is no plan yet whose outline could be written."))
    return file_answer(write_workbook(looked.plan), XLSX, file_name(looked, "xlsx", "outline"))


@page("plan/workbook/", name="plan-workbook")
def plan_workbook(visit: Visit) -> HttpResponse:
    """Offer the outline, take a workbook back, and show what one that waits would change.

    Raises:
        MissingError: The address names a workbook that is no longer kept.
    """
    asked = visit.request.GET
    if not asked.get("file"):
        return _show(visit)
    file = kept_workbook(visit, asked["file"])
    return _show(visit, preview_file(visit.workspace(), file, WorkbookChoice.of(asked.dict())))


@page("plan/workbook/bring/", name="bring-workbook", role=Role.PLANNER, methods=("POST",))
def bring(visit: Visit) -> HttpResponse:
    """Keep a workbook that was brought back, and show what it would change."""
    upload = visit.request.FILES.get("workbook")
    if upload is None:
        visit.say(_("No file was chosen."))
        return visit.go("plan-workbook")
    try:
        kept = keep_workbook(visit, upload)
    except FaultyInputError as faulty:
        return _show(visit, issues=faulty.issues, status=422)
    return HttpResponseRedirect(f"{reverse('plan-workbook')}?file={kept.key}")


@page("plan/workbook/take/", name="take-workbook", role=Role.PLANNER, methods=("POST",))
def take(visit: Visit) -> HttpResponse:
    """Write what the preview showed into the draft, as one edit.

    Raises:
        MissingError: The workbook is no longer kept, or the draft waits for approval.
    """
    given = visit.request.POST.dict()
    workspace, choice = visit.workspace(), WorkbookChoice.of(given)
    file = kept_workbook(visit, given.get("file", ""))
    asked = file.read(remove_missing=choice.remove_missing)
    done = import_workbook(
        workspace,
        asked,
        by=visit.member.email,
        reason=given.get("reason", ""),
        keep_theirs=choice.keep_theirs,
    )
    if isinstance(done, Refused):
        return _show(visit, refused_preview(workspace, (file, asked), choice, done), status=422)
    forget_workbook(visit)
    return _taken(visit, done)


@page("plan/workbook/forget/", name="forget-workbook", role=Role.PLANNER, methods=("POST",))
def forget(visit: Visit) -> HttpResponse:
    """Keep the workbook that waits no longer."""
    forget_workbook(visit)
    visit.say(_("The workbook was forgotten; nothing was changed."))
    return visit.go("plan-workbook")


def _taken(visit: Visit, done: ImportedPlan) -> HttpResponse:
    if done.entry is None or not done.entry.number:
        visit.say(_("The workbook changes nothing."))
        return visit.go("plan-workbook")
    count = len(done.comparison.changes) if done.comparison else 0
    said = ngettext(
        "One change of the workbook is in the draft.",
        "{0} changes of the workbook are in the draft.",
        count,
    )
    say_done(visit, said.format(count), done.entry)
    return HttpResponseRedirect(f"{reverse('plan')}?plan=draft&view=outline")


def _show(
    visit: Visit,
    preview: WorkbookPreview | None = None,
    *,
    issues: tuple[Issue, ...] = (),
    status: int = 200,
) -> HttpResponse:
    title = _("Workbook")
    context: dict[str, object] = {
        "title": title,
        "crumbs": [(_("Cascade"), reverse("plan")), (title, "")],
        "looked": look_at_plan(visit),
        "preview": preview,
        "issues": preview.issues if preview else issues,
        "today": visit.workspace().today,
    }
    return visit.render("pages/plan_workbook.html", context, status=status)
