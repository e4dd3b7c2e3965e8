"""Escalation: what to look for, who is called within how many minutes, and whether it was tried."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.escalating.drills import DrillStanding
from trueline.coordination.escalating.triage import TriageLine
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.usecases.coordinating.escalation.follow import keep_told
from trueline.usecases.coordinating.escalation.open_incident import open_incident
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.owed.call_mail import tell_called
from trueline.web.owed.incident_forms import SeenForm
from trueline.web.owed.incident_rows import PathRow, incident_rows, path_row
from trueline.web.owed.known import KnownOwed, known_owed
from trueline.web.page import Menu, page
from trueline.web.visit import Visit
from trueline.web.wording_time import say_day

MENU = Menu(
    gettext_lazy("Coordinate"), gettext_lazy("When something goes wrong"), "bell-alert", 82, "1"
)


@page("escalation/", name="escalation", menu=MENU)
def escalation(visit: Visit) -> HttpResponse:
    """Show triage, paths, and what happened; ``?seen=2`` says what the second trigger calls for.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    known = known_owed(visit)
    found = _asked(known, visit.request.GET.get("seen", ""))
    return _show(visit, known, _form(known, found), found)


@page(
    "escalation/record/new/",
    name="open-incident",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def open_one(visit: Visit) -> HttpResponse:
    """Open an incident or a drill, and call whom its path names first.

    Raises:
        MissingError: There is no plan in force.
    """
    if visit.request.method != "POST":
        return visit.go("escalation")
    known = known_owed(visit)
    if known is None:
        raise MissingError(_("There is no plan in force yet."))
    form = SeenForm(_paths(known), visit.request.POST)
    if not form.is_valid():
        return _show(visit, known, form, None, status=422)
    try:
        made = open_incident(known.workspace, form.seen(), by=visit.member.email)
    except FaultyInputError as faulty:
        form.refuse(faulty.issues)
    except (ConflictError, RefusedQuestionError) as refused:
        form.add_error(None, str(refused))
    else:
        told = tell_called(visit.organisation.slug, made, made.calls[0])
        keep_told(known.workspace, made.id, made.calls[0], told, by=visit.member.email)
        visit.say(_("{0} is called. {1}").format(made.calls[0].person, told))
        return visit.go("incident", made.id)
    return _show(visit, known, form, None, status=422)


def _asked(known: KnownOwed | None, seen: str) -> TriageLine | None:
    lines = known.owed.escalation.triage if known else ()
    return next((one for one in lines if str(one.number) == seen), None)


def _paths(known: KnownOwed | None) -> list[tuple[str, str]]:
    found = known.owed.escalation.paths if known else ()
    return [(one.path.id, _("{0}: {1}").format(one.path.severity, one.path.name)) for one in found]


def _form(known: KnownOwed | None, found: TriageLine | None) -> SeenForm:
    path, trigger = (found.path.id, found.trigger) if found else ("", "")
    return SeenForm(_paths(known), path=path, trigger=trigger)


def _path_row(one: DrillStanding) -> PathRow:
    last = say_day(one.last.on) if one.last else ""
    return path_row(one, {"last": last, "due": say_day(one.due)})


def _show(
    visit: Visit,
    known: KnownOwed | None,
    form: SeenForm,
    found: TriageLine | None,
    *,
    status: int = 200,
) -> HttpResponse:
    title = _("When something goes wrong")
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": as_of(visit)}
    if known is not None:
        reading = known.owed.escalation
        context |= {
            "known": known,
            "reading": reading,
            "found": found,
            "paths": [_path_row(one) for one in reading.paths],
            "rows": incident_rows(reading.incidents, known.workspace.now()),
            "form": form,
            "may_open": known.may_act(visit) and bool(reading.paths),
        }
    return visit.render("pages/escalation.html", context, status=status)
