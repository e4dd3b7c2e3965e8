"""One incident or drill: who was called, who answered after how many minutes, what is learnt."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.contracts.books import Kept
from trueline.coordination.escalating.incident import Incident
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.plan.governance.escalation import EscalationPath
from trueline.usecases.coordinating.escalation.follow import (
    answer,
    call_next,
    close_incident,
    incident_named,
    keep_told,
    next_call,
)
from trueline.web.access import Role, RoleNeededError
from trueline.web.owed.call_mail import tell_called
from trueline.web.owed.incident_forms import CloseForm
from trueline.web.owed.incident_rows import call_rows, incident_row
from trueline.web.owed.known import KnownOwed, known_owed
from trueline.web.page import page
from trueline.web.visit import Visit

POST = ("POST",)


@page("escalation/<slug:incident>/", name="incident")
def incident(visit: Visit, incident: str) -> HttpResponse:
    """Show an incident or a drill.

    Raises:
        MissingError: There is none, or the address names a day that is none.
    """
    return _show(visit, incident, CloseForm())


@page("escalation/<slug:incident>/answer/", name="answer-incident", methods=POST)
def answer_it(visit: Visit, incident: str) -> HttpResponse:
    """Say that one is on it, or as a contributor that somebody who was called is.

    Raises:
        MissingError: There is no such incident, or they were not called.
        RoleNeededError: Somebody else was called.
    """
    known, _kept = _found(visit, incident)
    own = known.own.name if known.own else ""
    person = visit.request.POST.get("person", own)
    if person != own and not visit.may(Role.CONTRIBUTOR):
        raise RoleNeededError(Role.CONTRIBUTOR)
    try:
        _refuse_past(known)
        answer(known.workspace, incident, person, by=visit.member.email)
    except (ConflictError, RefusedQuestionError) as refused:
        visit.say(str(refused))
    else:
        visit.say(_("{0} is on it.").format(person))
    return visit.go("incident", incident)


@page("escalation/<slug:incident>/next/", name="call-next", role=Role.CONTRIBUTOR, methods=POST)
def call(visit: Visit, incident: str) -> HttpResponse:
    """Call who comes next.

    Raises:
        MissingError: There is no such incident, or the plan has its path no more.
    """
    known, kept = _found(visit, incident)
    given, by = visit.request.POST.get("number", ""), visit.member.email
    after = int(given) if given.isdecimal() else None
    try:
        _refuse_past(known)
        called = call_next(known.workspace, incident, by=by, after=after)
    except (ConflictError, RefusedQuestionError) as refused:
        visit.say(str(refused))
    else:
        told = tell_called(visit.organisation.slug, kept.record, called)
        keep_told(known.workspace, incident, called, told, by=by)
        visit.say(_("{0} is called. {1}").format(called.person, told))
    return visit.go("incident", incident)


@page(
    "escalation/<slug:incident>/close/",
    name="close-incident",
    role=Role.CONTRIBUTOR,
    methods=POST,
)
def close(visit: Visit, incident: str) -> HttpResponse:
    """Close an incident or a drill with what is learnt from it.

    Raises:
        MissingError: There is no such incident.
    """
    known, _kept = _found(visit, incident)
    form, by = CloseForm(visit.request.POST), visit.member.email
    if form.is_valid():
        try:
            _refuse_past(known)
            close_incident(known.workspace, incident, form.cleaned_data["lessons"], by=by)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        except (ConflictError, RefusedQuestionError) as refused:
            visit.say(str(refused))
            return visit.go("incident", incident)
        else:
            visit.say(_("It is closed."))
            return visit.go("incident", incident)
    return _show(visit, incident, form, status=422)


def _found(visit: Visit, name: str) -> tuple[KnownOwed, Kept[Incident]]:
    known = known_owed(visit)
    if known is None:
        raise MissingError(_("There is no plan in force yet."))
    moment = known.as_of.moment if known.as_of else None
    return known, incident_named(known.workspace, name, as_of=moment)


def _refuse_past(known: KnownOwed) -> None:
    if known.as_of is not None:
        raise RefusedQuestionError(_("On a past day nobody is called, answers or closes."))


def _show(visit: Visit, name: str, form: CloseForm, *, status: int = 200) -> HttpResponse:
    known, kept = _found(visit, name)
    found = kept.record
    path = next((one for one in known.plan.escalations if one.id == found.path), None)
    steps = path.steps if path else ()
    coming = next_call(found, steps)
    now = known.as_of.moment if known.as_of else known.workspace.now()
    own = known.own.name if known.own and known.as_of is None else ""
    may_act = known.may_act(visit)
    rows = call_rows(found, {one.id: one.does for one in steps}, own, may_act=may_act)
    title = _title(found, path)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(_("When something goes wrong"), reverse("escalation")), (title, "")],
        "as_of": known.as_of,
        "row": incident_row(found, now),
        "kept": kept,
        "path": path,
        "calls": rows,
        "own": next((one for one in rows if one.is_own and one.may_answer), None),
        "coming": (coming[0].backup if coming[1] else coming[0].person) if coming else "",
        "may_act": may_act and found.is_open,
        "form": form,
    }
    return visit.render("pages/incident.html", context, status=status)


def _title(found: Incident, path: EscalationPath | None) -> str:
    name = path.name if path else found.path
    return _("Drill: {0}").format(name) if found.is_drill else name
