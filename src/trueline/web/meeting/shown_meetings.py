"""The list of meetings as it is shown, also with a form that was faulty."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.coordinating.meeting.feeds import feed_since
from trueline.web.access import Role
from trueline.web.meeting.known_meetings import KnownMeetings
from trueline.web.meeting.meeting_forms import CallForm
from trueline.web.meeting.meeting_rows import adherence_rows, by_month, meeting_rows
from trueline.web.visit import Visit

SHOWN_PAST, SHOWN_NEXT = 12, 6


def show_meetings(
    visit: Visit, known: KnownMeetings, form: CallForm, *, status: int = 200, secret: str = ""
) -> HttpResponse:
    """Show the list.

    Args:
        visit: Who asks.
        known: What is known of meetings.
        form: In which one is called, with its faults.
        status: Of the answer.
        secret: Address of a private feed that was just made, shown this once; empty for none.
    """
    title = _("Meetings")
    ahead = meeting_rows(known, known.ahead)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "known": known,
        "as_of": known.as_of,
        "next": next((one for one in ahead if one.meeting == known.next), None),
        "soon": ahead[:SHOWN_NEXT],
        "months": by_month(ahead),
        "past": meeting_rows(known, known.past[:SHOWN_PAST]),
        "overall": known.adherence[0] if known.adherence else None,
        "series": adherence_rows(known),
        "form": form,
        "may_change": visit.may(Role.CONTRIBUTOR) and known.as_of is None,
        "feed": secret,
        "feed_since": None if known.as_of else feed_since(known.workspace, visit.member.email),
    }
    return visit.render("pages/meetings.html", context, status=status)
