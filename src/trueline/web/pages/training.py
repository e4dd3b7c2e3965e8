"""Training: who needs which course, who has taken it, whose is overdue, and the shares trained."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import ConflictError, FaultyInputError, MissingError
from trueline.usecases.coordinating.training.complete import (
    Taken,
    complete,
    take_completion_back,
)
from trueline.web.access import Role
from trueline.web.days import as_of, read_day
from trueline.web.owed.known import KnownOwed, known_owed
from trueline.web.owed.training_form import TakenForm
from trueline.web.owed.training_rows import course_rows, line_rows
from trueline.web.page import page
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

POST = ("POST",)


@page("training/", name="training")
def training(visit: Visit) -> HttpResponse:
    """Show the training register.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    known = known_owed(visit)
    return _show(visit, known, _form(known))


@page("training/taken/", name="keep-taken-course", role=Role.CONTRIBUTOR, methods=POST)
def keep_taken(visit: Visit) -> HttpResponse:
    """Keep that somebody has taken a course.

    Raises:
        MissingError: There is no plan in force.
    """
    known = _found(visit)
    form = _form(known, visit)
    if form.is_valid():
        said = form.cleaned_data
        taken = Taken(said["course"], said["person"], said["on"], said["proof"])
        try:
            made = complete(known.workspace, taken, by=visit.member.email)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        except (ConflictError, MissingError) as refused:
            form.add_error(None, str(refused))
        else:
            back = reverse("take-course-back", args=[made.course, made.member, made.on])
            say_with_way_back(visit, _("{0} has taken it.").format(made.person), back)
            return visit.go("training")
    return _show(visit, known, form, status=422)


@page(
    "training/<str:course>/<str:member>/<str:day>/take-back/",
    name="take-course-back",
    role=Role.CONTRIBUTOR,
    methods=POST,
)
def take_course_back(visit: Visit, course: str, member: str, day: str) -> HttpResponse:
    """Take back that somebody has taken a course.

    Raises:
        MissingError: Nobody said so, or the day is none.
    """
    by, when = visit.member.email, read_day(day)
    try:
        take_completion_back(visit.workspace(), course, member, when, by=by)
    except ConflictError as refused:
        visit.say(str(refused))
    else:
        visit.say(_("It was taken back."))
    return visit.go("training")


def _found(visit: Visit) -> KnownOwed:
    known = known_owed(visit)
    if known is None:
        raise MissingError(_("There is no plan in force yet."))
    return known


def _form(known: KnownOwed | None, visit: Visit | None = None) -> TakenForm:
    today: date | None = known.workspace.today if known else None
    plan = known.plan if known else None
    return TakenForm(plan, today, visit.request.POST if visit else None)


def _show(
    visit: Visit, known: KnownOwed | None, form: TakenForm, *, status: int = 200
) -> HttpResponse:
    title = _("Training")
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": as_of(visit)}
    if known is not None:
        reading = known.owed.training
        everybody = {one.member.id for one in reading.lines}
        untrained = {one.member.id for one in reading.lines if not one.is_trained}
        context |= {
            "known": known,
            "reading": reading,
            "late": line_rows(reading.late, reading.on),
            "rows": course_rows(reading),
            "people": len(everybody),
            "trained": len(everybody - untrained),
            "form": form,
            "may_act": known.may_act(visit) and bool(reading.courses),
        }
    return visit.render("pages/training.html", context, status=status)
