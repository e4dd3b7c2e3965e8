"""Annotations: what happened outside the numbers, so that charts can show it."""

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.annotation_shelf import Annotation
from trueline.core.errors import FaultyInputError
from trueline.core.period import FIRST_YEAR, LAST_YEAR, Period
from trueline.plan.document import Plan
from trueline.usecases.noting.annotate import (
    annotate,
    put_back_annotation,
    remove_annotation,
    written,
)
from trueline.usecases.noting.annotations import annotations_of
from trueline.usecases.plan_on_day import plan_in_force
from trueline.web.access import Role
from trueline.web.annotation_form import AnnotationForm, initial_of
from trueline.web.annotation_rows import annotation_rows
from trueline.web.days import AsOf, as_of
from trueline.web.page import Menu, page
from trueline.web.remembered import Remembered
from trueline.web.undoing import back_to, say_with_way_back
from trueline.web.visit import Visit

FOUND: Remembered[tuple[Annotation, ...]] = Remembered(16)
EVER = Period(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 1, 1))
MENU = Menu(gettext_lazy("Measure"), gettext_lazy("Annotations"), "bookmark", 38, "n")


@page("annotations/", name="annotations", menu=MENU)
def annotations(visit: Visit) -> HttpResponse:
    """List what happened, written and derived, newest first, and offer to add to it."""
    asked = visit.request.GET
    initial = {"day": asked.get("day") or visit.workspace().today, "kpis": asked.getlist("kpi")}
    initial |= {name: asked[name] for name in ("title", "kind") if asked.get(name)}
    plan = _plan(visit)
    return _show(visit, plan, AnnotationForm(plan, initial=initial))


@page(
    "annotations/add/",
    name="add-annotation",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def add(visit: Visit) -> HttpResponse:
    """Add an annotation; who comes back to the address is led to the list."""
    if visit.request.method != "POST":
        return visit.go("annotations")
    plan = _plan(visit)
    form = AnnotationForm(plan, visit.request.POST)
    if not _keep(visit, form):
        return _show(visit, plan, form, status=422)
    visit.say(_("The annotation was added."))
    return HttpResponseRedirect(back_to(visit, reverse("annotations")))


@page(
    "annotations/<slug:name>/",
    name="edit-annotation",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def edit(visit: Visit, name: str) -> HttpResponse:
    """Change an annotation that a person wrote.

    Raises:
        MissingError: There is none of this name, or nobody wrote it.
    """
    found = written(visit.workspace(), name)
    given = visit.request.POST if visit.request.method == "POST" else None
    form = AnnotationForm(_plan(visit), given, initial_of(found.entry))
    if given is not None and _keep(visit, form, replaces=name):
        visit.say(_("The annotation was changed."))
        return visit.go("annotations")
    title = _("Change an annotation")
    crumbs = [(_("Annotations"), reverse("annotations")), (title, "")]
    context = {"title": title, "crumbs": crumbs, "form": form, "name": name}
    return visit.render("pages/annotation.html", context, status=422 if form.errors else 200)


@page(
    "annotations/<slug:name>/remove/",
    name="remove-annotation",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def remove(visit: Visit, name: str) -> HttpResponse:
    """Take an annotation out; the next page offers to put it back.

    Raises:
        MissingError: There is none of this name, or nobody wrote it.
    """
    gone = remove_annotation(visit.workspace(), name, by=visit.member.email)
    said = _("“{0}” was removed.").format(gone.entry.title)
    say_with_way_back(visit, said, reverse("put-back-annotation", args=[name]))
    return HttpResponseRedirect(back_to(visit, reverse("annotations")))


@page(
    "annotations/<slug:name>/put-back/",
    name="put-back-annotation",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def put_back(visit: Visit, name: str) -> HttpResponse:
    """Let an annotation that was removed count again.

    Raises:
        MissingError: There never was one of this name.
    """
    back = put_back_annotation(visit.workspace(), name, by=visit.member.email)
    visit.say(_("“{0}” is back.").format(back.entry.title))
    return HttpResponseRedirect(back_to(visit, reverse("annotations")))


def _show(
    visit: Visit, plan: Plan | None, form: AnnotationForm, *, status: int = 200
) -> HttpResponse:
    title, then = _("Annotations"), as_of(visit)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "form": form,
        "may_add": visit.may(Role.CONTRIBUTOR),
        "is_open": bool(form.errors or form.initial.get("kpis")),
    }
    if plan is not None:
        context["rows"] = annotation_rows(reversed(_known(visit, plan, then)), plan)
    return visit.render("pages/annotations.html", context, status=status)


def _known(visit: Visit, plan: Plan, then: AsOf | None) -> tuple[Annotation, ...]:
    workspace, own = visit.workspace(), visit.organisation
    moment = then.moment if then else None
    ledger = workspace.facts.snapshot(as_of=moment).revision
    key = (own.slug, plan, ledger, own.noted, own.defined, own.kept, then)
    return FOUND.get(key, lambda: annotations_of(workspace, plan, EVER, as_of=moment))


def _plan(visit: Visit) -> Plan | None:
    then = as_of(visit)
    adopted = plan_in_force(visit.workspace(), as_of=then.moment if then else None)
    return adopted.plan if adopted else None


def _keep(visit: Visit, form: AnnotationForm, *, replaces: str = "") -> bool:
    """Keep what the form says; false when it cannot be, which the form then tells."""
    if not form.is_valid():
        return False
    try:
        annotate(visit.workspace(), form.entry(), by=visit.member.email, replaces=replaces)
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            field = "last" if issue.where == "until" else issue.where
            form.add_error(field, f"{issue.what} {issue.remedy}")
        return False
    return True
