"""A meeting: its agenda before, its minutes while it goes on, and what it brought about after."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, MissingError, TruelineError
from trueline.usecases.coordinating.reviewing.minutes import render_minutes
from trueline.usecases.coordinating.reviewing.open_session import (
    open_session,
    take_opening_back,
)
from trueline.usecases.print_report import media_type_of
from trueline.web.access import Role
from trueline.web.downloads import file_answer
from trueline.web.looked_at import look_at
from trueline.web.page import page
from trueline.web.reviewing.decision_form import resolving_form
from trueline.web.reviewing.minutes_mail import mail_in_words
from trueline.web.reviewing.view import MeetingView, meeting_view
from trueline.web.reviewing.words import STATUSES
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit


@page("meetings/<slug:meeting>/", name="meeting")
def meeting(visit: Visit, meeting: str) -> HttpResponse:
    """Show a meeting as it stands."""
    return show_meeting(visit, meeting)


@page(
    "meetings/<slug:meeting>/open/",
    name="open-meeting",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def open_meeting(visit: Visit, meeting: str) -> HttpResponse:
    """Open a meeting; from then on its agenda stays."""
    workspace, looked = visit.workspace(), look_at(visit)
    is_of_today = looked is not None and looked.as_of is None and looked.on == workspace.today
    card = looked.scorecard if looked and is_of_today else None
    try:
        open_session(workspace, meeting, by=visit.member.email, card=card)
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    said = _("The meeting is open; its agenda stays as it is now.")
    say_with_way_back(visit, said, reverse("unopen-meeting", args=[meeting]))
    return visit.go("meeting", meeting)


@page(
    "meetings/<slug:meeting>/open/take-back/",
    name="unopen-meeting",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def unopen_meeting(visit: Visit, meeting: str) -> HttpResponse:
    """Let a meeting that was opened by mistake be planned again."""
    try:
        take_opening_back(visit.workspace(), meeting, by=visit.member.email)
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    visit.say(_("The meeting is planned again; its agenda is made anew until it opens."))
    return visit.go("meeting", meeting)


@page("meetings/<slug:meeting>/minutes.<str:ending>", name="minutes-file")
def minutes_file(visit: Visit, meeting: str, ending: str) -> HttpResponse:
    """Give the minutes of a meeting as a file.

    Raises:
        MissingError: There is no such meeting or format, or the meeting has not begun.
    """
    rendered = render_minutes(visit.workspace(), meeting, ending)
    return file_answer(rendered.content, media_type_of(ending), f"{meeting}-minutes.{ending}")


def show_meeting(
    visit: Visit,
    meeting: str,
    *,
    fault: str = "",
    faults: FaultyInputError | None = None,
    given: QueryDict | None = None,
    form: str = "",
) -> HttpResponse:
    """Show a meeting, with what was wrong in what somebody sent.

    Args:
        visit: Who asks.
        meeting: Id of the meeting.
        fault: Why nothing was done, in a sentence; empty for none.
        faults: What is wrong with a form; None for nothing.
        given: As the form was sent.
        form: Which form it was: ``decision``, ``action``, ``item``, ``minute``, ``close`` or
            ``correction``.
    """
    view = meeting_view(visit, meeting)
    session = view.session
    known: dict[str, Any] = {
        "title": session.title,
        "crumbs": [(_("Meetings"), reverse("meetings")), (session.title, "")],
        "view": view,
        "mail_words": mail_in_words(view.mail) if view.mail else "",
        "looked": view.looked,
        "status": STATUSES[session.status],
        "form": _form(view, given) if view.is_open else None,
        "fault": fault,
        "issues": faults.issues if faults and form == "close" else (),
        "faults": _by_field(faults) if form != "close" else {},
        "given": given or {},
        "faulty_form": form,
        "may_write": visit.may(Role.CONTRIBUTOR) and view.is_present,
        "may_decide": visit.may(Role.APPROVER) and view.is_present,
    }
    is_faulty = bool(fault) or faults is not None
    return visit.render("pages/meeting.html", known, status=422 if is_faulty else 200)


def _form(view: MeetingView, given: QueryDict | None) -> object:
    if view.looked is None:
        return None
    return resolving_form(view.looked.adopted.plan, view.session, given)


def _by_field(faults: FaultyInputError | None) -> dict[str, str]:
    if faults is None:
        return {}
    return {one.where: f"{one.what} {one.remedy}" for one in faults.issues}
