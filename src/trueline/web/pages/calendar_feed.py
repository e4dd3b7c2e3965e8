"""Private calendar feeds: made, renewed and ended by each person, and read by their calendar."""

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.usecases.coordinating.meeting.calendar_file import calendar_feed
from trueline.usecases.coordinating.meeting.feeds import (
    digest_of,
    end_feed,
    follower,
    renew_feed,
)
from trueline.usecases.plan_on_day import plan_in_force
from trueline.web.meeting.known_meetings import known_meetings
from trueline.web.meeting.meeting_forms import CallForm
from trueline.web.meeting.shown_meetings import show_meetings
from trueline.web.page import open_page, page
from trueline.web.stores.calendar_feeds import belongs_to, organisation_of_feed
from trueline.web.visit import Visit
from trueline.web.workspaces import workspace_for

BYTES = 32
LOOKED_AT_AGAIN = 900
"""Seconds for which a calendar may keep what it read."""


@page("calendar/renew/", name="renew-feed", methods=("POST",))
def renew(visit: Visit) -> HttpResponse:
    """Make the person a feed, or another one in place of theirs, and show its address this once."""
    secret = secrets.token_urlsafe(BYTES)
    renew_feed(visit.workspace(), secret, person=visit.member.email)
    address = visit.request.build_absolute_uri(reverse("calendar-feed", args=[secret]))
    known = known_meetings(visit)
    form = CallForm(known.adopted.plan if known.adopted else None)
    return show_meetings(visit, known, form, secret=address)


@page("calendar/end/", name="end-feed", methods=("POST",))
def end(visit: Visit) -> HttpResponse:
    """Let nothing open the person's feed any more.

    Raises:
        MissingError: They have none.
    """
    end_feed(visit.workspace(), person=visit.member.email)
    visit.say(_("The calendar feed is ended; its address opens nothing any more."))
    return visit.go("meetings")


@open_page("calendar/<str:token>.ics", name="calendar-feed")
def feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Give the meetings behind a secret address, without a log-in; anything else is not there."""
    digest = digest_of(token)
    organisation = organisation_of_feed(digest)
    if not organisation:
        return _not_there()
    workspace = workspace_for(organisation)
    try:
        person = follower(workspace, token)
    except MissingError:
        return _not_there()
    if not belongs_to(person, organisation):
        return _not_there()
    content = calendar_feed(workspace, plan_in_force(workspace))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = f"private, max-age={LOOKED_AT_AGAIN}"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _not_there() -> HttpResponse:
    return HttpResponseNotFound("There is no such calendar.\n", content_type="text/plain")
