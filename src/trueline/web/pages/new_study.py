"""Ask a study: question, data, who is compared, worth, what the data allow; then it is locked."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError, TruelineError
from trueline.usecases.studying.registering import register_study
from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.page import page
from trueline.web.stores.jobs import JobOrder, JobRecord
from trueline.web.stores.long_work import newest_work
from trueline.web.stores.study_jobs import (
    DRAFT,
    PLAN,
    RUN,
    add_study_draft,
    change_study_draft,
    find_study_draft,
    order_study_job,
    remove_study_draft,
)
from trueline.web.studying.ask_forms import QuestionForm, SourceForm
from trueline.web.studying.asked_numbers import LEDGER
from trueline.web.studying.asking import STEPS, form_of, look_at_asked, plan_asked, study_to_lock
from trueline.web.studying.planned import planned_shown
from trueline.web.uploads import forget_upload, keep_upload, printable_name
from trueline.web.visit import Visit

BOTH = ("GET", "HEAD", "POST")
NAMES = {
    "question": gettext_lazy("Question"),
    "data": gettext_lazy("Data"),
    "compared": gettext_lazy("Who is compared"),
    "worth": gettext_lazy("Worth"),
    "power": gettext_lazy("What it would find"),
    "check": gettext_lazy("What the data allow"),
}


@page("evidence/new/", name="new-study", role=Role.ANALYST, methods=BOTH)
def new(visit: Visit) -> HttpResponse:
    """Begin to ask: the question and the table; what was said is kept."""
    plan = plan_asked(visit)
    given, files = (
        (visit.request.POST, visit.request.FILES)
        if visit.request.method == "POST"
        else (None, None)
    )
    kpi = visit.request.GET.get("kpi", "")
    question = QuestionForm(plan, given, initial={"kpi": kpi})
    table = SourceForm(given, files, initial={"source": LEDGER if kpi else "file"})
    if visit.request.method == "POST" and question.is_valid() and table.is_valid():
        order = {**_brought(table.cleaned_data), "said": question.cleaned_data}
        wanted = JobOrder(
            visit.organisation.slug,
            DRAFT,
            question.cleaned_data["question"][:200],
            order,
            visit.member.id,
        )
        number = add_study_draft(wanted, now=timezone.now())
        return visit.go("ask-study", number)
    title = _("New study")
    context = {
        "title": title,
        "crumbs": [(_("Studies"), "/evidence/"), (title, "")],
        "forms": (question, table),
    }
    status = 422 if visit.request.method == "POST" else 200
    return visit.render("pages/new_study.html", context, status=status)


def _brought(said: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the table that was brought, or say that the organisation's own numbers are meant."""
    if said.get("source") == LEDGER:
        return {"source": LEDGER, "name": _("Our own numbers")}
    upload = said["file"]
    return {"upload": keep_upload(upload), "name": printable_name(upload.name)}


@page("evidence/new/<int:number>/", name="ask-study", role=Role.ANALYST, methods=BOTH)
def ask(visit: Visit, number: int) -> HttpResponse:
    """Go through the steps of a study that is being asked; each is kept when it is sent.

    Raises:
        MissingError: There is no such study, or it was registered.
    """
    draft = find_study_draft(visit.organisation.slug, number)
    step = visit.request.GET.get("step") or _next(draft)
    step = step if step in NAMES else "question"
    if visit.request.method != "POST":
        return _show(visit, draft, step, None)
    form = form_of(visit, draft, step, visit.request.POST)
    if form is None or not form.is_valid():
        return _show(visit, draft, step, form, status=422)
    said = {**draft.order["said"], **form.cleaned_data}
    done = sorted({*draft.order.get("done", []), step})
    change_study_draft(
        visit.organisation.slug,
        number,
        said["question"],
        {**draft.order, "said": said, "done": done},
        now=timezone.now(),
    )
    return visit.go("ask-study", number)


@page("evidence/new/<int:number>/register/", name="register-study", role=Role.ANALYST, methods=BOTH)
def register(visit: Visit, number: int) -> HttpResponse:
    """Lock the study and hand it to the worker; from here on nothing in it is changed unseen.

    Raises:
        MissingError: There is no such study, or it was registered before.
    """
    draft = find_study_draft(visit.organisation.slug, number)
    if visit.request.method != "POST":
        return visit.go("ask-study", number)
    workspace, owner = visit.workspace(), visit.organisation.slug
    try:
        study = study_to_lock(workspace, draft, visit.request.POST.getlist("method"))
        folder = workspace.studies.folder_of_files() if study.source.path else None
        register_study(workspace, study, by=visit.member.email, folder=folder)
    except TruelineError as refused:
        issues = refused.issues if isinstance(refused, FaultyInputError) else ()
        return _show(visit, draft, "check", None, status=422, issues=issues, why=str(refused))
    _forget(owner, draft)
    order = JobOrder(
        owner, RUN, study.question[:200], {"study": study.id, "act": "run"}, visit.member.id
    )
    job = order_study_job(order, now=timezone.now())
    if job is not None:
        enqueue(RUN, job)
    visit.say(_("The study is registered. Nobody had seen an estimate before."))
    return visit.go("study", study.id)


@page(
    "evidence/new/<int:number>/forget/", name="forget-study", role=Role.ANALYST, methods=("POST",)
)
def forget(visit: Visit, number: int) -> HttpResponse:
    """Forget a study that is being asked, with its table.

    Raises:
        MissingError: There is no such study, or it was registered.
    """
    draft = find_study_draft(visit.organisation.slug, number)
    _forget(visit.organisation.slug, draft)
    visit.say(_("It was forgotten; nothing of it was registered."))
    return visit.go("studies")


def _forget(owner: str, draft: JobRecord) -> None:
    remove_study_draft(owner, draft.id)
    if draft.order.get("upload"):
        forget_upload(draft.order["upload"])


def _next(draft: JobRecord) -> str:
    done = {"question", *draft.order.get("done", [])}
    return next((one for one in STEPS if one not in done), "check")


def _show(  # noqa: PLR0913 - a page with what was refused on it
    visit: Visit,
    draft: JobRecord,
    step: str,
    form: forms.Form | None,
    *,
    status: int = 200,
    issues: tuple[object, ...] = (),
    why: str = "",
) -> HttpResponse:
    done = {"question", *draft.order.get("done", [])}
    context: dict[str, Any] = {
        "title": draft.title,
        "crumbs": [(_("Studies"), "/evidence/"), (_("New study"), "")],
        "draft": draft,
        "step": step,
        "steps": [(one, words, one in done, one == step) for one, words in NAMES.items()],
        "place": list(NAMES).index(step) + 1,
        "step_name": NAMES[step],
        "issues": issues,
        "why": why if why and not issues else "",
    }
    if step == "check":
        context |= look_at_asked(visit, draft)
    else:
        context["form"] = form or form_of(visit, draft, step, None)
    if step == "power":
        job = newest_work(visit.organisation.slug, PLAN, {"draft": draft.id})
        context |= {"job": job, "plan": planned_shown(job.result if job else None)}
        if visit.is_fragment:
            return visit.render("parts/tried_study.html", context)
    return visit.render("pages/ask_study.html", context, status=status)
