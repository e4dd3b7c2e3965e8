"""Meetings: the next ones, a year ahead, those that were, and how well they were held."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from trueline.web.meeting.known_meetings import known_meetings
from trueline.web.meeting.meeting_forms import CallForm
from trueline.web.meeting.shown_meetings import show_meetings
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Meetings"), "calendar-days", 70, "q")


@page("meetings/", name="meetings", menu=MENU)
def meetings(visit: Visit) -> HttpResponse:
    """List meetings a year ahead and those that were, with how well they were held.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    known = known_meetings(visit)
    return show_meetings(visit, known, CallForm(known.adopted.plan if known.adopted else None))
