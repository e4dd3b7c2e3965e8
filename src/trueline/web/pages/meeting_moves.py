"""Meetings that are called, moved, cancelled, put back, and taken along as a calendar file."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.meeting.meeting import Meeting
from trueline.plan.document import Plan
from trueline.usecases.coordinating.meeting.calendar_file import Shown, invitation
from trueline.usecases.coordinating.meeting.calling import call_meeting
from trueline.usecases.coordinating.meeting.moving import cancel_meeting, move_meeting, take_back
from trueline.usecases.coordinating.meeting.planned import meeting_of
from trueline.usecases.plan_on_day import plan_in_force
from trueline.web.access import Role
from trueline.web.downloads import file_answer
from trueline.web.meeting.known_meetings import known_meetings
from trueline.web.meeting.meeting_forms import CallForm, CancelForm, MoveForm, initial_of, tried
from trueline.web.meeting.meeting_rows import meeting_rows, say_when
from trueline.web.meeting.shown_meetings import show_meetings
from trueline.web.page import page
from trueline.web.undoing import back_to, say_with_way_back
from trueline.web.visit import Visit


@page("meetings/call/", name="call-meeting", role=Role.CONTRIBUTOR, methods=("GET", "HEAD", "POST"))
def call(visit: Visit) -> HttpResponse:
    """Call a meeting by hand; who comes back to the address is led to the list."""
    if visit.request.method != "POST":
        return visit.go("meetings")
    known = known_meetings(visit)
    plan = known.adopted.plan if known.adopted else None
    form = CallForm(plan, visit.request.POST)

    def do() -> None:
        made = call_meeting(known.workspace, plan, form.wish(), by=visit.member.email)
        said = _("{0} is called for {1}.").format(made.session.title, say_when(made))
        say_with_way_back(visit, said, reverse("take-back-meeting", args=[made.id]))

    return (
        visit.go("meetings") if tried(form, do) else show_meetings(visit, known, form, status=422)
    )


@page(
    "meetings/<slug:meeting>/move/",
    name="move-meeting",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def move(visit: Visit, meeting: str) -> HttpResponse:
    """Move a meeting to another day or hour.

    Raises:
        MissingError: There is no such meeting.
    """
    given = visit.request.POST if visit.request.method == "POST" else None
    form = MoveForm(given, initial=initial_of(_found(visit, meeting)))

    def do() -> None:
        moved = move_meeting(
            visit.workspace(),
            _plan(visit),
            meeting,
            form.wish(),
            by=visit.member.email,
            after=form.cleaned_data["changes"],
        )
        said = _("{0} is moved to {1}.").format(moved.session.title, say_when(moved))
        say_with_way_back(visit, said, reverse("take-back-meeting", args=[meeting]))

    if given is not None and tried(form, do):
        return HttpResponseRedirect(back_to(visit, reverse("meetings")))
    cancelling = CancelForm(initial=form.initial)
    return _show_one(visit, meeting, form, cancelling, status=422 if given is not None else 200)


@page(
    "meetings/<slug:meeting>/cancel/",
    name="cancel-meeting",
    role=Role.CONTRIBUTOR,
    methods=("GET", "HEAD", "POST"),
)
def cancel(visit: Visit, meeting: str) -> HttpResponse:
    """Cancel a meeting; it stays in lists and calendars as cancelled.

    Raises:
        MissingError: There is no such meeting.
    """
    if visit.request.method != "POST":
        return visit.go("move-meeting", meeting)
    form = CancelForm(visit.request.POST)

    def do() -> None:
        said, by = form.cleaned_data, visit.member.email
        gone = cancel_meeting(
            visit.workspace(), _plan(visit), meeting, said["because"], by=by, after=said["changes"]
        )
        words = _("{0} of {1} is cancelled.").format(gone.session.title, say_when(gone))
        say_with_way_back(visit, words, reverse("take-back-meeting", args=[meeting]))

    if tried(form, do):
        return HttpResponseRedirect(back_to(visit, reverse("meetings")))
    moving = MoveForm(initial=initial_of(_found(visit, meeting)))
    return _show_one(visit, meeting, moving, form, status=422)


@page(
    "meetings/<slug:meeting>/take-back/",
    name="take-back-meeting",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def put_back(visit: Visit, meeting: str) -> HttpResponse:
    """Let a meeting stand as before it was last moved, cancelled or called.

    Raises:
        MissingError: There is no such meeting, or nobody touched it.
    """
    back = take_back(visit.workspace(), _plan(visit), meeting, by=visit.member.email)
    if back is None:
        visit.say(_("The meeting is not called any more."))
    else:
        visit.say(_("{0} stands as before: {1}.").format(back.session.title, say_when(back)))
    return visit.go("meetings")


@page("meetings/<slug:meeting>/invitation.ics", name="invitation")
def invite(visit: Visit, meeting: str) -> HttpResponse:
    """Give a meeting as a calendar file.

    Raises:
        MissingError: There is no such meeting.
    """

    def address_of(name: str) -> str:
        return visit.request.build_absolute_uri(reverse("meeting", args=[name]))

    shown = Shown(address_of, says_why=True)
    content = invitation(
        visit.workspace(), plan_in_force(visit.workspace()), [meeting], shown=shown
    )
    return file_answer(content, "text/calendar; charset=utf-8", f"{meeting}.ics")


def _show_one(
    visit: Visit, meeting: str, moving: MoveForm, cancelling: CancelForm, *, status: int
) -> HttpResponse:
    known = known_meetings(visit)
    (row,) = meeting_rows(known, [_found(visit, meeting)])
    title = _("Move or cancel a meeting")
    context = {
        "title": title,
        "crumbs": [(_("Meetings"), reverse("meetings")), (title, "")],
        "row": row,
        "moving": moving,
        "cancelling": cancelling,
    }
    return visit.render("pages/meeting_moved.html", context, status=status)


def _found(visit: Visit, meeting: str) -> Meeting:
    return meeting_of(visit.workspace(), _plan(visit), meeting)


def _plan(visit: Visit) -> Plan | None:
    adopted = plan_in_force(visit.workspace())
    return adopted.plan if adopted else None
