"""What people do while a meeting goes on: attendance, minutes, classes, and its agenda."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.session import ExceptionClass, Presence
from trueline.core.errors import FaultyInputError, MissingError, TruelineError
from trueline.usecases.coordinating.reviewing.arrange import add_item, move_up, park, take_out
from trueline.usecases.coordinating.reviewing.attend import attend
from trueline.usecases.coordinating.reviewing.minute import (
    MinuteConflictError,
    classify,
    minute,
)
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.pages.meeting import show_meeting
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

POST = ("POST",)

_Kind = TypeVar("_Kind", bound=StrEnum)


@page("meetings/<slug:meeting>/attend/", name="attend-meeting", role=Role.CONTRIBUTOR, methods=POST)
def come(visit: Visit, meeting: str) -> HttpResponse:
    """Keep how a seat was taken."""
    given = visit.request.POST
    presence = _one_of(Presence, given.get("presence", ""))

    def act() -> None:
        attend(
            visit.workspace(),
            meeting,
            given.get("seat", ""),
            presence,
            deputy=given.get("deputy", ""),
            by=visit.member.email,
        )

    return _done(visit, meeting, act, "attendance")


@page("meetings/<slug:meeting>/minute/", name="minute-meeting", role=Role.CONTRIBUTOR, methods=POST)
def write(visit: Visit, meeting: str) -> HttpResponse:
    """Keep what is said of an item; a text that somebody else changed meanwhile is not lost."""
    given = visit.request.POST
    key, text, was = given.get("key", ""), given.get("text", ""), given.get("was")
    known: dict[str, object] = {"place": given.get("place", ""), "theirs": None, "error": ""}
    status = 200
    try:
        minute(visit.workspace(), meeting, key, text, was=was, by=visit.member.email)
    except MinuteConflictError as conflict:
        known |= {"theirs": conflict.theirs, "was": conflict.theirs, "error": str(conflict)}
        status = 422
    except MissingError:
        raise
    except TruelineError as refused:
        known |= {"error": str(refused), "was": was}
        status = 422
    else:
        session = sitting_of(visit.workspace(), meeting).session
        now = _("Saved {0}").format(f"{timezone.localtime():%H:%M}")
        known |= {"was": minuted_of(session, key).text, "saved": now}
    if visit.is_fragment:
        return visit.render("parts/meeting_said.html", known, status=status)
    if status == 200:  # noqa: PLR2004 - as HTTP has it
        return _back(meeting, f"item-{known['place']}")
    return show_meeting(visit, meeting, fault=str(known["error"]), given=given, form="minute")


@page("meetings/<slug:meeting>/class/", name="class-meeting", role=Role.CONTRIBUTOR, methods=POST)
def classed(visit: Visit, meeting: str) -> HttpResponse:
    """Say of what class an exception is."""
    given = visit.request.POST
    variance = _one_of(ExceptionClass, given.get("class", "")) if given.get("class") else None

    def act() -> None:
        key = given.get("key", "")
        classify(visit.workspace(), meeting, key, variance, by=visit.member.email)

    return _done(visit, meeting, act, f"item-{given.get('place', '')}")


@page("meetings/<slug:meeting>/park/", name="park-item", role=Role.CONTRIBUTOR, methods=POST)
def leave(visit: Visit, meeting: str) -> HttpResponse:
    """Leave an item for the next meeting, or take it up again."""
    given = visit.request.POST
    is_parked = given.get("parked", "yes") == "yes"

    def act() -> None:
        key = given.get("key", "")
        park(visit.workspace(), meeting, key, is_parked=is_parked, by=visit.member.email)

    return _done(visit, meeting, act, f"item-{given.get('place', '')}")


@page("meetings/<slug:meeting>/up/", name="move-item-up", role=Role.CONTRIBUTOR, methods=POST)
def up(visit: Visit, meeting: str) -> HttpResponse:
    """Move an item up by one."""

    def act() -> None:
        key = visit.request.POST.get("key", "")
        move_up(visit.workspace(), meeting, key, by=visit.member.email)

    return _done(visit, meeting, act, "agenda")


@page("meetings/<slug:meeting>/add/", name="add-item", role=Role.CONTRIBUTOR, methods=POST)
def add(visit: Visit, meeting: str) -> HttpResponse:
    """Put something on the agenda."""
    given = visit.request.POST
    minutes = given.get("minutes", "5").strip()
    try:
        made = add_item(
            visit.workspace(),
            meeting,
            given.get("title", ""),
            says=given.get("says", ""),
            minutes=int(minutes) if minutes.isdecimal() and len(minutes) < len("1440") else 0,
            by=visit.member.email,
        )
    except FaultyInputError as faults:
        return show_meeting(visit, meeting, faults=faults, given=given, form="item")
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    back = reverse("take-item-out", args=[meeting, made.key.partition(":")[2]])
    say_with_way_back(visit, _("“{0}” is on the agenda.").format(made.title), back)
    return _back(meeting, "agenda")


@page(
    "meetings/<slug:meeting>/take-out/<int:number>/",
    name="take-item-out",
    role=Role.CONTRIBUTOR,
    methods=POST,
)
def out(visit: Visit, meeting: str, number: int) -> HttpResponse:
    """Take something out of the agenda that people added."""

    def act() -> None:
        take_out(visit.workspace(), meeting, f"added:{number}", by=visit.member.email)

    return _done(visit, meeting, act, "agenda")


def _done(visit: Visit, meeting: str, act: Callable[[], None], anchor: str) -> HttpResponse:
    """Do something and go back to where it was done; where it is refused, say why.

    Raises:
        MissingError: There is no such meeting, item or seat.
    """
    try:
        act()
    except MissingError:
        raise
    except FaultyInputError as faults:
        first = faults.issues[0]
        return show_meeting(visit, meeting, fault=f"{first.what} {first.remedy}")
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    return _back(meeting, anchor)


def _back(meeting: str, anchor: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('meeting', args=[meeting])}#{anchor}")


def _one_of(kind: type[_Kind], value: str) -> _Kind:
    """Give a choice by its value.

    Raises:
        MissingError: There is none.
    """
    for one in kind:
        if one.value == value:
            return one
    raise MissingError(_("There is no such choice."))
