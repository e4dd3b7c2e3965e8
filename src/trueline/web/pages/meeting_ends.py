"""What a meeting comes to: decisions, action items, its close, and corrections afterwards."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.reviewing.wishes import Correction
from trueline.core.errors import FaultyInputError, MissingError, TruelineError
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    DraftFate,
    close_session,
)
from trueline.usecases.coordinating.reviewing.correct import correct_minutes
from trueline.usecases.coordinating.reviewing.resolve import (
    agree_in,
    decide_in,
    put_back_in,
    take_action_back,
    withdraw_in,
)
from trueline.web.access import Role
from trueline.web.deciding.withdrawn import say_withdrawn
from trueline.web.page import page
from trueline.web.pages.meeting import show_meeting
from trueline.web.reviewing.decision_form import action_wish, decision_wish
from trueline.web.reviewing.minutes_mail import mail_in_words, send_minutes
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

POST = ("POST",)
LONGEST_NUMBER = 9


@page("meetings/<slug:meeting>/decide/", name="decide-in", role=Role.APPROVER, methods=POST)
def decide(visit: Visit, meeting: str) -> HttpResponse:
    """Keep what the meeting decides, with the numbers as it saw them."""
    given = visit.request.POST
    try:
        made = decide_in(visit.workspace(), meeting, decision_wish(given), by=visit.member.email)
    except FaultyInputError as faults:
        return show_meeting(visit, meeting, faults=faults, given=given, form="decision")
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused), given=given, form="decision")
    back = reverse("withdraw-in", args=[meeting, made.id])
    say_with_way_back(visit, _("Decided: {0}").format(made.what), back)
    return _back(meeting, "decisions")


@page(
    "meetings/<slug:meeting>/decide/<slug:name>/withdraw/",
    name="withdraw-in",
    role=Role.APPROVER,
    methods=POST,
)
def take_back(visit: Visit, meeting: str, name: str) -> HttpResponse:
    """Undo a decision while its meeting is open, with what follows from it."""
    try:
        gone = withdraw_in(visit.workspace(), meeting, name, by=visit.member.email)
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    again = reverse("put-back-in", args=[meeting, name])
    say_with_way_back(visit, say_withdrawn(gone), again)
    return _back(meeting, "decisions")


@page(
    "meetings/<slug:meeting>/decide/<slug:name>/put-back/",
    name="put-back-in",
    role=Role.APPROVER,
    methods=POST,
)
def again(visit: Visit, meeting: str, name: str) -> HttpResponse:
    """Let a decision stand again that was withdrawn."""
    try:
        put_back_in(visit.workspace(), meeting, name, by=visit.member.email)
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    return _back(meeting, "decisions")


@page("meetings/<slug:meeting>/agree/", name="agree-in", role=Role.CONTRIBUTOR, methods=POST)
def agree(visit: Visit, meeting: str) -> HttpResponse:
    """Keep what somebody agrees to do."""
    given = visit.request.POST
    try:
        made = agree_in(visit.workspace(), meeting, action_wish(given), by=visit.member.email)
    except FaultyInputError as faults:
        return show_meeting(visit, meeting, faults=faults, given=given, form="action")
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused), given=given, form="action")
    back = reverse("drop-in", args=[meeting, made.id])
    say_with_way_back(visit, _("{0}: {1}").format(made.owner, made.what), back)
    return _back(meeting, "actions")


@page(
    "meetings/<slug:meeting>/agree/<slug:name>/take-back/",
    name="drop-in",
    role=Role.CONTRIBUTOR,
    methods=POST,
)
def drop(visit: Visit, meeting: str, name: str) -> HttpResponse:
    """Take back what was agreed a moment ago."""
    try:
        take_action_back(visit.workspace(), meeting, name, by=visit.member.email)
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused))
    visit.say(_("It was taken back."))
    return _back(meeting, "actions")


@page("meetings/<slug:meeting>/close/", name="close-meeting", role=Role.APPROVER, methods=POST)
def close(visit: Visit, meeting: str) -> HttpResponse:
    """Close the meeting, put the plan in force that it decided on, and mail the minutes."""
    given = visit.request.POST
    fate = next((one for one in DraftFate if one.value == given.get("draft", "")), None)
    count = given.get("edit_count", "")
    is_count = count.isdecimal() and len(count) <= LONGEST_NUMBER
    closing = Closing(fate, int(count) if is_count else None)
    try:
        close_session(visit.workspace(), meeting, closing, by=visit.member.email)
    except FaultyInputError as faults:
        return show_meeting(visit, meeting, faults=faults, given=given, form="close")
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused), given=given, form="close")
    visit.say(_("The meeting is closed. Its minutes, decisions and actions are kept."))
    return _sent(visit, meeting)


@page("meetings/<slug:meeting>/mail/", name="mail-minutes", role=Role.APPROVER, methods=POST)
def mail(visit: Visit, meeting: str) -> HttpResponse:
    """Mail the minutes of a closed meeting again."""
    return _sent(visit, meeting)


@page("meetings/<slug:meeting>/correct/", name="correct-minutes", role=Role.APPROVER, methods=POST)
def correct(visit: Visit, meeting: str) -> HttpResponse:
    """Keep what is right where the minutes of a closed meeting are wrong."""
    given = visit.request.POST
    wish = Correction(given.get("key", ""), given.get("text", ""), given.get("reason", ""))
    try:
        correct_minutes(visit.workspace(), meeting, wish, by=visit.member.email)
    except FaultyInputError as faults:
        return show_meeting(visit, meeting, faults=faults, given=given, form="correction")
    except MissingError:
        raise
    except TruelineError as refused:
        return show_meeting(visit, meeting, fault=str(refused), given=given, form="correction")
    visit.say(_("The correction stands beside the minutes."))
    return _back(meeting, "corrections")


def _sent(visit: Visit, meeting: str) -> HttpResponse:
    try:
        became = send_minutes(visit.workspace(), meeting, by=visit.member.email)
    except MissingError:
        raise
    except TruelineError as refused:
        messages.warning(visit.request, _("The minutes were not mailed: {0}").format(refused))
    else:
        tell = messages.warning if became.failed else messages.info
        tell(visit.request, mail_in_words(became))
    return HttpResponseRedirect(reverse("meeting", args=[meeting]))


def _back(meeting: str, anchor: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('meeting', args=[meeting])}#{anchor}")
