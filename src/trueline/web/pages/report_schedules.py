"""Schedules of reports: set up, let wait, ended, and a failed sending tried again."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import ConflictError, FaultyInputError, MissingError
from trueline.usecases.reporting.layouts import own_layouts, templates
from trueline.usecases.reporting.schedules import (
    end_schedule,
    pause_schedule,
    put_back_schedule,
    schedule_report,
)
from trueline.usecases.reporting.send_due import send_again
from trueline.usecases.scheduling.schedule import SendingState
from trueline.usecases.scheduling.sendings import sendings
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.reporting.forms import ScheduleForm
from trueline.web.reporting.mail import post_for
from trueline.web.stores.recipients import outsiders
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

BOTH = ("GET", "HEAD", "POST")
USUAL_ZONE = "Europe/Dublin"


@page("reports/schedules/add/", name="ask-schedule", role=Role.PLANNER, methods=BOTH)
def add(visit: Visit) -> HttpResponse:
    """Let a report go out by itself."""
    is_sent = visit.request.method == "POST"
    form = _form(visit, visit.request.POST if is_sent else None)
    if is_sent and form.is_valid():
        try:
            made = schedule_report(visit.workspace(), form.schedule(), by=visit.member.email)
        except FaultyInputError as faulty:
            form.tell(faulty)
        else:
            strangers = outsiders(visit.organisation.slug, made.recipients)
            said = _("It goes out from now on.")
            if strangers:
                beyond = _("Not of this organisation, and sent to all the same: {0}.")
                said = f"{said} {beyond.format(', '.join(strangers))}"
            visit.say(said)
            return visit.go("all-reports")
    title = _("Send a report by itself")
    known: dict[str, Any] = {
        "title": title,
        "crumbs": [(_("Reports"), "/reports/"), (title, "")],
        "form": form,
    }
    return visit.render("pages/schedule.html", known, status=422 if is_sent else 200)


@page("reports/schedules/<slug:schedule>/act/", name="change-schedule", role=Role.PLANNER,
      methods=("POST",))  # fmt: skip
def act(visit: Visit, schedule: str) -> HttpResponse:
    """Let a schedule wait, go on, end, stand again, or send once more what failed.

    Raises:
        MissingError: There is none of this id.
    """
    workspace, by = visit.workspace(), visit.member.email
    match visit.request.POST.get("do"):
        case "pause":
            pause_schedule(workspace, schedule, by=by, is_paused=True)
            visit.say(_("It waits."))
        case "resume":
            pause_schedule(workspace, schedule, by=by, is_paused=False)
            visit.say(_("It goes on from now."))
        case "end":
            end_schedule(workspace, schedule, by=by)
            back = reverse("put-back-schedule", args=[schedule])
            say_with_way_back(visit, _("It is not sent any more."), back)
        case "again":
            visit.say(_again(visit, schedule))
        case _:
            raise MissingError(_("A schedule can wait, go on, end, or send again."))
    return visit.go("all-reports")


@page("reports/schedules/<slug:schedule>/put-back/", name="put-back-schedule", role=Role.PLANNER,
      methods=("POST",))  # fmt: skip
def put_back(visit: Visit, schedule: str) -> HttpResponse:
    """Set a schedule again that was ended.

    Raises:
        MissingError: There never was one of this id.
    """
    put_back_schedule(visit.workspace(), schedule, by=visit.member.email)
    visit.say(_("It goes out again, from now on."))
    return visit.go("all-reports")


def _again(visit: Visit, schedule: str) -> str:
    """Send once more what failed last, and say what became of it.

    Raises:
        MissingError: Nothing of this schedule failed.
    """
    workspace = visit.workspace()
    own = (one for one in sendings(workspace) if one.schedule == schedule)
    last = next(own, None)
    if last is None or last.state is SendingState.SENT:
        raise MissingError(_("Nothing of this schedule failed."))
    post = post_for(visit.organisation)
    try:
        done = send_again(workspace, post, last, now=workspace.now())
    except ConflictError as busy:
        return str(busy)
    if done.state is SendingState.SENT:
        return _("It was sent.")
    return _("It was not sent: {0}").format(done.why)


def _form(visit: Visit, given: Any) -> ScheduleForm:  # noqa: ANN401 - Django's mapping
    workspace = visit.workspace()
    adopted = workspace.plans.adopted()
    layouts = (*templates(), *own_layouts(workspace))
    form = ScheduleForm(layouts, adopted.plan if adopted else None, given)
    asked = visit.request.GET
    form.initial = {
        "layout": asked.get("layout", ""),
        "scope": asked.get("scope", ""),
        "channel": asked.get("channel", ""),
        "recipients": visit.member.email,
        "formats": ["pdf"],
        "hour": 7,
        "zone": USUAL_ZONE,
    }
    return form
